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
}

/** Where a member stands at the start. */
export function standingOf(frame: Frame, life: MemberLife): Standing {
  const highValue = life.traits.yearlyContribution >= frame.cut;
  return { tier: life.tier, highValue, atRisk: highValue && isUnhappy(frame.study.spec, life.satisfaction) };
}

/** Counts a member at the end of a month. */
export function count(frame: Frame, life: MemberLife, start: Standing, month: number, sums: WorldSums): void {
  sums.points.forEach(({ outstanding }, ledger) => {
    outstanding[month] = outstanding[month]! + life.balance(ledger);
  });
  if (!life.active) {
    if (start.highValue) add(sums.highValueGone, month);
    if (start.atRisk) add(sums.atRiskGone, month);
    return;
  }
  add(sums.active, month);
  const tier = sums.inTier[life.tier];
  if (tier !== undefined) add(tier, month);
  const contribution = BigInt(Math.round(life.traits.yearlyContribution * frame.minor));
  const cell = cellAt(start.highValue, observedVoice(frame.study.spec, life.answer, month));
  add(sums.cells[cell]!, month);
  addMoney(sums.cellContribution[cell]!, month, contribution);
  if (!start.highValue) return;
  add(sums.highValue, month);
  if (!isUnhappy(frame.study.spec, life.satisfaction)) return;
  add(sums.atRisk, month);
  addMoney(sums.atRiskContribution, month, contribution);
}

/** Enters a member's whole way, from the tier at the start to the tier at the horizon or to having left. */
export function countWay(life: MemberLife, start: Standing, sums: WorldSums): void {
  const row = sums.matrix[start.tier];
  if (row !== undefined) add(row, life.active ? life.tier : row.length - 1);
}

function add(series: number[], at: number): void {
  series[at] = series[at]! + 1;
}

function addMoney(series: bigint[], at: number, amount: bigint): void {
  series[at] = series[at]! + amount;
}
