import { useEffect, useRef, type ReactNode } from 'react';

let firstPage = true;

interface PageHeadingProps {
  readonly title: string;
  /** What the browser's tab says, when the heading alone would not tell which page this is. */
  readonly tabTitle?: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * The title of a page. On arrival from another page it takes the focus, so that a screen reader
 * says where one is and the Tab key goes on from there.
 */
export function PageHeading({ title, tabTitle, lead, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${tabTitle ?? title} – Patto`;
  }, [title, tabTitle]);

  useEffect(() => {
    if (!firstPage && document.querySelector('dialog[open]') === null) heading.current?.focus();
    firstPage = false;
  }, []);

  return (
    <div className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead !== undefined && <p>{lead}</p>}
      </div>
      {children}
    </div>
  );
}
