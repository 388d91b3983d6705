import { safeHref, type Block, type Inline } from './block.ts';

/**
 * The Markdown that form designers use: headings, paragraphs, lists, quotes, rules, bold, italics, code, links and
 * hard line breaks. Not implemented: nested lists, tables, pictures, code blocks, reference links, raw HTML
 * (shown as it is written).
 */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const chunk of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/)) readChunk(chunk, blocks);
  return blocks;
}

type LineKind = 'heading' | 'rule' | 'bullet' | 'number' | 'quote' | 'text';

const kinds: readonly (readonly [LineKind, RegExp])[] = [
  ['heading', /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/],
  ['rule', /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ['bullet', /^\s*[-*+]\s+()(.*)$/],
  ['number', /^\s*\d{1,9}[.)]\s+()(.*)$/],
  ['quote', /^ {0,3}>\s?()(.*)$/],
];

/** Lines of the same kind that follow one another. */
interface Gathering {
  kind: LineKind;
  lines: string[];
}

function readChunk(chunk: string, blocks: Block[]): void {
  const gathering: Gathering = { kind: 'text', lines: [] };
  for (const line of chunk.split('\n')) {
    const [kind, match] = kindOf(line);
    const last = gathering.lines.length - 1;
    if (kind === 'heading' || kind === 'rule') {
      flush(gathering, blocks);
      blocks.push(kind === 'rule' ? { block: 'rule' } : headingOf(match));
    } else if (kind === 'text' && gathering.kind !== 'text' && last >= 0 && /^\s/.test(line)) {
      // An indented line goes on with the item above.
      gathering.lines[last] = `${gathering.lines[last] ?? ''} ${line.trim()}`;
    } else {
      if (kind !== gathering.kind) flush(gathering, blocks);
      gathering.kind = kind;
      gathering.lines.push(match?.[2] ?? line);
    }
  }
  flush(gathering, blocks);
}

function flush(gathering: Gathering, blocks: Block[]): void {
  if (gathering.lines.some((line) => line.trim() !== ''))
    blocks.push(blockOf(gathering.kind, gathering.lines));
  gathering.kind = 'text';
  gathering.lines = [];
}

function headingOf(match: RegExpExecArray | null): Block {
  const [, signs = '#', content = ''] = match ?? [];
  return { block: 'heading', level: signs.length, content: readInline(content) };
}

function kindOf(line: string): readonly [LineKind, RegExpExecArray | null] {
  for (const [kind, expression] of kinds) {
    const match = expression.exec(line);
    if (match) return [kind, match];
  }
  return ['text', null];
}

function blockOf(kind: LineKind, lines: readonly string[]): Block {
  if (kind === 'bullet' || kind === 'number') {
    return { block: 'list', ordered: kind === 'number', items: lines.map((line) => readInline(line)) };
  }
  const content = lines.flatMap((line, index): readonly Inline[] => {
    const hard = / {2,}$|\\$/.test(line);
    const own = readInline(line.replace(/\\$/, '').trim());
    if (index === lines.length - 1) return own;
    return [...own, hard ? { inline: 'break' } : { inline: 'text', text: ' ' }];
  });
  return { block: kind === 'quote' ? 'quote' : 'paragraph', content };
}

/** Bounded, so that a long text full of opening marks takes no longer than any other. */
const span =
  /\\([\\`*_{}[\]()#+\-.!>])|`([^`]{1,500})`|\*\*([^*]{1,2000})\*\*|__([^_]{1,2000})__|\*([^*\s][^*]{0,2000})\*|(?<![\p{L}\p{N}])_([^_\s][^_]{0,2000})_(?![\p{L}\p{N}])|\[([^\]]{1,500})\]\(([^)\s]{1,2000})\)|<(https?:\/\/[^>\s]{1,2000})>/u;

export function readInline(text: string): readonly Inline[] {
  const content: Inline[] = [];
  const add = (plain: string): void => {
    if (plain !== '') content.push({ inline: 'text', text: plain });
  };
  let rest = text;
  for (let match = span.exec(rest); match; match = span.exec(rest)) {
    add(rest.slice(0, match.index));
    content.push(inlineOf(match));
    rest = rest.slice(match.index + match[0].length);
  }
  add(rest);
  return content;
}

function inlineOf(match: RegExpExecArray): Inline {
  const [all, escaped, code, starBold, lineBold, starItalic, lineItalic, label, href, bare] =
    match as readonly (string | undefined)[];
  if (escaped !== undefined) return { inline: 'text', text: escaped };
  if (code !== undefined) return { inline: 'code', content: [{ inline: 'text', text: code }] };
  const bold = starBold ?? lineBold;
  if (bold !== undefined) return { inline: 'strong', content: readInline(bold) };
  const italic = starItalic ?? lineItalic;
  if (italic !== undefined) return { inline: 'emphasis', content: readInline(italic) };
  const target = safeHref(href ?? bare ?? '');
  if (target === null) return { inline: 'text', text: label ?? all ?? '' };
  return {
    inline: 'link',
    href: target,
    content: label === undefined ? [{ inline: 'text', text: target }] : readInline(label),
  };
}
