import type { Interval } from '../interval.ts';
import type { Effect, EffectNumber, GroupEffect } from './effect.ts';
import type { Account } from './mover.ts';

/** Fewer real members than this are not counted where the count leaves the machine. */
export const FEWEST = 10;

/** Stands for a count that is not told. As JSON it is null. */
const MASKED: Interval = { median: Number.NaN, p05: Number.NaN, p95: Number.NaN };

const UNTOLD: Account = { steps: [], lacks: null };

export function isMasked({ median }: Interval): boolean {
  return Number.isNaN(median);
}

/**
 * An effect as it may leave the machine. Members of a simulation are nobody; of real ones small counts are masked, and
 * where one alone would be, the next smallest too, so that it cannot be had by subtracting; and no history is told.
 */
export function outward(effect: Effect): Effect {
  if (effect.of === 'simulation') return effect;
  return {
    ...effect,
    looks: effect.looks.map((look) => {
      const counts = masked(look.passages.map(({ members }) => members));
      return {
        ...look,
        passages: look.passages.map((passage, i) => ({ ...passage, members: counts[i]! })),
        all: maskedGroups([look.all])[0]!,
        deciles: maskedGroups(look.deciles),
        cells: maskedGroups(look.cells),
      };
    }),
    numbers: effect.numbers.map((number) =>
      isSmallNumber(number, effect.members)
        ? {
            ...number,
            old: number.old === null ? null : MASKED,
            now: number.now === null ? null : MASKED,
            change: MASKED,
          }
        : number,
    ),
    movers: effect.movers.map((mover) => ({
      ...mover,
      old: UNTOLD,
      now: UNTOLD,
    })),
  };
}

/** A share of members gives away its count. */
function isSmallNumber({ unit, change }: EffectNumber, members: number): boolean {
  if (unit === 'share') return isSmall({ ...change, median: Math.round(change.median * members) });
  return unit === 'members' && isSmall(change);
}

function isSmall({ median }: Interval): boolean {
  return median !== 0 && Math.abs(median) < FEWEST;
}

function maskedGroups<Group extends GroupEffect>(groups: readonly Group[]): Group[] {
  const names = ['members', 'higher', 'lower', 'gone', 'stayed'] as const;
  const columns = new Map(names.map((name) => [name, masked(groups.map((group) => group[name]))]));
  return groups.map((group, i) => ({
    ...group,
    ...Object.fromEntries(names.map((name) => [name, columns.get(name)![i]!])),
  }));
}

/** Counts that add up to something that may be known. */
function masked(counts: readonly Interval[]): Interval[] {
  const hidden = new Set(counts.flatMap((count, i) => (isSmall(count) ? [i] : [])));
  if (hidden.size === 1) {
    const others = counts.flatMap(({ median }, i) => (hidden.has(i) || median === 0 ? [] : [{ i, median }]));
    const [least] = others.sort((a, b) => a.median - b.median);
    if (least !== undefined) hidden.add(least.i);
  }
  return counts.map((count, i) => (hidden.has(i) ? MASKED : count));
}
