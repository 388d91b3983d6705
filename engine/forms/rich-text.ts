import type { Block } from './block.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';

const cache = new Map<string, readonly Block[]>();
/** Texts that are filled in come and go; the others stay. */
const capacity = 500;

export function readRichText(text: string, syntax: 'markdown' | 'html'): readonly Block[] {
  const key = `${syntax} ${text}`;
  const known = cache.get(key);
  if (known) return known;
  const blocks = syntax === 'html' ? readHtml(text) : readMarkdown(text);
  if (cache.size >= capacity) cache.clear();
  cache.set(key, blocks);
  return blocks;
}
