import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceText, type Span } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { renderProblems } from '../../src/report/render/terminal.ts';
import { parse } from '../../src/syntax/parse.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { english } from '../english.ts';
import { mutated, soup } from './mutations.ts';

/** How many texts are tried; `REGALIA_FUZZ_RUNS=100000` for a long look. */
const runs = Number(process.env.REGALIA_FUZZ_RUNS ?? 2_000);
const PATIENCE = 3_600_000;

const right = ['programs', 'test/cases/behavior'].flatMap((folder) => regaliaFiles(folder));
const wrong = regaliaFiles('test/cases/problems');

/** Reads a text as far as it goes: problems with their picture, and the examples of a program that is right. */
function readWhole(text: string): 'right' | 'wrong' {
  const source = new SourceText('fuzz.regalia', text);
  const { checked, problems } = check(parse(source));
  for (const { labels, fixes, title } of problems) {
    expect(english(title)).not.toMatch(/undefined|NaN|\[object/);
    for (const label of labels) within(source, label.span);
    for (const edit of fixes.flatMap((fix) => fix.edits)) within(source, edit.span);
  }
  renderProblems(problems, new Map([[source.file, source]]), { width: 80, color: false, unicode: true });
  expect(checked === null).toBe(problems.some((problem) => problem.severity === 'error'));
  if (checked === null) return 'wrong';
  const plan = compile(checked);
  for (const example of plan.examples) runExample(plan, example);
  return 'right';
}

function within(source: SourceText, { file, start, end }: Span): void {
  expect(file).toBe(source.file);
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(source.text.length);
}

describe('reading any text', () => {
  it(
    'never fails on programs that were damaged, and still reads some of them',
    () => {
      const outcomes = { right: 0, wrong: 0 };
      const textsOf = (files: typeof right) => mutated(fc.constantFrom(...files.map(({ text }) => text)));
      fc.assert(
        fc.property(
          fc.oneof({ weight: 4, arbitrary: textsOf(right) }, { weight: 1, arbitrary: textsOf(wrong) }),
          (text) => {
            outcomes[readWhole(text)]++;
          },
        ),
        { numRuns: runs },
      );
      expect(Math.min(outcomes.right, outcomes.wrong)).toBeGreaterThan(runs / 100);
    },
    PATIENCE,
  );

  it(
    'never fails on words of the language in no order',
    () => {
      fc.assert(
        fc.property(soup, (text) => void readWhole(text)),
        { numRuns: runs },
      );
    },
    PATIENCE,
  );

  it(
    'never fails on characters in no order',
    () => {
      const characters = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units)),
      );
      fc.assert(
        fc.property(characters, (text) => void readWhole(text)),
        { numRuns: Math.ceil(runs / 4) },
      );
    },
    PATIENCE,
  );

  it('never fails on a program that ends anywhere', () => {
    const { text } = regaliaFiles('programs').find(({ path }) => path.includes('stamp-card/bath-house'))!;
    for (let end = 0; end < text.length; end++) expect(readWhole(text.slice(0, end))).toBeDefined();
  });
});
