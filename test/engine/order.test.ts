import { describe, expect, it } from 'vitest';
import { type Day, dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import type { Happening, MemberEvent, Redemption } from '../../src/engine/books.ts';
import { inOrder } from '../../src/engine/order.ts';
import { planOf } from './plan-of.ts';
import { programText } from './regalia-files.ts';

const plan = planOf(programText('rolling-retailer/rolling-retailer'));
const [purchase, goodsReturn] = [0, 1];
const noon = 43_200;

function event(id: string, kind: number, day: Day, second = noon, refers: string | null = null): MemberEvent {
  return { id, event: kind, day, posted: day, second, fields: [integer(1)], refers };
}

const redemption = (id: string, day: Day, second = noon): Redemption => ({ id, reward: 0, spentOn: null, day, second });

const [monday, tuesday] = [dayOf(2024, 5, 6), dayOf(2024, 5, 7)];

/** The identities in the order they are applied, which must not depend on the order they arrive in. */
function applied(...happenings: Happening[]): string[] {
  const forth = inOrder(plan, happenings).map(({ id }) => id);
  expect(inOrder(plan, happenings.toReversed()).map(({ id }) => id)).toEqual(forth);
  return forth;
}

describe('the order of a history', () => {
  it('goes by days, then by the time of day', () => {
    const [late, early, other] = [
      event('a', purchase, monday, 2),
      event('b', purchase, monday, 1),
      redemption('c', tuesday),
    ];
    expect(applied(other, late, early)).toEqual(['b', 'a', 'c']);
  });

  it('puts returns of earlier days’ orders first in the day, and those of the day in their time', () => {
    const before = event('order', purchase, monday);
    const morning = event('morning', purchase, tuesday, 1);
    const back = event('back', goodsReturn, tuesday, noon, 'order');
    const same = event('same', goodsReturn, tuesday, noon, 'morning');
    expect(applied(before, morning, back, same)).toEqual(['order', 'back', 'morning', 'same']);
  });

  it('puts a return that names none, or one unknown, in its time', () => {
    const [order, none] = [event('order', purchase, tuesday, 1), event('none', goodsReturn, tuesday, 2)];
    const unknown = event('unknown', goodsReturn, tuesday, 3, 'nothing');
    expect(applied(unknown, none, order)).toEqual(['order', 'none', 'unknown']);
  });

  it('puts a purchase before its return in one and the same second, and ties by identity', () => {
    const order = event('z', purchase, monday);
    const back = event('a', goodsReturn, monday, noon, 'z');
    expect(applied(back, order, event('y', purchase, monday), redemption('x', monday))).toEqual(['x', 'y', 'z', 'a']);
  });

  it('reads the day of an identity that was told twice from the first of the two', () => {
    const [first, second] = [event('order', purchase, monday), event('order', purchase, tuesday, noon)];
    const back = event('back', goodsReturn, tuesday, noon + 1, 'order');
    expect(applied(first, second, back)).toEqual(['order', 'back', 'order']);
  });
});
