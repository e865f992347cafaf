import type { Day } from '../base/calendar.ts';
import { isInteger, type Rational } from '../base/rational.ts';
import type { PlanGrid } from '../compile/plan-grid.ts';
import { cellAt, voiceOfScore } from '../model/customer-grid.ts';
import type { MemberEvent } from './books.ts';
import { holds, type Reads } from './evaluate.ts';
import { type Fact, Facts } from './facts.ts';
import { windowAt } from './window.ts';

/** Where a member stands in the grid, and the answer that says so; null where there is none. */
export interface Place {
  /** The index in `plan.grid.cells`. */
  readonly cell: number;
  readonly answer: Fact | null;
}

/**
 * One member's survey answers, and the cell that they and the member's profit give. The latest answer within the grid's
 * window counts; of several on one day, the last. An answer that is no score (11, 8.5) is passed over. An answer is kept
 * as it was given: no refund changes it.
 */
export class CustomerGrid {
  readonly #grid: PlanGrid;
  readonly #answers = new Facts();

  constructor(grid: PlanGrid) {
    this.#grid = grid;
  }

  hear(event: MemberEvent): void {
    const { answers, bands } = this.#grid;
    if (event.event !== answers.event) return;
    const score = event.fields[answers.field] as Rational;
    if (isInteger(score) && voiceOfScore(bands, Number(score.n)) !== 'unknown') this.#answers.add(event.day, score);
  }

  /** `until` is the end at which windows are read (half-open), for the answers as for the measures behind `reads`. */
  place(reads: Reads, until: Day, joined: Day): Place {
    const { answers, bands, profit } = this.#grid;
    const answer = this.#answers.latest(windowAt(answers.window, until, joined)) ?? null;
    const voice = answer === null ? 'unknown' : voiceOfScore(bands, Number(answer.value.n));
    return { cell: cellAt(holds(profit, reads), voice), answer };
  }
}
