/** The namespaces of DMN models, 1.1 to 1.5: what of them the engine reads means the same in all. */
export const modelNamespaces: readonly string[] = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20191111/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];

/** Whether an import is of a DMN model, as its type tells: the URI of any version, written with more or less care. */
export function isModel(importType: string): boolean {
  return /^https?:\/\/www\.omg\.org\/spec\/DMN\//.test(importType);
}

/** `http://www.omg.org/spec/FEEL/20140401`, `https://www.omg.org/spec/DMN/20230324/FEEL/`, and plain `feel`. */
export function isFeel(language: string): boolean {
  return /^feel$/i.test(language) || /^https?:\/\/www\.omg\.org\/spec\/.*\bFEEL\b/.test(language);
}
