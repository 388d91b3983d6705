import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The version of Patto, from the package it runs from: the sources or their build. */
export const version = versionFrom(dirname(fileURLToPath(import.meta.url)));

function versionFrom(folder: string): string {
  try {
    const { version: found } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version?: string;
    };
    if (found !== undefined) return found;
  } catch {
    // Not here; look one folder further up.
  }
  const above = dirname(folder);
  return above === folder ? 'unknown' : versionFrom(above);
}
