/**
 * Formatted text as data, never as markup: whoever shows it makes the elements, so a text of a form, or a value
 * filled into it, cannot bring a script with it.
 */
export type Inline =
  | { readonly inline: 'text'; readonly text: string }
  | { readonly inline: 'break' }
  | { readonly inline: 'strong' | 'emphasis' | 'code'; readonly content: readonly Inline[] }
  | { readonly inline: 'link'; readonly href: string; readonly content: readonly Inline[] };

export type Block =
  | { readonly block: 'paragraph' | 'quote'; readonly content: readonly Inline[] }
  | { readonly block: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly block: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly block: 'rule' };

/** The address of a link, null when it is one a form may not offer (`javascript:` and whatever else is no page). */
export function safeHref(written: string): string | null {
  const href = written.trim();
  return /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(href) ? href : null;
}
