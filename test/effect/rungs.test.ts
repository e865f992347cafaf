import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/base/calendar.ts';
import { ladderOn, rungOrder, rungsOf } from '../../src/population/rungs.ts';
import { planOf } from '../engine/plan-of.ts';

const club = (...ladders: string[]) =>
  planOf(`program "Club" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  measure spend = sum of purchase.amount in calendar year
  ${ladders.join('\n')}
}`);
const ladder = (name: string, tiers: readonly string[], period = '') => `ladder ${name} {
  base tier ${tiers[0]}
  ${tiers
    .slice(1)
    .map((tier, i) => `tier ${tier} when spend >= ¥${i + 1}`)
    .join('\n')}
  attain at once
  lasts until end of next calendar year
  downgrade to the tier earned
  ${period}
}`;

/** The order of each tier of one ladder against each of another, row by row. */
const order = (old: readonly string[], now: readonly string[]) =>
  rungOrder(club(ladder('rank', old)), club(ladder('rank', now)));

describe('the rungs of two ladders', () => {
  it('of one set of names are compared by height', () => {
    expect(order(['plain', 'silver', 'gold'], ['plain', 'silver', 'gold'])).toEqual([
      [0, 1, 1],
      [-1, 0, 1],
      [-1, -1, 0],
    ]);
  });

  it('let a new tier lie between its neighbors', () => {
    expect(order(['plain', 'gold'], ['plain', 'silver', 'gold'])).toEqual([
      [0, 1, 1],
      [-1, -1, 0],
    ]);
  });

  it('hold a tier under another name at the same place for level', () => {
    expect(order(['plain', 'silver', 'gold'], ['plain', 'sapphire', 'gold'])[1]).toEqual([-1, 0, 1]);
  });

  it('with no name in common are counted from the base', () => {
    expect(order(['first', 'second', 'third'], ['one_star', 'two_star'])).toEqual([
      [0, 1],
      [-1, 0],
      [-1, -1],
    ]);
  });

  it('of a program without ladders are one', () => {
    expect(rungsOf(club())).toHaveLength(1);
    expect(rungOrder(club(), club(ladder('rank', ['plain', 'gold'])))).toEqual([[0, 1]]);
  });
});

describe('the ladder that tells members apart', () => {
  const two = club(
    ladder('stage', ['first', 'second'], 'in force until 2022-06-03'),
    ladder('rank', ['one', 'two'], 'in force from 2022-06-03'),
  );

  it.each([
    ['2022-06-02', 0],
    ['2022-06-03', 1],
  ])('on %s is the one in force', (date, at) => {
    expect(ladderOn(two, 0, parseDay(date)!)).toBe(at);
    expect(ladderOn(two, 1, parseDay(date)!)).toBe(at);
  });
});
