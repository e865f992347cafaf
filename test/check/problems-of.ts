import type { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { reason } from '../../src/reason/reason.ts';
import { type Problem, sortProblems } from '../../src/report/problem.ts';
import { parse } from '../../src/syntax/parse.ts';

/** All that `regalia check` says of a program: its problems, and what reasoning finds once it has no errors. */
export function problemsOf(source: SourceText): { problems: readonly Problem[]; plan: Plan | null } {
  const { checked, problems } = check(parse(source));
  if (checked === null) return { problems, plan: null };
  const plan = compile(checked);
  return { problems: sortProblems([...problems, ...reason(plan)]), plan };
}
