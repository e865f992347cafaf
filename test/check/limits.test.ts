import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { reason } from '../../src/reason/reason.ts';
import { MOST_CHARACTERS, MOST_NESTING, MOST_OPERATIONS, parse } from '../../src/syntax/parse.ts';
import { planOf, planWith } from '../engine/plan-of.ts';

const codesOf = (text: string) => check(parse(new SourceText('long.regalia', text))).problems.map(({ code }) => code);

/** A program whose Gold asks for `condition`. */
const asking = (condition: string) => `program "Case" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  measure spend = sum of purchase.amount in lifetime
  ladder rank {
    base tier member
    tier gold when ${condition}
    attain at once
    lasts forever
  }
}`;

const nested = (depth: number) => asking(`${'('.repeat(depth)}spend >= ¥1${')'.repeat(depth)}`);
const summed = (terms: number) => asking(`${Array(terms).fill('spend').join(' + ')} >= ¥1`);

describe('limits of a text', () => {
  it('reads a program of the greatest size and refuses a greater one', () => {
    const [text, room] = [asking('spend >= ¥1'), MOST_CHARACTERS - asking('spend >= ¥1').length];
    expect(codesOf(text + '\n'.repeat(room))).toEqual([]);
    expect(codesOf(text + '\n'.repeat(room + 1))).toEqual(['file-too-large']);
  });

  it('follows brackets as deep as it may, and no deeper', () => {
    // The blocks of the program and of the ladder are two levels.
    expect(codesOf(nested(MOST_NESTING - 2))).toEqual([]);
    expect(codesOf(nested(MOST_NESTING - 1))).toEqual(['syntax-too-deep']);
  });

  it('follows a formula as long as it may, and no longer', () => {
    expect(codesOf(summed(MOST_OPERATIONS + 1))).toEqual([]);
    expect(codesOf(summed(MOST_OPERATIONS + 2))).toEqual(['syntax-too-deep']);
  });

  it.each([
    ['parentheses', nested(10_000)],
    ['opening brackets of all kinds', '([{'.repeat(10_000)],
    ['closing brackets', ')]}'.repeat(10_000)],
    ['blocks', 'event x { '.repeat(10_000)],
    ['negations', asking(`${'not '.repeat(10_000)}spend >= ¥1`)],
    ['terms', summed(20_000)],
    ['factors', asking(`${'2 * '.repeat(20_000)}spend >= ¥1`)],
    ['minus signs', asking(`spend >= ${'-'.repeat(10_000)}¥1`)],
  ])('ends with a problem, not with a crash, on ten thousand %s', (_, text) => {
    expect(codesOf(text)).not.toEqual([]);
  });

  it('reads conditions with thousands of parts, which are not deep', () => {
    expect(codesOf(asking(Array(5_000).fill('spend >= ¥1').join(' and ')))).toEqual([]);
  });
});

describe('limits of what is worked out', () => {
  it('reasons about marks and prices that a bar far off reaches beyond all counting', () => {
    const far = `¥${'1'.padEnd(25, '0')}`;
    const plan = planWith(`
      points star { expires never balance stops at zero }
      earn star on purchase = amount * (1 star per ¥1)
      measure spend = sum of purchase.amount in lifetime
      milestone gift at ¥1 of spend, again every ¥1 { gives 1 star }
      reward cup for 1 star { worth ¥3 costs ¥1 use any time issued at once }
      ladder rank {
        base tier member
        tier silver when spend >= ${far}
        tier gold when spend >= ${far} * 2, kept while spend >= ${far} * 3
        attain at once
        lasts for 12 months
        downgrade to the tier earned
      }`);
    expect(reason(plan).map(({ code }) => code)).toContain('reward-underwater');
  });

  it('reasons about rules that read the ledger they give into', () => {
    const plan = planWith(`
      points star { expires never balance stops at zero }
      measure held = balance of star
      measure gained = sum of star earned in lifetime
      earn star on purchase = amount * (1 star per ¥1) - held / 2, rounded down
      earn star on purchase = 10 star - gained / 2, rounded down
      reward cup for 1_000_000 star { worth ¥3 costs ¥1 use any time issued on request }`);
    expect(reason(plan)).toEqual([]);
  });

  it('runs an example of very many events', () => {
    const lines = Array.from({ length: 15 }, (_, i) => `2024-05-${String(i + 10)} purchase amount ¥1, 10_000 times`);
    const text = asking('spend >= ¥150_000').replace(
      /\}$/,
      `example "many" { ${lines.join('\n')} then spend is ¥150_000 and rank is gold } }`,
    );
    const plan = planOf(text);
    expect(runExample(plan, plan.examples[0]!)).toEqual([]);
  });
});
