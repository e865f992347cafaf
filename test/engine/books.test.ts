import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/base/calendar.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { History } from '../../src/engine/books.ts';
import { type Books, keepBooks } from '../../src/engine/keep-books.ts';
import type { Member } from '../../src/engine/member.ts';
import { replay } from '../../src/engine/replay.ts';
import { FIRST, happeningsOf, LAST } from './happenings.ts';
import { planOf } from './plan-of.ts';
import { programText, regaliaFiles } from './regalia-files.ts';

const programs = ['rolling-retailer/rolling-retailer', 'rolling-retailer/joshin', 'stamp-card/stamp-card'];
const plans: (readonly [string, Plan])[] = [
  ...[...programs, 'starbucks-japan/starbucks-japan'].map((name) => [name, planOf(programText(name))] as const),
  ...regaliaFiles('test/cases/behavior').map(({ path, text }) => [path, planOf(text, path)] as const),
];

function booksOf(plan: Plan, happenings: History['happenings'], until: Day = LAST): { books: Books; member: Member } {
  const { books, watch } = keepBooks();
  const settings = plan.settings.map((setting) => setting.value);
  const member = replay(plan, settings, { member: 'm', joined: FIRST, happenings }, until, watch);
  return { books, member };
}

/** What `toEqual` finds, which tells two apart well but takes longer than a life to find them alike. */
function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

/** What was issued less what left is what is outstanding. */
function tiesOut(plan: Plan, { books, member }: ReturnType<typeof booksOf>): void {
  plan.ledgers.forEach((ledger, i) => {
    let balance = 0n;
    const wrong: string[] = [];
    for (const { amount, reason } of books.postings.filter((posting) => posting.ledger === i)) {
      balance += amount;
      const comes = reason === 'earned' || reason === 'restored';
      const rightWay = reason === 'converted' ? amount !== 0n : comes ? amount > 0n : amount < 0n;
      if (!rightWay) wrong.push(`${reason} ${amount}`);
      // Only a refund may leave a debt, and only where the program says so; a part of a debt may be paid back.
      const mayOwe = comes || (reason === 'reversed' && ledger.negative !== 'floored');
      if (balance < 0n && !mayOwe) wrong.push(`${reason} to ${balance}`);
    }
    expect(wrong).toEqual([]);
    expect(member.balance(i)).toBe(balance);
  });
}

/** In order of the days they are written, each posting under a rule. */
function inOrder({ postings, movements, rewards }: Books): void {
  for (const days of [postings.map((p) => p.posted), movements.map((m) => m.day), rewards.map((r) => r.day)]) {
    expect(days.find((day, i) => day < (days[i - 1] ?? day))).toBeUndefined();
  }
  expect(postings.filter((posting) => posting.rule === '')).toEqual([]);
}

describe.each(plans)('%s', (_, plan) => {
  // R13.1. One life shows all three: to live it takes longer than to look at its books.
  it('writes books in order, that tie out, and the same whatever the order of arrival', () => {
    const arrivals = happeningsOf(plan).chain((happenings) =>
      fc.tuple(
        fc.constant(happenings),
        fc.shuffledSubarray(happenings, { minLength: happenings.length, maxLength: happenings.length }),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([happenings, shuffled]) => {
        const life = booksOf(plan, happenings);
        inOrder(life.books);
        tiesOut(plan, life);
        expectSame(booksOf(plan, shuffled).books, life.books);
      }),
    );
  });

  it('holds the tier of the highest grant that covers the day, and moves it step by step', () => {
    const history = fc.tuple(happeningsOf(plan), fc.integer({ min: FIRST, max: LAST }));
    fc.assert(
      fc.property(history, ([happenings, day]) => {
        const { books, member } = booksOf(plan, happenings, day);
        plan.ladders.forEach((_, ladder) => {
          const covering = books.grants.filter((g) => g.ladder === ladder && g.from <= day && day < g.until);
          expect(member.tier(ladder)).toBe(Math.max(0, ...covering.map((grant) => grant.tier)));
          const moves = books.movements.filter((movement) => movement.ladder === ladder);
          expect(moves.map((move) => move.from)).toEqual([0, ...moves.map((move) => move.to)].slice(0, moves.length));
          expect(moves.at(-1)?.to ?? 0).toBe(member.tier(ladder));
        });
        expect(books.grants.filter((grant) => grant.until < grant.from)).toEqual([]);
      }),
    );
  });

  // R4.3.
  it('applies an event once, however often it is told', () => {
    fc.assert(
      fc.property(happeningsOf(plan), (happenings) => {
        const events = happenings.filter((happening) => 'event' in happening);
        const once = new Map(events.map((event) => [event.id, event]));
        const { books } = booksOf(plan, events);
        expect(books.duplicates).toHaveLength(events.length - once.size);
        expectSame(books, { ...booksOf(plan, [...once.values()]).books, duplicates: books.duplicates });
      }),
    );
  });
});
