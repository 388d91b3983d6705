/** The words FEEL keeps for itself: a variable of that name could be written but not read. */
const reserved = new Set(
  'null true false function return if then else for in between some every satisfies and or instance of external not'.split(
    ' ',
  ),
);

/** A name FEEL reads as one word. `__proto__` is none: it names what every object already has. */
export function isVariableName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reserved.has(name) && name !== '__proto__';
}

/** `order.status` as its steps; null when it is no path of variable names. */
export function pathOf(text: string): readonly string[] | null {
  const path = text.trim().split('.');
  return path.every(isVariableName) ? path : null;
}
