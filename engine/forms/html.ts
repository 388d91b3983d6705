import { safeHref, type Block, type Inline } from './block.ts';

/**
 * The HTML a form may show: headings, paragraphs, lists, quotes, rules, bold, italics, code, links and line breaks.
 * Other elements give way to what they contain, except scripts and styles, which vanish. Attributes other than
 * `href` are not read. Not implemented: tables, pictures, nested lists.
 */
export function readHtml(html: string): readonly Block[] {
  const writer = new BlockWriter();
  for (const [, tag, text] of clean(html).matchAll(/<([^<>]*)>|([^<]+|<)/g)) {
    if (text !== undefined) writer.text(decode(text));
    else readTag(tag ?? '', writer);
  }
  return writer.finish();
}

function clean(html: string): string {
  return html
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/<(script|style|template|iframe|object|noscript)\b[^]*?(?:<\/\1\s*>|$)/gi, '');
}

type TagReader = (writer: BlockWriter, opens: boolean, tag: string) => void;

const inline =
  (kind: 'strong' | 'emphasis' | 'code'): TagReader =>
  (writer, opens) =>
    writer.span(opens, (content) => ({ inline: kind, content }));
const block =
  (style: Style): TagReader =>
  (writer, opens) =>
    writer.start(opens ? style : 'paragraph');
const list =
  (kind: 'ul' | 'ol'): TagReader =>
  (writer, opens) =>
    writer.list(opens ? kind : null);
const paragraphs = [
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'table',
  'tr',
  'dl',
  'dt',
  'dd',
  'pre',
];

const tagReaders: ReadonlyMap<string, TagReader> = new Map([
  ['strong', inline('strong')],
  ['b', inline('strong')],
  ['em', inline('emphasis')],
  ['i', inline('emphasis')],
  ['code', inline('code')],
  ['a', readLink],
  ['br', (writer) => writer.break()],
  ['hr', (writer) => writer.rule()],
  ['li', (writer) => writer.item()],
  ['ul', list('ul')],
  ['ol', list('ol')],
  ['blockquote', block('quote')],
  ...[1, 2, 3, 4, 5, 6].map((level): [string, TagReader] => [`h${level}`, block(level)]),
  ...paragraphs.map((name): [string, TagReader] => [name, block('paragraph')]),
]);

function readTag(tag: string, writer: BlockWriter): void {
  const [, closing = '', name = ''] = /^\s*(\/?)\s*([a-zA-Z][a-zA-Z0-9]*)/.exec(tag) ?? [];
  tagReaders.get(name.toLowerCase())?.(writer, closing === '', tag);
}

function readLink(writer: BlockWriter, opens: boolean, tag: string): void {
  const written = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i.exec(tag);
  const href = safeHref(decode(written?.[1] ?? written?.[2] ?? written?.[3] ?? ''));
  writer.span(opens, (content) =>
    href === null ? { inline: 'strong', content } : { inline: 'link', href, content },
  );
}

type Style = 'paragraph' | 'quote' | number;

/** Gathers inline content into blocks; an element left open ends with its block. */
class BlockWriter {
  private readonly blocks: Block[] = [];
  private content: Inline[] = [];
  private spans: { readonly outside: Inline[]; readonly wrap: (content: readonly Inline[]) => Inline }[] = [];
  private style: Style = 'paragraph';
  private items: { readonly ordered: boolean; readonly items: (readonly Inline[])[] } | null = null;

  text(text: string): void {
    const spaced = text.replace(/\s+/g, ' ');
    if (spaced === ' ' && this.content.length === 0) return;
    this.content.push({ inline: 'text', text: spaced });
  }

  break(): void {
    this.content.push({ inline: 'break' });
  }

  span(opens: boolean, wrap: (content: readonly Inline[]) => Inline): void {
    if (opens) {
      this.spans.push({ outside: this.content, wrap });
      this.content = [];
      return;
    }
    const last = this.spans.pop();
    if (!last) return;
    last.outside.push(last.wrap(this.content));
    this.content = last.outside;
  }

  start(style: Style): void {
    if (this.items) return;
    this.flush();
    this.style = style;
  }

  rule(): void {
    this.flush();
    this.blocks.push({ block: 'rule' });
  }

  list(kind: 'ul' | 'ol' | null): void {
    this.flush();
    if (this.items && this.items.items.length > 0) this.blocks.push({ block: 'list', ...this.items });
    this.items = kind === null ? null : { ordered: kind === 'ol', items: [] };
    this.style = 'paragraph';
  }

  item(): void {
    this.flush();
  }

  finish(): readonly Block[] {
    this.list(null);
    return this.blocks;
  }

  private flush(): void {
    while (this.spans.length > 0) this.span(false, (content) => ({ inline: 'strong', content }));
    const { content, style } = this;
    this.content = [];
    if (!content.some((inline) => inline.inline !== 'text' || inline.text.trim() !== '')) return;
    if (this.items) this.items.items.push(content);
    else if (typeof style === 'number') this.blocks.push({ block: 'heading', level: style, content });
    else this.blocks.push({ block: style, content });
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  euro: '€',
  agrave: 'à',
  egrave: 'è',
  eacute: 'é',
  igrave: 'ì',
  ograve: 'ò',
  ugrave: 'ù',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-zA-Z]+));/g,
    (all: string, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name] ?? all;
      const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
