import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addMonths,
  type Day,
  endOfMonth,
  FIRST_DAY,
  LAST_DAY,
  lastAnniversary,
  nextAnniversary,
  startOfMonth,
} from '../../src/base/calendar.ts';
import { nextReview } from '../../src/engine/schedule.ts';
import { wholeUnits } from '../../src/engine/tenure.ts';
import { CalendarCode } from '../../src/kernel/calendar-code.ts';
import type { i32 } from '../../src/kernel/code.ts';
import { Grounds } from '../../src/kernel/grounds.ts';
import { Module } from '../../src/kernel/module.ts';
import { Reals } from '../../src/kernel/reals.ts';
import type { Routine } from '../../src/kernel/routine.ts';
import { nextReviewCode } from '../../src/kernel/schedule-code.ts';
import { readModule, startModule } from '../../src/kernel/web-assembly.ts';

const grounds = new Grounds();
const module = new Module(new Reals(grounds));
const calendar = new CalendarCode(module, grounds);

function open(name: string, takes: number, write: (r: Routine) => ReturnType<typeof i32>): void {
  const types = new Array<'i32'>(takes).fill('i32');
  module.open(
    name,
    module.routine(`test ${name}`, types, ['i32'], (r) => r.leave(write(r))),
  );
}
const [first, second, third] = [0, 1, 2] as const;
open('start', 1, (r) => calendar.startOfMonth(r, r.given(first)));
open('end', 1, (r) => calendar.endOfMonth(r, r.given(first)));
open('add', 2, (r) => calendar.addMonths(r, r.given(first), r.given(second)));
open('last', 3, (r) => calendar.lastAnniversary(r, r.given(first), r.given(second), r.given(third)));
open('next', 3, (r) => calendar.nextAnniversary(r, r.given(first), r.given(second), r.given(third)));
open('months', 2, (r) => calendar.monthsBetween(r, r.given(first), r.given(second)));
const MONTHLY = { kind: 'monthly', day: 31 } as const;
const YEARLY = {
  kind: 'yearly',
  dates: [
    { month: 2, day: 29 },
    { month: 9, day: 1 },
  ],
} as const;
open('monthly', 1, (r) => nextReviewCode(calendar, r, MONTHLY, r.given(first)));
open('yearly', 1, (r) => nextReviewCode(calendar, r, YEARLY, r.given(first)));
calendar.open();
const opened = startModule(readModule(module.bytes(Math.ceil(grounds.end / 65_536))), {});
const routine = (name: string) => opened[name] as (...days: number[]) => Day;
routine('fill calendar')();

it('knows the same days as the calendar of the interpreter, in its tables and beyond them', () => {
  const days = fc.oneof(
    fc.integer({ min: FIRST_DAY + 40_000, max: LAST_DAY - 40_000 }),
    fc.integer({ min: FIRST_DAY, max: LAST_DAY }),
  );
  const dates = fc.constantFrom([2, 29], [2, 28], [12, 31], [1, 1], [7, 15]);
  fc.assert(
    fc.property(
      days,
      fc.integer({ min: -600, max: 600 }),
      dates,
      fc.nat(9_000),
      (day, months, [month, date], later) => {
        expect(routine('start')(day)).toBe(startOfMonth(day));
        expect(routine('end')(day)).toBe(endOfMonth(day));
        expect(routine('add')(day, months)).toBe(addMonths(day, months));
        expect(routine('last')(day, month!, date!)).toBe(lastAnniversary(day, month!, date!));
        expect(routine('next')(day, month!, date!)).toBe(nextAnniversary(day, month!, date!));
        expect(routine('months')(day, day + later)).toBe(wholeUnits(day, day + later, 'month'));
        expect(routine('monthly')(day)).toBe(nextReview(MONTHLY, day));
        expect(routine('yearly')(day)).toBe(nextReview(YEARLY, day));
      },
    ),
    { numRuns: 3_000 },
  );
});
