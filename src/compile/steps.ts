import { ALWAYS, type Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Judging } from '../syntax/definition-tree.ts';

/** A value from a day on, until the next step's day. */
export interface Step {
  readonly from: Day;
  readonly value: Rational;
  /** Which day tells a ladder whether the step has come. */
  readonly judged: Judging;
}

/** A value that changes on dates: at least one step, by rising days. */
export type Steps = readonly [Step, ...Step[]];

/** The days that decide which step is read. */
export interface Moment {
  /** The day on which it is read. */
  readonly day: Day;
  /** The last day that is judged by: at a clock moment, the day before it. */
  readonly judged: Day;
  /** The first day of the window of the measure that the value is compared with; null beside none. */
  readonly windowStart: Day | null;
  /** Steps from this day on are not known yet. */
  readonly known: Day;
}

/** One value on all days. */
export function always(value: Rational): Steps {
  return [{ from: ALWAYS.from, value, judged: 'evaluation date' }];
}

/** Another value from a day on, in place of whatever was to come from then on. */
export function replacedFrom([first, ...later]: Steps, from: Day, value: Rational): Steps {
  const step: Step = { from, value, judged: 'evaluation date' };
  return first.from < from ? [first, ...later.filter((before) => before.from < from), step] : [step];
}

/**
 * The value in force. The first step always is: before its day nothing reads it, and no version before it could judge.
 */
export function valueAt([first, ...later]: Steps, moment: Moment): Rational {
  return (later.findLast((step) => step.from < moment.known && step.from <= decidingDay(step, moment)) ?? first).value;
}

function decidingDay(step: Step, moment: Moment): Day {
  switch (step.judged) {
    case 'evaluation date':
      return moment.day;
    case 'window end':
      return moment.judged;
    case 'window start':
      return moment.windowStart ?? moment.day;
  }
}
