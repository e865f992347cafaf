import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { reason } from '../../src/reason/reason.ts';
import type { Problem } from '../../src/report/problem.ts';
import { parse } from '../../src/syntax/parse.ts';
import { english } from '../english.ts';

const grammar = join(import.meta.dirname, '../../grammar');

/** A fenced text of a page: ` ```regalia wrong fragment of shop `. */
export interface Block {
  readonly language: string;
  /** What stands after the language. */
  readonly words: string;
  readonly text: string;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** A page of the language's documentation. */
export interface Page {
  /** Below the folder `grammar`, as links write it. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly headings: readonly string[];
}

export function readPage(path: string): Page {
  const text = readFileSync(join(grammar, path), 'utf8');
  const blocks: Block[] = [];
  const prose = text.replace(/^```(\S+)(?: (.+))?\n([\s\S]*?)^```$/gm, (_, language, words = '', body, at) => {
    blocks.push({ language, words, text: body, line: text.slice(0, at).split('\n').length + 1 });
    return '';
  });
  const headings = [...prose.matchAll(/^#+ (.+)$/gm)].map((match) => match[1]!);
  return { path, text, blocks, headings };
}

/** The names in a folder of `grammar`, without their ending. */
export function namesIn(folder: string, ending: string): string[] {
  return readdirSync(join(grammar, folder))
    .map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : `${name}, a stray file`))
    .sort();
}

export const reference = readPage('reference.md');

/** The whole program of a block: its own text, or its statements inside the frame that it names. */
export function programOf(block: Block): string {
  const frame = /\bfragment of (\w+)$/.exec(block.words)?.[1];
  if (frame === undefined) return block.text;
  const around = reference.blocks.find(({ words }) => words === `frame ${frame}`);
  if (around === undefined) throw new Error(`there is no frame ${frame}`);
  const inside = block.text.replace(/^(?=.)/gm, '  ');
  return around.text.replace(/\}\n$/, `\n${inside}}\n`);
}

/**
 * What is wrong with a program, up to its examples: their failures as problems, as `regalia test` reports them. Where it
 * is `reasoned` about, also what that finds: a page shows one thing at a time, and leaves much of a program out.
 */
export function problemsOf(text: string, reasoned = false): { code: Problem['code']; said: string }[] {
  const source = new SourceText('page.regalia', text);
  const { checked, problems } = check(parse(source));
  const found = problems.map(({ code, title }) => ({ code, said: english(title) }));
  if (checked === null) return found;
  const plan = compile(checked);
  if (reasoned) found.push(...reason(plan).map(({ code, title }) => ({ code, said: english(title) })));
  for (const example of plan.examples) {
    for (const { span, expected, actual } of runExample(plan, example)) {
      const said = `${example.name}: ${source.text.slice(span.start, span.end)}: ${english(actual)}, not ${english(expected)}`;
      found.push({ code: 'example-failed', said });
    }
  }
  return found;
}

/** What a page links to within the documentation, with a link to itself as its own path; not what is on the web. */
export function linksOf({ path, text }: Page): { target: string; anchor: string | null }[] {
  const folder = path.split('/').slice(0, -1);
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^https?:/.test(link)) return [];
    const [file = '', anchor = null] = link.split('#');
    const parts = [...folder];
    for (const part of file.split('/')) {
      if (part === '..') parts.pop();
      else parts.push(part);
    }
    return [{ target: file === '' ? path : parts.join('/'), anchor }];
  });
}

/** The anchor that a heading has on the usual hosts of Markdown. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
}
