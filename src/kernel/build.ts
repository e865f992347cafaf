import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { Window } from '../compile/plan-time.ts';
import type { PlanIndex } from '../engine/plan-index.ts';
import type { BooksCode } from './books-code.ts';
import type { CalendarCode } from './calendar-code.ts';
import { type I32, i32 } from './code.ts';
import type { Exact, Share } from './exact.ts';
import type { Extents } from './extents.ts';
import type { Field, Layout } from './layout.ts';
import type { Lists } from './lists.ts';
import type { Module } from './module.ts';
import type { Numbers } from './numbers.ts';
import type { Moment, Pen } from './pen.ts';
import type { Routine, Variable } from './routine.ts';

/** A kernel in the making: the module, what a member has in memory, and what is proved of its numbers. */
export interface Build {
  readonly plan: Plan;
  readonly index: PlanIndex;
  readonly module: Module;
  readonly layout: Layout;
  readonly lists: Lists;
  readonly calendar: CalendarCode;
  readonly moment: Moment;
  readonly joined: Field<'i32'>;
  /** Whether the clock may have something to do on another day than it had; see `stir`. */
  readonly stirred: (r: Routine) => Variable<'i32'>;
  readonly extents: Extents;
  readonly numbers: Numbers;
  readonly books: BooksCode;
  /** Where the fields of the event at work lie, each in two words. */
  readonly inputs: (r: Routine) => Variable<'i32'>;
  /** The rules that write in the books, by the number they have in the journal. */
  readonly rules: RuleNames;
  readonly parts: Parts;
}

/** Numbers for the names of rules. */
export interface RuleNames {
  of(name: string): number;
}

/**
 * What the parts of a kernel ask of each other. Everything is read and written at the moment at work. `event` is the one
 * whose fields can be read, null where there is none.
 */
export interface Parts {
  value(pen: Pen, expression: Expression, event: number | null): Exact;
  /** The same, with a number that it is always multiplied by told apart. */
  share(pen: Pen, expression: Expression, event: number | null): Share;
  /** Whether a condition is known to hold: one or zero. */
  holds(pen: Pen, condition: Condition, event: number | null): I32;
  windowFrom(pen: Pen, window: Window, until: I32): I32;
  windowUntil(pen: Pen, window: Window, until: I32): I32;
  measure(pen: Pen, measure: number): Exact;
  /** What a ledger earned by a rule, for the measures over it; with null by a reward or a milestone. */
  earned(pen: Pen, ledger: number, earning: number | null, amount: Exact): void;
  attribute(pen: Pen, attribute: number): Exact;
  tier(pen: Pen, ladder: number): I32;
  /** The tier at the end of a day that is over. */
  tierAtEndOf(pen: Pen, ladder: number, day: I32): I32;
  granted(pen: Pen, lifetime: number): I32;
  cell(pen: Pen): I32;
  balance(pen: Pen, ledger: number): Exact;
  /** `caused` is as the journal has it. */
  earn(pen: Pen, ledger: number, amount: Exact, earning: number | null, rule: string, caused: I32): void;
  clear(pen: Pen, ledger: number, most: bigint | null, rule: string): void;
  welcome(pen: Pen, reward: number): void;
  open(pen: Pen, ladder: number): I32;
  /** A tier from outside a ladder's own conditions; leaves the number by which it is taken back. */
  give(pen: Pen, ladder: number, tier: I32, until: I32, cause: I32): I32;
  takeBack(pen: Pen, ladder: number, grant: I32, cause: I32): void;
  /** Judges what comes from outside of a ladder; with null, what gives no tier. */
  judgeOutside(pen: Pen, ladder: number | null): void;
}

/**
 * Says that the clock may have something to do on another day than it had. Whatever changes what a member waits for says
 * so, for the next day of the clock is looked for only then. What the clock itself does need not: it always looks.
 */
export function stir({ stirred }: Pick<Build, 'stirred'>, { r }: Pen): void {
  stirred(r).set(i32(1));
}

/** Turns to the values of a day, and to an end of windows. */
export function turnTo({ moment }: Pick<Build, 'moment'>, { r }: Pen, day: I32, until: I32): void {
  moment.day(r).set(day);
  moment.until(r).set(until);
}
