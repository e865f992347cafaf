import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { reason } from '../../src/reason/reason.ts';
import { REASONING_CODES } from '../../src/report/reasoning-codes.ts';
import { problemsOf } from '../check/problems-of.ts';
import { planOf } from '../engine/plan-of.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { pasted } from './pasted.ts';

/** The cases under `test/cases/problems` tell what is found; here, that it is so. */
const cases = regaliaFiles('test/cases/problems').flatMap(({ path, text }) => {
  const { plan } = problemsOf(new SourceText(path, text));
  const findings = plan === null ? [] : reason(plan).filter(({ code }) => code !== 'allow-unused');
  return findings.length === 0 ? [] : [{ path, text, findings }];
});

describe('every witness holds in its own program', () => {
  it.each(cases)('$path', ({ text, findings }) => {
    for (const { witness } of findings) expect(failuresOf(text, witness!)).toEqual([]);
  });

  it.each(REASONING_CODES)('%s is among them', (code) => {
    expect(cases.some(({ findings }) => findings.some((finding) => finding.code === code))).toBe(true);
  });
});

/** What does not hold of an example that is pasted into a program. */
function failuresOf(text: string, example: string) {
  const plan = planOf(pasted(text, example));
  return runExample(plan, plan.examples.at(-1)!);
}

/** Programs of questions that ask what comes of what the checker warns of. */
const WARNED: Readonly<Record<string, readonly string[]>> = {
  'simulations/order/harvest-first.regalia': ['harvest-before-repair'],
  'simulations/order/repair-first.regalia': ['harvest-before-repair'],
  'simulations/variants/grid-no-calls.regalia': ['harvest-before-repair'],
};

describe('the programs of the project', () => {
  it.each([...regaliaFiles('programs'), ...regaliaFiles('simulations')])(
    '$path holds no surprise',
    ({ path, text }) => {
      const { problems } = problemsOf(new SourceText(path, text));
      expect(problems.map(({ code }) => code)).toEqual(WARNED[path] ?? []);
    },
  );
});

describe('programs written to test one thing', () => {
  it.each(regaliaFiles('test/cases/behavior'))('$path: what is found of it is so', ({ path, text }) => {
    for (const { witness } of problemsOf(new SourceText(path, text)).problems) {
      if (witness !== undefined) expect(failuresOf(text, witness)).toEqual([]);
    }
  });
});
