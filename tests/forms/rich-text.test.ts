import { describe, expect, test } from '@jest/globals';
import type { Block, Inline } from '../../engine/forms/block.ts';
import { readRichText } from '../../engine/forms/rich-text.ts';

/** Blocks in one line each, to compare at a glance. */
function outline(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => {
    if (block.block === 'rule') return 'rule';
    if (block.block === 'list') return `${block.ordered ? 'ol' : 'ul'}(${block.items.map(text).join(' | ')})`;
    return `${block.block === 'heading' ? `h${block.level}` : block.block}(${text(block.content)})`;
  });
}

function text(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.inline === 'text') return inline.text;
      if (inline.inline === 'break') return '⏎';
      const inside = text(inline.content);
      return inline.inline === 'link' ? `[${inside}→${inline.href}]` : `${inline.inline}<${inside}>`;
    })
    .join('');
}

describe('Markdown', () => {
  test.each([
    ['# Titolo\ntesto', ['h1(Titolo)', 'paragraph(testo)']],
    ['uno\ndue\n\ntre', ['paragraph(uno due)', 'paragraph(tre)']],
    ['uno  \ndue\\\ntre', ['paragraph(uno⏎due⏎tre)']],
    [
      '- a\n- **b**\n  ancora\n\n1. c\n2) d',
      ['ul(a | strong<b ancora>)'.replace('strong<b ancora>', 'strong<b> ancora'), 'ol(c | d)'],
    ],
    ['> detto\n---', ['quote(detto)', 'rule']],
    ['*a* _b_ __c__ `d*` \\*e\\*', ['paragraph(emphasis<a> emphasis<b> strong<c> code<d*> *e*)']],
    ['nome_di_cosa 2*3*4', ['paragraph(nome_di_cosa 2emphasis<3>4)']],
    [
      '[qui](https://a.it) [là](javascript:alert(1)) <https://b.it>',
      ['paragraph([qui→https://a.it] là) [https://b.it→https://b.it])'],
    ],
    ['<b onclick="x">a</b>', ['paragraph(<b onclick="x">a</b>)']],
  ])('%j', (source, expected) => {
    expect(outline(readRichText(source, 'markdown'))).toEqual(expected);
  });
});

describe('HTML', () => {
  test.each([
    ['<h2>Titolo</h2><p>uno <b>due</b><br>tre</p>', ['h2(Titolo)', 'paragraph(uno strong<due>⏎tre)']],
    ['<ul><li>a</li><li><em>b</em></ul><ol><li>c</ol>', ['ul(a | emphasis<b>)', 'ol(c)']],
    ['<script>alert(1)</script><style>p{}</style>ciao', ['paragraph(ciao)']],
    ['<script>alert(1)', []],
    [
      '<p><a href="https://a.it" onclick="x">a</a> <a href="javascript:x">b</a></p>',
      ['paragraph([a→https://a.it] strong<b>)'],
    ],
    ['<img src=x onerror=alert(1)><p>a &amp; b &lt; c &#224;</p>', ['paragraph(a & b < c à)']],
    ['<p>a<p>b', ['paragraph(a)', 'paragraph(b)']],
    ['<p><b>mai chiuso</p><p>dopo</p>', ['paragraph(strong<mai chiuso>)', 'paragraph(dopo)']],
    ['1 < 2', ['paragraph(1 < 2)']],
  ])('%j', (source, expected) => {
    expect(outline(readRichText(source, 'html'))).toEqual(expected);
  });
});

test.each(['[', '*', '**a', '<', '<!--', '`', '_a'])('many %j take no longer than other text', (mark) => {
  const before = performance.now();
  readRichText(mark.repeat(20_000), 'markdown');
  readRichText(mark.repeat(20_000), 'html');
  expect(performance.now() - before).toBeLessThan(1500);
});
