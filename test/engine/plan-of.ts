import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { parse } from '../../src/syntax/parse.ts';
import { english } from '../english.ts';

/** The plan of a program that is right; a test that writes a wrong one is told what is wrong with it. */
export function planOf(text: string, file = 'case.regalia'): Plan {
  const { checked, problems } = check(parse(new SourceText(file, text)));
  if (checked === null) throw new Error(problems.map((problem) => english(problem.title)).join('; '));
  return compile(checked);
}

/** The plan of some statements in a program with purchases in yen. */
export function planWith(statements: string): Plan {
  return planOf(`program "Case" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    ${statements}
  }`);
}
