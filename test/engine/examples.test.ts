import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { english } from '../english.ts';
import { planOf } from './plan-of.ts';
import { type RegaliaFile, regaliaFiles } from './regalia-files.ts';

/** The program that the README shows to newcomers. */
function readmeProgram(): RegaliaFile {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  return { path: 'README.md', text: /^```\n(program "[\s\S]*?)^```$/m.exec(readme)![1]! };
}

const files = [
  ...regaliaFiles('programs'),
  ...regaliaFiles('simulations'),
  ...regaliaFiles('test/cases/behavior'),
  readmeProgram(),
];

for (const { path, text } of files) {
  describe(path, () => {
    const plan = planOf(text, path);
    const source = new SourceText(path, text);

    it('has examples', () => {
      expect(plan.examples).not.toEqual([]);
    });

    it.each(plan.examples)('$name', (example) => {
      const failures = runExample(plan, example).map(
        ({ span, expected, actual }) =>
          `line ${source.place(span.start).line}: ${english(actual)}, not ${english(expected)}`,
      );
      expect(failures).toEqual([]);
    });
  });
}

describe('an example that does not hold', () => {
  const plan = planOf(`program "Case" {
    currency JPY
    timezone "Asia/Tokyo"
    unit star kept to 2 decimals, shown to 1
    event purchase { amount: money }
    points star_balance in star { expires never balance stops at zero }
    earn star_balance on purchase = amount * (1 star per ¥1_000), rounded down
    measure spend = sum of purchase.amount in lifetime
    ladder rank {
      base tier member
      tier gold when spend >= ¥20_000
      attain at once
      lasts forever
    }
    reward cup for 1 star {
      worth ¥300
      costs ¥100
      use any time
      issued at once
    }
    example "wrong in every line" {
      2024-05-01 purchase amount ¥12_340
      then star_balance is 12 star
      then star_balance shows 0.4
      then spend is ¥1 and rank is gold
      then cup is issued 1 time and rewards are worth ¥1
      on 2024-05-02 star_balance is 0.34 star and cup is issued 0 times
    }
  }`);

  it('says of each expectation what was expected and what there was', () => {
    const failures = runExample(plan, plan.examples[0]!);
    expect(failures.map(({ expected, actual }) => `${english(expected)} | ${english(actual)}`)).toEqual([
      '12 star | 0.34 star',
      '0.4 | 0.3',
      '¥1 | ¥12_340',
      'gold | member',
      '1 time | 12 times',
      '¥1 | ¥3_600',
      '0 times | 12 times',
    ]);
  });
});
