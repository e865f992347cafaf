import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder that holds the project's own programs and simulations, from source as well as from the built package. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the package has no package.json above its code');
    folder = parent;
  }
  return folder;
}

/**
 * The URL of a module that a thread begins with, given by its path below `src` without ending: TypeScript where this runs
 * from source, else what `build.ts` makes of it under the same name.
 */
export function threadModule(path: string): URL {
  const built = !import.meta.url.endsWith('.ts');
  return pathToFileURL(join(projectRoot(), built ? `dist/src/${path}.js` : `src/${path}.ts`));
}

export function projectVersion(): string {
  const text = readFileSync(join(projectRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
