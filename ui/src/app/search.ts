type Search = Readonly<Record<string, unknown>>;

/** A text of the address's query; a number there is a text somebody wrote in digits. */
export function textIn(search: Search, name: string): string | undefined {
  const value = search[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function oneOf<const Option extends string>(
  search: Search,
  name: string,
  options: readonly Option[],
): Option | undefined {
  return options.find((option) => option === search[name]);
}
