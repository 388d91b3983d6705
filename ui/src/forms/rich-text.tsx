import { createElement, type ReactNode } from 'react';
import type { Block, Inline } from '../../../engine/browser.ts';
import { useFormScope } from './form-scope.ts';

/** Formatted text. It arrives as data, so nothing of it is ever read as HTML. */
export function RichText({ blocks }: { blocks: readonly Block[] }) {
  const { headingLevel } = useFormScope();
  return (
    <div className="patto-passage">{blocks.map((block, index) => blockOf(block, index, headingLevel))}</div>
  );
}

function blockOf(block: Block, key: number, headingLevel: number): ReactNode {
  switch (block.block) {
    case 'heading':
      // The page has a first-level heading already.
      return createElement(
        `h${Math.min(6, block.level + headingLevel - 1)}`,
        { key },
        inlines(block.content),
      );
    case 'list':
      return createElement(
        block.ordered ? 'ol' : 'ul',
        { key },
        block.items.map((item, index) => <li key={index}>{inlines(item)}</li>),
      );
    case 'quote':
      return <blockquote key={key}>{inlines(block.content)}</blockquote>;
    case 'rule':
      return <hr key={key} />;
    default:
      return <p key={key}>{inlines(block.content)}</p>;
  }
}

function inlines(content: readonly Inline[]): ReactNode {
  return content.map((inline, key) => {
    switch (inline.inline) {
      case 'text':
        return inline.text;
      case 'break':
        return <br key={key} />;
      case 'link':
        return (
          <a
            key={key}
            href={inline.href}
            rel="noreferrer"
            target={/^https?:/.test(inline.href) ? '_blank' : undefined}
          >
            {inlines(inline.content)}
          </a>
        );
      case 'strong':
        return <strong key={key}>{inlines(inline.content)}</strong>;
      case 'emphasis':
        return <em key={key}>{inlines(inline.content)}</em>;
      case 'code':
        return <code key={key}>{inlines(inline.content)}</code>;
    }
  });
}
