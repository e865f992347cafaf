import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A template of the source as other languages know it, its places numbered, with the file it was found in. */
export interface SourceTemplate {
  readonly template: string;
  readonly file: string;
}

/** Every English template that the source says; templates in comments are not said. */
export function sourceTemplates(): SourceTemplate[] {
  return sourceFiles('src').flatMap((file) => {
    const text = withoutComments(readFileSync(join(root, file), 'utf8'));
    const starts = [...text.matchAll(/(?<![\w.])say`/g)].map(({ index }) => index + 'say`'.length);
    return starts.map((start) => ({ template: readTemplate(text, start).template, file }));
  });
}

/** Files of the source below a folder, but for the catalogs. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('/japanese/'))
    .sort();
}

export function withoutComments(text: string): string {
  return text.replace(/^\s*(\/\*\*?|\*|\/\/).*$/gm, '');
}

/** Reads from behind the opening backtick to the closing one; `end` is behind it. */
function readTemplate(text: string, start: number): { template: string; end: number } {
  let template = '';
  let places = 0;
  let at = start;
  while (text[at] !== '`') {
    if (at >= text.length) throw new Error('a template is never closed');
    if (text.startsWith('${', at)) {
      template += `{${places++}}`;
      at = endOfExpression(text, at + 2);
    } else if (text[at] === '\\') {
      template += text[at + 1] === 'n' ? '\n' : text[at + 1];
      at += 2;
    } else template += text[at++];
  }
  return { template, end: at + 1 };
}

/** Behind the brace that closes an expression inside a template. */
function endOfExpression(text: string, start: number): number {
  let depth = 1;
  let at = start;
  while (depth > 0) {
    const sign = text[at];
    if (sign === '`') at = readTemplate(text, at + 1).end;
    else if (sign === "'" || sign === '"') at = text.indexOf(sign, at + 1) + 1;
    else {
      if (sign === '{') depth++;
      if (sign === '}') depth--;
      at++;
    }
  }
  return at;
}
