interface Page<T> {
  readonly body: { readonly items: readonly T[]; readonly nextCursor: string | null };
}

/** All items of a list, page by page; `ask` is given what to add to the query. */
export async function everyPage<T>(ask: (more: '' | `&cursor=${string}`) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let { body } = await ask('');
  items.push(...body.items);
  while (body.nextCursor !== null) {
    ({ body } = await ask(`&cursor=${encodeURIComponent(body.nextCursor)}`));
    items.push(...body.items);
  }
  return items;
}
