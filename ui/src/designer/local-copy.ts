/** A diagram that is being changed, kept in this browser until it is published. Diagrams hold no data of people. */
export interface LocalCopy {
  readonly xml: string;
  readonly name: string;
  readonly savedAt: string;
}

const prefix = 'patto.diagram.';

function isLocalCopy(value: unknown): value is LocalCopy {
  if (typeof value !== 'object' || value === null) return false;
  const { xml, name, savedAt } = value as Record<string, unknown>;
  return typeof xml === 'string' && typeof name === 'string' && typeof savedAt === 'string';
}

export function readLocalCopy(diagram: string): LocalCopy | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefix + diagram) ?? 'null');
    return isLocalCopy(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** Gives back when it was saved; null when the browser has no room for it. */
export function keepLocalCopy(diagram: string, name: string, xml: string): string | null {
  const savedAt = new Date().toISOString();
  try {
    localStorage.setItem(prefix + diagram, JSON.stringify({ xml, name, savedAt } satisfies LocalCopy));
    return savedAt;
  } catch {
    return null;
  }
}

export function dropLocalCopy(diagram: string): void {
  try {
    localStorage.removeItem(prefix + diagram);
  } catch {
    // A browser that stores nothing has nothing to drop.
  }
}
