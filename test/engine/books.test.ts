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

describe.each(plans)('%s', (_, plan) => {
  // R13.1.
  it('writes the same books whatever the order of arrival', () => {
    const arrivals = happeningsOf(plan).chain((happenings) =>
      fc.tuple(
        fc.constant(happenings),
        fc.shuffledSubarray(happenings, { minLength: happenings.length, maxLength: happenings.length }),
      ),
    );
    fc.assert(
      fc.property(arrivals, ([happenings, shuffled]) => {
        expect(booksOf(plan, shuffled).books).toEqual(booksOf(plan, happenings).books);
      }),
    );
  });

  it('ties out: what was issued less what left is what is outstanding', () => {
    fc.assert(
      fc.property(happeningsOf(plan), (happenings) => {
        const { books, member } = booksOf(plan, happenings);
        plan.ledgers.forEach((ledger, i) => {
          let balance = 0n;
          for (const { amount, reason } of books.postings.filter((posting) => posting.ledger === i)) {
            balance += amount;
            const comes = reason === 'earned' || reason === 'restored';
            const rightWay = reason === 'converted' ? amount !== 0n : comes ? amount > 0n : amount < 0n;
            expect(rightWay, `${reason} ${amount}`).toBe(true);
            // Only a refund may leave a debt, and only where the program says so; a part of a debt may be paid back.
            if (!comes && (reason !== 'reversed' || ledger.negative === 'floored'))
              expect(balance >= 0n, `${reason} to ${balance}`).toBe(true);
          }
          expect(member.balance(i)).toBe(balance);
        });
      }),
    );
  });

  it('keeps its books in order of the days they are written, and writes each posting under a rule', () => {
    fc.assert(
      fc.property(happeningsOf(plan), (happenings) => {
        const { postings, movements, rewards } = booksOf(plan, happenings).books;
        for (const days of [postings.map((p) => p.posted), movements.map((m) => m.day), rewards.map((r) => r.day)]) {
          expect(days).toEqual(days.toSorted((a, b) => a - b));
        }
        expect(postings.filter((posting) => posting.rule === '')).toEqual([]);
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
        expect(books).toEqual({ ...booksOf(plan, [...once.values()]).books, duplicates: books.duplicates });
      }),
    );
  });
});
