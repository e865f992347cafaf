import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { reason } from '../../src/reason/reason.ts';
import { renderProblems } from '../../src/report/render/terminal.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { english, inEnglish } from '../english.ts';
import { respaced, substance, withoutPlaces } from './layouts.ts';
import { mutated } from './mutations.ts';
import { wholePrograms } from './whole-programs.ts';

/** How many programs are tried; `REGALIA_FUZZ_RUNS=100000` for a long look. */
const runs = Number(process.env.REGALIA_FUZZ_RUNS ?? 300);
const PATIENCE = 36_000_000;
/** What reasoning may work for one program: few steps, since it is the many programs that are tried here. */
const STEPS = 300;

const sourceOf = (text: string) => new SourceText('whole.regalia', text);

/** What is said of a program and what it means, wherever its words stand. */
function meaningOf(text: string): { plan: unknown; said: string[] } {
  const { checked, problems } = check(parse(sourceOf(text)));
  expect(problems.filter(({ severity }) => severity === 'error').map(({ title }) => english(title))).toEqual([]);
  const plan = compile(checked!);
  const said = [...problems, ...reason(plan, STEPS)]
    .map(inEnglish)
    .map(({ code, title, help }) => `${code}: ${title}: ${help}`);
  return { plan: withoutPlaces(plan), said };
}

describe('whole programs from every construct', { timeout: PATIENCE }, () => {
  it('are right, and keep their words, comments, meaning and findings when they are formatted', () => {
    fc.assert(
      fc.property(respaced(wholePrograms), (text) => {
        const { text: once, problems } = format(parse(sourceOf(text)));
        expect(problems).toEqual([]);
        expect(substance(once!)).toEqual(substance(text));
        expect(format(parse(sourceOf(once!))).text).toBe(once);
        expect(meaningOf(once!)).toEqual(meaningOf(text));
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });

  it('are read to the end after any damage, and reasoned about where they are still right', () => {
    const outcomes = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(mutated(wholePrograms), (text) => {
        const source = sourceOf(text);
        const { checked, problems } = check(parse(source));
        const found = checked === null ? problems : [...problems, ...reason(compile(checked), STEPS)];
        outcomes[checked === null ? 'wrong' : 'right']++;
        for (const { title } of found) expect(english(title)).not.toMatch(/undefined|NaN|\[object/);
        renderProblems(found, new Map([[source.file, source]]), { width: 80, color: false, unicode: true });
      }),
      { numRuns: runs },
    );
    expect(Math.min(outcomes.right, outcomes.wrong)).toBeGreaterThan(runs / 50);
  });

  it('are reasoned about with all the work that a check may take', () => {
    fc.assert(
      fc.property(wholePrograms, (text) => {
        const plan = compile(check(parse(sourceOf(text))).checked!);
        expect(reason(plan).filter(({ title }) => /undefined|NaN|\[object/.test(english(title)))).toEqual([]);
      }),
      { numRuns: Math.min(runs, 10) },
    );
  });
});
