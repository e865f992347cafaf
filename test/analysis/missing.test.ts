import { describe, expect, it } from 'vitest';
import { missingText } from '../../src/analysis/missing-text.ts';
import { dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { replay } from '../../src/engine/replay.ts';
import { planWith } from '../engine/plan-of.ts';
import { english } from '../english.ts';

const day = dayOf(2024, 5, 1);

/** The ways to gold, in words, of a member with purchases of these amounts. */
function waysTo(condition: string, amounts: readonly number[]): string[] {
  const plan = planWith(`
    event visit {}
    measure spend = sum of purchase.amount in lifetime
    measure purchases = count of purchase in lifetime
    measure visits = count of visit in lifetime
    ladder card "Card" {
      base tier plain "No card"
      tier paid "Paid card" when visits >= 1
      attain at once
      lasts forever
    }
    ladder rank {
      base tier member
      tier gold when ${condition}
      attain at once
      lasts forever
    }`);
  const happenings = amounts.map((amount, i) => ({
    id: `p${i}`,
    event: 0,
    day,
    posted: day,
    second: i,
    fields: [integer(amount)],
    refers: null,
  }));
  const member = replay(plan, [], { member: 'm', joined: day, happenings }, day, {});
  return member.missing(1, 1, day + 1).map((way) => way.map((part) => english(missingText(plan, part))).join(' and '));
}

describe('what is missing', () => {
  it.each([
    ['spend >= ¥100', [99], ['¥1 more spend (has ¥99 of ¥100)']],
    ['spend >= ¥100', [100], []],
    ['spend > ¥100', [99], ['¥2 more spend (has ¥99, needs more than ¥100)']],
    ['spend > ¥100', [100], ['¥1 more spend (has ¥100, needs more than ¥100)']],
    ['spend > ¥100', [101], []],
    ['spend <= ¥100', [101], ['¥1 less spend (has ¥101, may have ¥100)']],
    ['spend < ¥100', [100], ['¥1 less spend (has ¥100, must stay below ¥100)']],
    ['spend < ¥100', [99], []],
    ['purchases is 2', [5], ['purchases of exactly 2 (has 1)']],
    ['purchases is not 1', [5], ['purchases other than 1']],
    ['not purchases >= 1', [5], ['1 less purchases (has 1, must stay below 1)']],
    ['not (spend < ¥100 and purchases < 2)', [5], ['1 more purchases (has 1 of 2)', '¥95 more spend (has ¥5 of ¥100)']],
    ['not (spend < ¥100 or purchases < 2)', [5], ['¥95 more spend (has ¥5 of ¥100) and 1 more purchases (has 1 of 2)']],
    ['card is paid', [5], ['Card at Paid card (is No card)']],
    ['card is at least paid', [5], ['Card at Paid card or above (is No card)']],
    ['not card is below paid', [5], ['Card at Paid card or above (is No card)']],
  ] as const)('%s after %s', (condition, amounts, ways) => {
    expect(waysTo(condition, amounts)).toEqual(ways);
  });

  it('lists the nearest way first, and what cannot be measured last', () => {
    expect(waysTo('card is paid or spend >= ¥100 or purchases >= 2 or spend >= ¥60', [50])).toEqual([
      '¥10 more spend (has ¥50 of ¥60)',
      '¥50 more spend (has ¥50 of ¥100)',
      '1 more purchases (has 1 of 2)',
      'Card at Paid card (is No card)',
    ]);
  });
});
