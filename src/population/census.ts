import { nearest } from '../base/elementary.ts';
import { cellAt } from '../model/customer-grid.ts';
import type { Frame } from './frame.ts';
import type { MemberLife } from './member-life.ts';
import type { WorldSums } from './sums.ts';
import { isUnhappy, observedVoice } from './survey.ts';

/** What is remembered of a member's standing at month 0, to follow the same members from there on. */
export interface Standing {
  readonly tier: number;
  readonly highValue: boolean;
  readonly atRisk: boolean;
  /** The cell of the grid at the end of the month counted last; null before the first and after leaving. */
  cell: number | null;
}

/** Where a member stands at the start; who joins after it is in no set of that moment. */
export function standingOf(frame: Frame, life: MemberLife, founding: boolean): Standing {
  const highValue = life.traits.yearlyContribution >= frame.cut;
  const unhappy = isUnhappy(frame.study.spec, life.satisfaction.level);
  return { tier: life.tier, highValue, atRisk: founding && highValue && unhappy, cell: null };
}

/** Counts a member at the end of a month. */
export function count(
  frame: Frame,
  life: MemberLife,
  start: Standing,
  founding: boolean,
  month: number,
  sums: WorldSums,
): void {
  sums.points.forEach(({ outstanding }, ledger) => {
    outstanding[month] = outstanding[month]! + life.balance(ledger);
  });
  if (!life.active) {
    if (founding && start.highValue) sums.highValueGone[month]!++;
    if (start.atRisk) sums.atRiskGone[month]!++;
    if (start.cell !== null) sums.flow[start.cell]!.at(-1)![month]!++;
    start.cell = null;
    return;
  }
  sums.active[month]!++;
  const tier = sums.inTier[life.tier];
  if (tier !== undefined) tier[month]!++;
  const cell = cellAt(start.highValue, observedVoice(frame.study.spec, life.answer, month));
  sums.cells[cell]![month]!++;
  const contribution = BigInt(nearest(life.traits.yearlyContribution * frame.minor));
  sums.cellContribution[cell]![month]! += contribution;
  if (start.cell !== null) sums.flow[start.cell]![cell]![month]!++;
  start.cell = cell;
  if (!start.highValue) return;
  sums.highValue[month]!++;
  if (!isUnhappy(frame.study.spec, life.satisfaction.level)) return;
  sums.atRisk[month]!++;
  sums.atRiskContribution[month]! += contribution;
}

/** Enters a member's whole way, from the tier at the start to the tier at the horizon or to having left. */
export function countWay(life: MemberLife, start: Standing, sums: WorldSums): void {
  const row = sums.matrix[start.tier];
  if (row !== undefined) row[life.active ? life.tier : row.length - 1]!++;
}
