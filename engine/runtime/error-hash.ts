/** A text as an int32, the same for the same text: s[0]·31ⁿ⁻¹ + … + s[n-1] over its UTF-16 units, as Java hashes text. */
export function errorHashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
