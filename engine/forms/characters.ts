const segmenter = new Intl.Segmenter();

/** How many characters a reader sees: an emoji of several code points is one, spaces around the text are none. */
export function countCharacters(text: string): number {
  return [...segmenter.segment(text.trim())].length;
}
