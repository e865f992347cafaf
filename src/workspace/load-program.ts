import type { SourceText } from '../base/span.ts';
import { check } from '../check/check.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import { compile } from '../compile/compile.ts';
import type { Plan } from '../compile/plan.ts';
import type { Problem } from '../report/problem.ts';
import { type Parse, parse } from '../syntax/parse.ts';
import { PROGRAM_LIMIT, readText } from './read-text.ts';

/** A program file as far as it could be read. */
export interface LoadedProgram {
  readonly path: string;
  /** Null when the file could not be read. */
  readonly source: SourceText | null;
  readonly parse: Parse | null;
  /** Both null when there is any error. */
  readonly checked: CheckedProgram | null;
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** File to plan, with every problem on the way. */
export async function loadProgram(path: string): Promise<LoadedProgram> {
  const text = await readText(path, PROGRAM_LIMIT);
  return text.ok ? programOf(text.value) : unreadProgram(path, text.problems);
}

/** A text to its plan, with every problem on the way. */
export function programOf(source: SourceText): LoadedProgram {
  const parsed = parse(source);
  const { checked, problems } = check(parsed);
  return {
    path: source.file,
    source,
    parse: parsed,
    checked,
    plan: checked === null ? null : compile(checked),
    problems,
  };
}

/** A program that could not be read. */
export function unreadProgram(path: string, problems: readonly Problem[]): LoadedProgram {
  return { path, source: null, parse: null, checked: null, plan: null, problems };
}
