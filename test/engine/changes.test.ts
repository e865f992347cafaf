import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { keepBooks } from '../../src/engine/keep-books.ts';
import { replay } from '../../src/engine/replay.ts';
import { planWith } from './plan-of.ts';

const tiers = (lasts: string) => `
  setting bar = ¥1_000
  measure spend = sum of purchase.amount in lifetime
  ladder club {
    base tier member
    tier gold when spend >= bar
    attain at once
    lasts ${lasts}
    downgrade to the tier earned
    in force until 2026-01-01
  }`;

/** The books of who spent `amount` yen on 1 February 2024, as lines. */
function booksOf(statements: string, amount: number): string[] {
  const plan = planWith(statements);
  const { books, watch } = keepBooks();
  const day = parseDay('2024-02-01')!;
  const event = { id: 'a', event: 0, day, posted: day, second: 0, fields: [integer(amount)], refers: null };
  const settings = plan.settings.map((setting) => setting.value);
  replay(plan, settings, { member: 'm', joined: null, happenings: [event] }, parseDay('2026-12-31')!, watch);
  return [
    ...books.grants.map((g) => `grant ${formatDay(g.from)} to ${formatDay(g.until)}, ${g.cause}, ended by ${g.ended}`),
    ...books.movements.map((m) => `move ${m.from} to ${m.to} on ${formatDay(m.day)}, ${m.cause}`),
    ...books.postings.map((p) => `${p.amount} ${plan.ledgers[p.ledger]!.name}, ${p.reason} by ${p.rule}`),
  ];
}

const change = (transition: string, bar: number) => `
  change on 2024-04-01 "The bar moves" {
    bar becomes ¥${bar}
    judged by evaluation date
    ${transition}
  }`;

describe('the causes that a change of the rules leaves in the books', () => {
  it('are told where a tier is lost on the day of the change', () => {
    expect(booksOf(tiers('forever') + change('nothing for members already there', 2_000), 1_000)).toEqual([
      'grant 2024-02-01 to 2024-04-01, behavior, ended by rule change',
      'move 0 to 1 on 2024-02-01, behavior',
      'move 1 to 0 on 2024-04-01, rule change',
    ]);
  });

  it('are told where a tier is attained on the day of the change, and where its ladder ends', () => {
    expect(booksOf(tiers('forever') + change('nothing for members already there', 900), 900)).toEqual([
      'grant 2024-04-01 to 2026-01-01, rule change, ended by rule change',
      'move 0 to 1 on 2024-04-01, rule change',
      'move 1 to 0 on 2026-01-01, rule change',
    ]);
  });

  it('are told where a promise was kept, and where it ends', () => {
    const promise = 'members holding gold keep it until 2025-01-01';
    expect(booksOf(tiers('forever') + change(promise, 2_000), 1_000)).toEqual([
      'grant 2024-02-01 to 2024-04-01, behavior, ended by rule change',
      'grant 2024-04-01 to 2025-01-01, transition, ended by null',
      'move 0 to 1 on 2024-02-01, behavior',
      'move 1 to 0 on 2025-01-01, rule change',
    ]);
  });

  it('lie with the change where a grant ends by itself and only the new values do not renew it', () => {
    const kept = 'members holding gold keep it until it would end';
    expect(booksOf(tiers('for 12 months') + change(kept, 2_000), 1_000).at(-1)).toBe(
      'move 1 to 0 on 2025-02-01, rule change',
    );
  });

  it('lie with the member where the old values would not renew it either', () => {
    const yearly = tiers('for 12 months').replace('lifetime', 'calendar year');
    const kept = 'members holding gold keep it until it would end';
    expect(booksOf(yearly + change(kept, 2_000), 1_000).at(-1)).toBe('move 1 to 0 on 2025-02-01, behavior');
  });

  it('are written under its own name where points are converted', () => {
    const points = `
      points mile { expires never balance stops at zero }
      points point { expires never balance stops at zero }
      earn mile on purchase = amount * (1 mile per ¥1)
      change on 2024-04-01 { points mile convert to point at 1 point per 300 mile, rounded half up }`;
    expect(booksOf(points, 1_000)).toEqual([
      '1000 mile, earned by earn mile on purchase',
      '-1000 mile, converted by change on 2024-04-01',
      '3 point, converted by change on 2024-04-01',
    ]);
  });
});
