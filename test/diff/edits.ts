import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from '../../src/analysis/diff/side.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { parse } from '../../src/syntax/parse.ts';
import { programText } from '../engine/regalia-files.ts';
import { english } from '../english.ts';

/** An edit of one of the project's programs, with the lines it must bring: direction and id. */
export interface Edit {
  readonly name: string;
  readonly program: string;
  readonly replace: readonly (readonly [string, string])[];
  readonly expect: readonly string[];
  /** Why no member can tell the two apart; absent where some can. */
  readonly unseen?: string;
}

export const EDITS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../cases/diff/edits.json'), 'utf8'),
) as readonly Edit[];

/** The program before and after; the examples of the new one, which may no longer hold, are left out. */
export function edited({ program, replace }: Edit): { readonly old: Side; readonly now: Side } {
  const text = programText(program);
  let changed = withoutExamples(text);
  for (const [from, to] of replace) {
    if (!changed.includes(from)) throw new Error(`${program} has no ${from}`);
    changed = changed.replace(from, () => to);
  }
  return { old: sideOf(withoutExamples(text), program), now: sideOf(changed, program) };
}

export function sideOf(text: string, file = 'case'): Side {
  const source = new SourceText(`${file}.regalia`, text);
  const { checked, problems } = check(parse(source));
  if (checked === null) throw new Error(problems.map(({ title }) => english(title)).join('; '));
  return { source, checked, plan: compile(checked) };
}

/** So that an edit need not fit the examples. */
export function withoutExamples(text: string): string {
  const { program } = parse(new SourceText('x', text));
  if (program === null) return text;
  const examples = program.statements.filter(({ kind }) => kind === 'example').map(({ span }) => span);
  return examples
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end }) => all.slice(0, start) + all.slice(end), text);
}
