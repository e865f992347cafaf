import type { Plan } from '../../compile/plan.ts';
import { add, type I32, type I64, i64, load, multiply, store } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import { ALL_CAUSES, REASONS } from '../../kernel/journal.ts';
import type { Pen } from '../../kernel/pen.ts';
import { withCarry } from '../../kernel/wide.ts';
import { PLAIN_CELLS } from '../../model/customer-grid.ts';
import { LEAVINGS } from '../leaving.ts';
import type { LifeShape } from './life-shape.ts';

/** The series of a block's sums that lives add to, and how many of each there are. */
function groupsOf(plan: Plan, tiers: number) {
  return {
    active: 1,
    left: 1,
    joined: 1,
    leftBecause: LEAVINGS.length,
    recommended: 1,
    warned: 1,
    ideas: 1,
    purchases: 1,
    inTier: tiers,
    leftFromTier: tiers,
    matrix: tiers * (tiers + 1),
    untied: 1,
    moves: ALL_CAUSES.length * tiers * tiers,
    sales: 1,
    rewardCost: 1,
    holders: plan.benefits.length,
    cells: PLAIN_CELLS.length,
    cellContribution: PLAIN_CELLS.length,
    flow: PLAIN_CELLS.length * (PLAIN_CELLS.length + 1),
    highValue: 1,
    atRisk: 1,
    atRiskContribution: 1,
    highValueGone: 1,
    atRiskGone: 1,
  };
}

/** Of these everything stands in month 0, though it is counted at the end. In all others that month is the past alone. */
const AT_END: readonly Group[] = ['matrix', 'untied'];

export type Group = keyof ReturnType<typeof groupsOf>;

const SIZE = 8;
const WIDE_SIZE = 16;

/** The sums of a block in memory: by series and month, 0 being the start. Those of points have two words. */
export class LifeSums {
  readonly months: number;
  readonly tiers: number;
  readonly address: number;
  /** From the address on. */
  readonly bytes: number;
  readonly #firsts = new Map<Group, number>();
  readonly #points: number;
  /** From the start of the sums: where the series of the past lie one behind the other, of each its first month, in bytes. */
  readonly #past: readonly { readonly at: number; readonly bytes: number }[];

  constructor({ plan, spec, enrolled }: LifeShape, grounds: Grounds) {
    this.months = spec.horizon + 1;
    this.tiers = !enrolled || spec.ladder === null ? 0 : plan.ladders[spec.ladder]!.tiers.length;
    let count = 0;
    for (const [group, series] of Object.entries(groupsOf(plan, this.tiers))) {
      this.#firsts.set(group as Group, count);
      count += series;
    }
    this.#points = count * this.months * SIZE;
    this.bytes = this.#points + plan.ledgers.length * (REASONS.length + 1) * this.months * WIDE_SIZE;
    this.address = grounds.reserve(this.bytes);
    this.#past = this.#firstMonths(plan);
  }

  #firstMonths(plan: Plan): { readonly at: number; readonly bytes: number }[] {
    const groups = Object.entries(groupsOf(plan, this.tiers)).filter(([group]) => !AT_END.includes(group as Group));
    const series = groups.flatMap(([group, count]) =>
      Array.from({ length: count }, (_, i) => this.#firsts.get(group as Group)! + i),
    );
    const points = Array.from({ length: plan.ledgers.length * (REASONS.length + 1) }, (_, i) => i);
    return [
      ...series.map((i) => ({ at: i * this.months * SIZE, bytes: SIZE })),
      ...points.map((i) => ({ at: this.#points + i * this.months * WIDE_SIZE, bytes: WIDE_SIZE })),
    ];
  }

  /** By the host: what was summed up to the start. */
  readPast(memory: Uint8Array): Uint8Array {
    const past = new Uint8Array(this.#past.reduce((sum, { bytes }) => sum + bytes, 0));
    let end = 0;
    for (const { at, bytes } of this.#past) {
      past.set(memory.subarray(this.address + at, this.address + at + bytes), end);
      end += bytes;
    }
    return past;
  }

  /** By the host: begins with what was summed up to the start. */
  writePast(memory: Uint8Array, past: Uint8Array): void {
    let end = 0;
    for (const { at, bytes } of this.#past) {
      memory.set(past.subarray(end, end + bytes), this.address + at);
      end += bytes;
    }
  }

  /** One more, or so much, in a series of a group. */
  add({ r }: Pen, group: Group, series: I32, month: I32, amount: I64 = i64(1n)): void {
    const at = r.keep(multiply(add(multiply(series, this.months), month), SIZE));
    const offset = this.address + this.#firsts.get(group)! * this.months * SIZE;
    r.push(store(at, offset, add(load('i64', at, offset), amount)));
  }

  /** An amount of two words: what was posted in a ledger for a reason, or, beyond the reasons, what it holds. */
  addPoints({ r }: Pen, ledger: number, reason: number, month: I32, low: I64, high: I64): void {
    const series = ledger * (REASONS.length + 1) + reason;
    const at = r.keep(multiply(month, WIDE_SIZE));
    const offset = this.address + this.#points + series * this.months * WIDE_SIZE;
    const sum = r.keep(add(load('i64', at, offset), low));
    const uppers = r.keep(add(load('i64', at, offset + 8), high));
    r.push(store(at, offset + 8, withCarry(uppers, sum, low)), store(at, offset, sum));
  }

  /** The address of a series, whose months lie one behind the other. */
  at(group: Group, series: number): number {
    return this.address + (this.#firsts.get(group)! + series) * this.months * SIZE;
  }

  /** The same of what was posted in a ledger for a reason, or, beyond the reasons, what it holds. */
  pointsAt(ledger: number, reason: number): number {
    return this.address + this.#points + (ledger * (REASONS.length + 1) + reason) * this.months * WIDE_SIZE;
  }
}
