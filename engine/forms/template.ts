import { checkFeel, evaluateFeel, type Lookup } from '../expressions/feel.ts';
import type { FeelClock } from '../expressions/feel.ts';
import { variablesOf } from '../expressions/feel.ts';
import type { Json } from '../model/json.ts';

/**
 * form-js's templates: `{{expression}}`, `{{#if condition}}…{{/if}}`, `{{#loop list}}…{{/loop}}`, where inside a
 * loop `this` is the item and the item's own properties are names. Not implemented: `parent` and `i` in loops.
 */
type Piece =
  | { readonly piece: 'text'; readonly text: string }
  | { readonly piece: 'value'; readonly feel: string }
  | { readonly piece: 'if' | 'loop'; readonly feel: string; readonly inside: readonly Piece[] };

const cache = new Map<string, readonly Piece[] | string>();
/** Enough for all texts of hundreds of forms. */
const capacity = 5000;

/** Whether there is anything to fill in. */
export function isTemplate(text: string): boolean {
  return text.includes('{{');
}

/** What is wrong with the template, null when nothing is. */
export function checkTemplate(text: string): string | null {
  const pieces = piecesOf(text);
  if (typeof pieces === 'string') return pieces;
  for (const feel of expressionsIn(pieces)) {
    const problem = checkFeel(feel);
    if (problem) return `in "{{${feel}}}": ${problem.message}`;
  }
  return null;
}

/** The names a template reads. */
export function templateNames(text: string): readonly string[] {
  const pieces = piecesOf(text);
  return typeof pieces === 'string' ? [] : expressionsIn(pieces).flatMap((feel) => variablesOf(feel));
}

/** The text, filled in. What cannot be computed is left out. */
export function fillTemplate(
  text: string,
  lookup: Lookup,
  clock: FeelClock,
  show: (value: Json) => string,
): string {
  const pieces = piecesOf(text);
  return typeof pieces === 'string' ? text : fill(pieces, lookup, clock, show);
}

function fill(
  pieces: readonly Piece[],
  lookup: Lookup,
  clock: FeelClock,
  show: (value: Json) => string,
): string {
  return pieces
    .map((piece) => {
      if (piece.piece === 'text') return piece.text;
      const result = evaluateFeel(piece.feel, lookup, clock);
      const value = result.ok ? result.value : null;
      if (piece.piece === 'value') return show(value);
      if (piece.piece === 'if') return value === true ? fill(piece.inside, lookup, clock, show) : '';
      const items: readonly Json[] = Array.isArray(value) ? value : [];
      return items.map((item) => fill(piece.inside, within(item, lookup), clock, show)).join('');
    })
    .join('');
}

function within(item: Json, outer: Lookup): Lookup {
  return (name) => {
    if (name === 'this') return item;
    const own = isRecord(item) && Object.hasOwn(item, name) ? item[name] : undefined;
    return own ?? outer(name);
  };
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expressionsIn(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) => {
    if (piece.piece === 'text') return [];
    return piece.piece === 'value' ? [piece.feel] : [piece.feel, ...expressionsIn(piece.inside)];
  });
}

function piecesOf(text: string): readonly Piece[] | string {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = parse(text);
  if (cache.size >= capacity) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parse(text: string): readonly Piece[] | string {
  const root: Piece[] = [];
  const open: { readonly kind: string; readonly outside: Piece[] }[] = [];
  let pieces = root;
  // Text, then a tag; the last piece of text has no tag after it.
  for (const [, before = '', tag] of text.matchAll(/([^]*?)(?:\{\{([^]*?)\}\}|$)/g)) {
    if (before.includes('{{')) return '"{{" is never closed by "}}"';
    if (before !== '') pieces.push({ piece: 'text', text: before });
    if (tag === undefined) continue;
    const [, kind, feel = ''] = /^#(if|loop)\s([^]*)$/.exec(tag.trim()) ?? [];
    if (kind !== undefined) {
      const inside: Piece[] = [];
      pieces.push({ piece: kind as 'if' | 'loop', feel: feel.trim(), inside });
      open.push({ kind, outside: pieces });
      pieces = inside;
    } else if (tag.trim().startsWith('/')) {
      const last = open.pop();
      if (!last || `/${last.kind}` !== tag.trim()) return `"{{${tag}}}" closes nothing`;
      pieces = last.outside;
    } else {
      pieces.push({ piece: 'value', feel: tag.trim().replace(/^=/, '') });
    }
  }
  const unclosed = open.at(-1);
  return unclosed ? `"{{#${unclosed.kind} …}}" is never closed` : root;
}
