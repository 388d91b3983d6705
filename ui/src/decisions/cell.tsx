import { currentLanguage } from '../language/i18n.ts';
import { testWords, valueWords } from './cell-words.ts';

/** A test of a rule: in words where it is simple, else the FEEL it is written in. */
export function TestCell({ feel }: { feel: string }) {
  return <Words words={testWords(feel, currentLanguage())} feel={feel} />;
}

export function OutputCell({ feel }: { feel: string }) {
  return <Words words={valueWords(feel, currentLanguage())} feel={feel} />;
}

function Words({ words, feel }: { words: string | null; feel: string }) {
  return words === null ? <code className="feel">{feel}</code> : words;
}

/** A test that lets everything pass tells nothing. */
export const isOpen = (feel: string) => ['', '-'].includes(feel.trim());
