/** A name of a program as people read it: `tettoEuroGiorno` is "Tetto euro giorno". Codes in capitals stay. */
export function nameInWords(name: string): string {
  const words = name
    .replace(/_/g, ' ')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(' ')
    .filter((word) => word !== '')
    .map((word, at) => (at > 0 && /^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word))
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
