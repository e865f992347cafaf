import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface RegaliaFile {
  /** From the project's root, with `/` between its parts. */
  readonly path: string;
  readonly text: string;
}

/** Every `.regalia` file below a folder of the project, in the order of their paths. */
export function regaliaFiles(folder: string): RegaliaFile[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.regalia'))
    .sort()
    .map((name) => {
      const path = join(folder, name).replaceAll('\\', '/');
      return { path, text: readFileSync(join(root, path), 'utf8') };
    });
}

/** A program of the project by its path below `programs`, without the ending. */
export function programText(name: string): string {
  return readFileSync(join(root, 'programs', `${name}.regalia`), 'utf8');
}
