import { expect, it } from 'vitest';
import { dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { replay } from '../../src/engine/replay.ts';
import { planWith } from './plan-of.ts';

/** No program can say so, for the checker refuses it; data can. */
it('a return that names another return takes from the latest purchase', () => {
  const plan = planWith(`
    event return { amount: money }
    refund of purchase by return {
      reduces amount by amount
      earn again on the remainder
      counts on the original day
      keep the tier
      unlinked takes the latest purchase
    }
    points point { expires never balance may go negative }
    earn point on purchase = amount / (¥100 per point), rounded down`);
  const happening = (event: number, day: number, id: string, amount: number, refers: string | null) => ({
    ...{ id, event, refers, day: dayOf(2024, 5, day), posted: dayOf(2024, 5, day), second: 0 },
    fields: [integer(amount)],
  });
  const happenings = [
    happening(0, 1, 'order', 1_000, null),
    happening(1, 2, 'goods', 100, null),
    happening(1, 3, 'again', 200, 'goods'),
  ];
  const member = replay(plan, [], { member: 'm', joined: null, happenings }, dayOf(2024, 5, 3), {});
  expect(member.balance(0)).toBe(7n);
});
