import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { parse } from '../../src/syntax/parse.ts';
import { reference } from './page.ts';

/**
 * The chapter "What is easy to get wrong": each line names rules and the cases that show them. That the cases hold is
 * tested with the engine; here, that they are there, have examples, and say themselves which rules they show.
 */
const root = new URL('../../', import.meta.url);

interface Line {
  readonly what: string;
  readonly rules: readonly string[];
  readonly cases: readonly string[];
}

const chapter = reference.text.split('\n## What is easy to get wrong\n')[1]!.split(/^## /m)[0]!;
const rows = [...chapter.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].filter(
  ([, what]) => !/^(what|-+$)/.test(what!),
);
const lines = [...chapter.matchAll(/^\| (?!what happens here|-)(.+?) +\| (\[R.+?) +\| (`.+?) +\|$/gm)].map(
  ([, what, rules, cases]): Line => ({
    what: what!,
    rules: [...rules!.matchAll(/\[(R\d+\.\d+)\]\(#([\w-]+)\)/g)].map(([, rule]) => rule!),
    cases: [...cases!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  }),
);

function pathOf(name: string): URL {
  return new URL(name.includes('/') ? name : `test/cases/behavior/${name}.regalia`, root);
}

/** What a case says of itself: the comment at the head of a program, or the comments of a test. */
function citedIn(name: string): string {
  const text = readFileSync(pathOf(name), 'utf8');
  if (name.includes('/')) return text.match(/\/\/.*|\/\*[\s\S]*?\*\//g)?.join('\n') ?? '';
  return /^(?:#.*\n)*/.exec(text)![0];
}

describe('what is easy to get wrong', () => {
  it('is read line by line', () => {
    expect(lines.length).toBeGreaterThan(40);
    expect(lines).toHaveLength(rows.length);
  });

  it.each(lines)('$what', ({ rules, cases }) => {
    expect(rules).not.toEqual([]);
    expect(cases).not.toEqual([]);
    expect(cases.filter((name) => !existsSync(pathOf(name)))).toEqual([]);
    // Several cases may share the rules of a line between them.
    const cited = cases.map((name) => new Set(citedIn(name).match(/\bR\d+\.\d+\b/g)));
    expect(rules.filter((rule) => !cited.some((set) => set.has(rule)))).toEqual([]);
    expect(cases.filter((_, i) => !rules.some((rule) => cited[i]!.has(rule)))).toEqual([]);
  });

  it.each(lines.flatMap(({ cases }) => cases).filter((name, i, all) => !name.includes('/') && all.indexOf(name) === i))(
    '%s has examples',
    (name) => {
      const { program } = parse(new SourceText(name, readFileSync(pathOf(name), 'utf8')));
      expect(program!.statements.some(({ kind }) => kind === 'example')).toBe(true);
    },
  );
});
