import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import { PLAIN_CELLS } from '../model/customer-grid.ts';
import { type RungOrder, rungOrder, rungsOf } from './rungs.ts';

/** What is kept of a member where two versions of a program are laid beside each other. */
export interface Stands {
  /** By day looked at: the index in `rungsOf`; null for who has left. */
  readonly on: readonly (number | null)[];
  /** The tenth of all members by expected contribution, the least first. */
  readonly decile: number;
  /** The cell of the grid at the start, and whether the member is high-value and in truth unhappy then. */
  readonly cell: number;
  readonly hostage: boolean;
}

/** A member's way, as far as it is laid beside another. */
export interface Stander {
  /** The month of leaving; infinite for who is still there. */
  readonly leftIn: number;
  readonly stands?: Stands;
}

/** Members of one kind, and what becomes of them; counts. */
export interface GroupSums {
  members: number;
  /** There under both, and standing higher or lower under the second. */
  higher: number;
  lower: number;
  /** There under one alone. */
  gone: number;
  stayed: number;
}

/** Where the same members stand at the end of one day, under one program and under another. */
export interface ShiftSums {
  /** From the standing under the one (row) to that under the other (column); the last of each is having left. */
  readonly matrix: number[][];
  readonly deciles: GroupSums[];
  /** In the order of `PLAIN_CELLS`, by the cell at the start under the first. */
  readonly cells: GroupSums[];
}

/** What a change of the rules does to members one by one. */
export interface PairShift {
  /** By day looked at. */
  readonly days: ShiftSums[];
  /** The hostages of the start, under the first, and those of them who have left by the horizon under each. */
  hostages: number;
  hostagesGoneBefore: number;
  hostagesGoneAfter: number;
}

export const DECILES = 10;

/** The values at which the tenths of a population begin, but for the first; `sorted` rises. */
export function decileCuts(sorted: ArrayLike<number>): number[] {
  return Array.from(
    { length: DECILES - 1 },
    (_, i) => sorted[Math.floor((sorted.length * (i + 1)) / DECILES)] ?? Number.POSITIVE_INFINITY,
  );
}

/** The tenth a value lies in, from 0. */
export function decileOf(cuts: readonly number[], value: number): number {
  return cuts.filter((cut) => value >= cut).length;
}

/** Lays where members stand under one program beside where they stand under another; both in the members' order. */
export function shiftOf(
  days: readonly Day[],
  old: Pick<Plan, 'ladders'>,
  now: Pick<Plan, 'ladders'>,
  before: readonly Stander[],
  after: readonly Stander[],
): PairShift {
  const order: RungOrder = rungOrder(old, now);
  const [rows, columns] = [rungsOf(old).length + 1, rungsOf(now).length + 1];
  const groups = (length: number) =>
    Array.from({ length }, (): GroupSums => ({ members: 0, higher: 0, lower: 0, gone: 0, stayed: 0 }));
  const shift: PairShift = {
    days: days.map(() => ({
      matrix: Array.from({ length: rows }, () => new Array<number>(columns).fill(0)),
      deciles: groups(DECILES),
      cells: groups(PLAIN_CELLS.length),
    })),
    hostages: 0,
    hostagesGoneBefore: 0,
    hostagesGoneAfter: 0,
  };
  before.forEach(({ stands, leftIn }, i) => {
    const other = after[i]!;
    if (stands === undefined || other.stands === undefined) return;
    if (stands.hostage) {
      shift.hostages++;
      if (Number.isFinite(leftIn)) shift.hostagesGoneBefore++;
      if (Number.isFinite(other.leftIn)) shift.hostagesGoneAfter++;
    }
    const beside = other.stands.on;
    stands.on.forEach((from, d) => {
      const to = beside[d]!;
      const sums = shift.days[d]!;
      sums.matrix[from ?? rows - 1]![to ?? columns - 1]!++;
      enter(sums.deciles[stands.decile]!, from, to, order);
      enter(sums.cells[stands.cell]!, from, to, order);
    });
  });
  return shift;
}

function enter(group: GroupSums, from: number | null, to: number | null, order: RungOrder): void {
  group.members++;
  if (from === null || to === null) {
    if (from !== null) group.gone++;
    else if (to !== null) group.stayed++;
    return;
  }
  const step = order[from]![to]!;
  if (step > 0) group.higher++;
  else if (step < 0) group.lower++;
}
