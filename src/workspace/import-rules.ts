import type { Rational } from '../base/rational.ts';
import type { Comparison } from '../compile/plan-condition.ts';
import type { PlanField } from '../compile/plan-event.ts';

/**
 * How rows become events, with every column an index into `columns`, every event one into `plan.events`, and nothing
 * left that could fail to fit the program or the table. A mapping and a plain history both come down to this.
 */
export interface ImportRules {
  /** The columns that are read, each once: the cells of a row stand in this order. */
  readonly columns: readonly string[];
  readonly member: number;
  /** `time` is null where the date's column may hold the time of day as well. */
  readonly time: { readonly date: number; readonly time: number | null };
  /** The day an event was posted, where it is another than the day it happened; null where no column says. */
  readonly posted: number | null;
  readonly skips: readonly { readonly reason: string; readonly where: readonly RowCondition[] }[];
  readonly events: readonly EventRule[];
  /** Where every row must name its event; null where rows that fit no event are merely counted. */
  readonly eventName: EventName | null;
  readonly unreadable: 'fail' | 'skip';
}

export interface EventName {
  readonly column: number;
  readonly known: readonly string[];
  /** Events of the program that the table has not all columns for, with the first that is missing. */
  readonly lacking: ReadonlyMap<string, string>;
}

export type RowCondition =
  | { readonly kind: 'empty'; readonly column: number; readonly empty: boolean }
  | { readonly kind: 'text'; readonly column: number; readonly equal: boolean; readonly value: string }
  | { readonly kind: 'number'; readonly column: number; readonly comparison: Comparison; readonly value: Rational };

/** Which rows are one event: each by itself, those of one stretch of time in seconds, or those alike in a column. */
export type Grouping =
  | { readonly kind: 'row' }
  | { readonly kind: 'time'; readonly seconds: number }
  | { readonly kind: 'column'; readonly column: number };

export interface EventRule {
  readonly event: number;
  readonly name: string;
  readonly where: readonly RowCondition[];
  readonly group: Grouping;
  /** Empty where the event is named by its time. */
  readonly id: readonly number[];
  /** Empty where the event never names another. */
  readonly refers: readonly number[];
  /** In the order of the event's fields. */
  readonly fields: readonly FieldRule[];
  /** Columns that must hold nothing, because the event has no such field. */
  readonly blank: readonly number[];
}

export interface FieldRule {
  readonly field: PlanField;
  /** The value is their product; a choice has exactly one. */
  readonly columns: readonly number[];
  readonly negated: boolean;
  readonly negativeAllowed: boolean;
  /** From the table's words to the program's; words not in it stand for themselves. */
  readonly words: ReadonlyMap<string, string>;
}
