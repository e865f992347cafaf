import { covers, type Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Movement } from '../engine/books.ts';

/** Where a member of a program can stand: a tier of one of its ladders. A program without ladders has one place for all. */
export interface Rung {
  /** Null where there is no ladder. */
  readonly ladder: string | null;
  readonly tier: string;
  readonly label: string;
  /** Steps above the base. */
  readonly height: number;
}

const MEMBER: Rung = { ladder: null, tier: 'member', label: 'member', height: 0 };

/** All places of a program, ladder by ladder, each from its base up. */
export function rungsOf({ ladders }: Pick<Plan, 'ladders'>): readonly Rung[] {
  if (ladders.length === 0) return [MEMBER];
  return ladders.flatMap(({ name, tiers }) =>
    tiers.map((tier, height) => ({ ladder: name, tier: tier.name, label: tier.label, height })),
  );
}

/**
 * The ladder by which members are told apart on a day: the one asked for while it is in force, else the first that is, so
 * that a program whose ladders follow each other always has one. Null without any.
 */
export function ladderOn({ ladders }: Pick<Plan, 'ladders'>, asked: number | null, day: Day): number | null {
  if (ladders.length === 0) return null;
  if (asked !== null && covers(ladders[asked]!.inForce, day)) return asked;
  const first = ladders.findIndex(({ inForce }) => covers(inForce, day));
  return first === -1 ? (asked ?? 0) : first;
}

/** The day on which a ladder ends and another begins in its place; null where none does. */
export function succeededOn({ ladders }: Pick<Plan, 'ladders'>, at: number | null): Day | null {
  if (at === null) return null;
  const { until } = ladders[at]!.inForce;
  return ladders.some(({ inForce }, i) => i !== at && inForce.from === until) ? until : null;
}

/** The index in `rungsOf` of where a member stands at the end of a day, by all movements so far. */
export function rungOn(
  plan: Pick<Plan, 'ladders'>,
  asked: number | null,
  moves: readonly Movement[],
  day: Day,
): number {
  const at = ladderOn(plan, asked, day);
  return rungAt(plan, at, moves.findLast((move) => move.ladder === at && move.day <= day)?.to ?? 0);
}

/** The index in `rungsOf` of a tier of a ladder; of the one place there is without a ladder. */
export function rungAt({ ladders }: Pick<Plan, 'ladders'>, ladder: number | null, tier: number): number {
  if (ladder === null) return 0;
  return ladders.slice(0, ladder).reduce((sum, { tiers }) => sum + tiers.length, 0) + tier;
}

/** How the rungs of one program compare with those of another: 1 where the second is higher, -1 lower, 0 neither. */
export type RungOrder = readonly (readonly (1 | 0 | -1)[])[];

/**
 * By the names of tiers where both ladders have some in common: what only one has lies between its neighbors, and two that
 * stand at one place under different names are level. Ladders with nothing in common are compared by steps above the base.
 */
export function rungOrder(old: Pick<Plan, 'ladders'>, now: Pick<Plan, 'ladders'>): RungOrder {
  return rungsOf(old).map((a) =>
    rungsOf(now).map((b) => {
      const levels = levelsOf(tiersOf(old, a.ladder), tiersOf(now, b.ladder));
      const [from, to] = [levels.old[a.height]!, levels.now[b.height]!];
      return to > from ? 1 : to < from ? -1 : 0;
    }),
  );
}

function tiersOf({ ladders }: Pick<Plan, 'ladders'>, name: string | null): readonly string[] {
  return ladders.find((ladder) => ladder.name === name)?.tiers.map((tier) => tier.name) ?? [MEMBER.tier];
}

/** The level of each tier of two ladders, from the base up. */
function levelsOf(
  a: readonly string[],
  b: readonly string[],
): { readonly old: readonly number[]; readonly now: readonly number[] } {
  const old: number[] = [];
  const now: number[] = [];
  let level = 0;
  const [inA, inB] = [new Set(a), new Set(b)];
  // The bases are one place whatever they are called, and no name in common but theirs says nothing of the others.
  const common = a.slice(1).filter((name) => b.indexOf(name) > 0);
  const ordered = common.every((name, i) => i === 0 || b.indexOf(common[i - 1]!) < b.indexOf(name));
  if (common.length === 0 || !ordered) return { old: a.map((_, i) => i), now: b.map((_, i) => i) };
  old.push(level);
  now.push(level);
  for (let i = 1, j = 1; i < a.length || j < b.length; ) {
    level++;
    const [left, right] = [a[i], b[j]];
    const shared = left !== undefined && left === right;
    const [onlyOld, onlyNew] = [left !== undefined && !inB.has(left), right !== undefined && !inA.has(right)];
    if (shared || onlyOld || right === undefined) {
      old.push(level);
      i++;
    }
    if (shared || onlyNew || left === undefined) {
      now.push(level);
      j++;
    }
  }
  return { old, now };
}
