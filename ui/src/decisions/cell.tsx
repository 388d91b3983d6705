import { Fragment } from 'react';
import type { Json } from '../../../engine/browser.ts';
import { currentLanguage } from '../language/i18n.ts';
import { testWords, valueWords } from './cell-words.ts';
import { Value } from './value.tsx';

/** A test of a rule: in words where it is simple, else the FEEL it is written in. */
export function TestCell({ feel }: { feel: string }) {
  return <Words words={testWords(feel, currentLanguage())} feel={feel} />;
}

/** What a rule gives; where it was applied and had to be evaluated, the value it gave. */
export function OutputCell({ feel, given }: { feel: string; given?: Json | undefined }) {
  const words = valueWords(feel, currentLanguage());
  if (words !== null || given === undefined) return <Words words={words} feel={feel} />;
  return (
    <>
      <Value value={given} />
      <span className="feel-behind">
        <Feel text={feel} />
      </span>
    </>
  );
}

function Words({ words, feel }: { words: string | null; feel: string }) {
  return words ?? <Feel text={feel} />;
}

/** A long path may be broken after its dots. */
function Feel({ text }: { text: string }) {
  return (
    <code className="feel">
      {text.split('.').map((part, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

/** A test that lets everything pass tells nothing. */
export const isOpen = (feel: string) => ['', '-'].includes(feel.trim());
