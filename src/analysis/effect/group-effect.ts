import type { Rung } from '../../population/rungs.ts';
import type { GroupSums, ShiftSums } from '../../population/shift.ts';
import { intervalOf } from '../interval.ts';
import type { GroupEffect, LookEffect, Passage } from './effect.ts';
import type { Look } from './looks.ts';

/** A median of counts may lie between two replicates. */
const DECIMALS = 2;

/** What a day's sums say over all replicates; `rungs` and `cells` name their rows and columns. */
export function lookEffect(
  look: Look,
  replicates: readonly ShiftSums[],
  rungs: { readonly old: readonly Rung[]; readonly now: readonly Rung[] },
  cells: readonly string[],
): LookEffect {
  const group = (of: (sums: ShiftSums) => GroupSums): GroupEffect => groupEffect(replicates.map(of));
  return {
    ...look,
    passages: passagesOf(replicates, rungs),
    all: group((sums) => together(sums.deciles)),
    deciles: replicates[0]!.deciles.map((_, decile) => group((sums) => sums.deciles[decile]!)),
    cells: cells.map((cell, i) => ({ cell, ...group((sums) => sums.cells[i]!) })),
  };
}

function passagesOf(
  replicates: readonly ShiftSums[],
  rungs: { readonly old: readonly Rung[]; readonly now: readonly Rung[] },
): Passage[] {
  const passages: Passage[] = [];
  for (let from = 0; from <= rungs.old.length; from++) {
    for (let to = 0; to <= rungs.now.length; to++) {
      const counts = replicates.map(({ matrix }) => matrix[from]![to]!);
      if (counts.every((count) => count === 0)) continue;
      const members = intervalOf(counts, DECIMALS);
      passages.push({ from: rungs.old[from] ?? null, to: rungs.now[to] ?? null, members });
    }
  }
  return passages;
}

function groupEffect(groups: readonly GroupSums[]): GroupEffect {
  const of = (name: keyof GroupSums) =>
    intervalOf(
      groups.map((group) => group[name]),
      DECIMALS,
    );
  return {
    members: of('members'),
    higher: of('higher'),
    lower: of('lower'),
    gone: of('gone'),
    stayed: of('stayed'),
  };
}

/** All groups of a partition as one. */
export function together(groups: readonly GroupSums[]): GroupSums {
  const sum = (name: keyof GroupSums) => groups.reduce((total, group) => total + group[name], 0);
  return {
    members: sum('members'),
    higher: sum('higher'),
    lower: sum('lower'),
    gone: sum('gone'),
    stayed: sum('stayed'),
  };
}
