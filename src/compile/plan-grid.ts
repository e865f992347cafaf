import type { Span } from '../base/span.ts';
import type { ScoreBand } from '../model/customer-grid.ts';
import type { Condition } from './plan-condition.ts';
import type { Window } from './plan-time.ts';

/** The customer grid: profit by what the member's latest survey answer says. */
export interface PlanGrid {
  readonly name: string;
  readonly label: string;
  /** Whether profit is high; low otherwise. */
  readonly profit: Condition;
  /** The event and field that hold the answers, and how far back the latest is looked for. */
  readonly answers: { readonly event: number; readonly field: number; readonly window: Window };
  /** Which scores each voice takes, both ends included; together every score once. */
  readonly bands: readonly ScoreBand[];
  /** In the order of `PLAIN_CELLS`; a cell that the program does not name bears its plain name. */
  readonly cells: readonly { readonly name: string; readonly label: string }[];
  readonly span: Span;
}
