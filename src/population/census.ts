import { cellAt } from '../model/customer-grid.ts';
import type { Frame } from './frame.ts';
import type { MemberLife } from './member-life.ts';
import type { WorldSums } from './sums.ts';
import { isUnhappy, observedVoice } from './survey.ts';

/** What is remembered of a member's standing at month 0, to follow the same members from there on. */
export interface Standing {
  /** False for members of a fitted population who had left before the start: they are counted nowhere after. */
  readonly here: boolean;
  readonly tier: number;
  readonly highValue: boolean;
  readonly atRisk: boolean;
}

/** Where a member stands at the start. */
export function standingOf(frame: Frame, life: MemberLife): Standing {
  const highValue = life.active && life.traits.yearlyContribution >= frame.cut;
  return {
    here: life.active,
    tier: life.tier,
    highValue,
    atRisk: highValue && isUnhappy(frame.study.spec, life.satisfaction),
  };
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
  add(sums.cells[cellAt(start.highValue, observedVoice(frame.study.spec, life.answer, month))]!, month);
  if (!start.highValue) return;
  add(sums.highValue, month);
  if (!isUnhappy(frame.study.spec, life.satisfaction)) return;
  add(sums.atRisk, month);
  const contribution = BigInt(Math.round(life.traits.yearlyContribution * frame.minor));
  sums.atRiskContribution[month] = sums.atRiskContribution[month]! + contribution;
}

/** Enters a member's whole way, from the tier at the start to the tier at the horizon or to having left. */
export function countWay(life: MemberLife, start: Standing, sums: WorldSums): void {
  if (!start.here) return;
  const row = sums.matrix[start.tier];
  if (row !== undefined) add(row, life.active ? life.tier : row.length - 1);
}

function add(series: number[], at: number): void {
  series[at] = series[at]! + 1;
}
