/** What FEEL and DMN are compared with: packages of their own in `bench/rivals`, nothing Patto itself depends on. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = new URL('./rivals/', import.meta.url);

/** Loads one of them, after having installed them all when they are not there. */
export async function rival<T>(name: string): Promise<T> {
  if (!existsSync(new URL('node_modules/', folder)))
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: fileURLToPath(folder),
      stdio: 'inherit',
    });
  const path = createRequire(new URL('package.json', folder)).resolve(name);
  return (await import(pathToFileURL(path).href)) as T;
}
