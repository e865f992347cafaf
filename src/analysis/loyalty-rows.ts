import { voiceOf } from '../model/customer-grid.ts';
import { cellNames } from '../population/grid.ts';
import { LEAVINGS } from '../population/leaving.ts';
import type { WorldSums } from '../population/sums.ts';
import { imputedCells } from './imputation.ts';
import { byVoice, netPromoter } from './net-promoter.ts';
import type { Row } from './row.ts';
import { LEFT } from './tier-rows.ts';
import { flowRows, MEMBERS, rowsOf, type WorldView } from './world-view.ts';

/** Why members leave, how they move in the grid, what they tell others, and whom the business reached. */
export function loyaltyRows(view: WorldView): Row[] {
  return [
    ...LEAVINGS.flatMap((cause, i) => {
      if (!view.replicates.some((sums) => sums.leftBecause[i]!.some((members) => members > 0))) return [];
      return flowRows(view, { metric: 'churn.cause', ...MEMBERS, tags: { cause } }, (sums, month) => {
        return sums.leftBecause[i]![month]!;
      });
    }),
    ...imputedRows(view),
    ...gridFlowRows(view),
    ...flowRows(view, { metric: 'members.joined', ...MEMBERS }, (sums, month) => sums.joined[month]!),
    ...flowRows(view, { metric: 'wom.positive', unit: 'recommendations', decimals: 2 }, (sums, month) => {
      return sums.recommended[month]!;
    }),
    ...flowRows(view, { metric: 'wom.negative', unit: 'friends kept away', decimals: 2 }, (sums, month) => {
      return sums.warned[month]!;
    }),
    ...flowRows(view, { metric: 'ideas', unit: 'ideas', decimals: 2 }, (sums, month) => sums.ideas[month]!),
    ...reachRows(view),
  ];
}

/**
 * The grid with the unknown spread over the other cells (see `imputedCells`): `grid.imputed` beside what is known, and
 * `nps.imputed`. A guess, and never mixed into `grid.cell` or `nps`; none where nobody answered.
 */
function imputedRows(view: WorldView): Row[] {
  const names = cellNames(view.plan);
  const months = new Map(
    view.replicates.map((sums) => {
      const by = view.imputations.get(sums) ?? null;
      const counts = (month: number) => sums.cells.map((series) => series[month]!);
      return [
        sums,
        Array.from({ length: view.spec.horizon + 1 }, (_, month) => imputedCells(counts(month), by)),
      ] as const;
    }),
  );
  const cellsAt = (sums: WorldSums, month: number) => months.get(sums)![month]!;
  const score = (sums: WorldSums, month: number) => {
    const cells = cellsAt(sums, month);
    return cells.includes(undefined) ? undefined : (netPromoter(byVoice(cells as number[])).score ?? undefined);
  };
  return [
    ...names.flatMap((cell, i) =>
      voiceOf(i) === 'unknown'
        ? []
        : rowsOf(
            view,
            { metric: 'grid.imputed', ...MEMBERS, tags: { cell } },
            0,
            (sums, month) => cellsAt(sums, month)[i],
          ),
    ),
    ...rowsOf(view, { metric: 'nps.imputed', unit: 'score', decimals: 2 }, 0, score),
  ];
}

/** From one month to the next; only the ways that somebody takes, and not staying where one is. */
function gridFlowRows(view: WorldView): Row[] {
  const names = [...cellNames(view.plan), LEFT];
  return names.slice(0, -1).flatMap((cell, from) =>
    names.flatMap((to, i) => {
      if (i === from || !view.replicates.some((sums) => sums.flow[from]![i]!.some((members) => members > 0))) return [];
      return rowsOf(view, { metric: 'grid.flow', ...MEMBERS, tags: { cell, to } }, 1, (sums, month) => {
        return sums.flow[from]![i]![month]!;
      });
    }),
  );
}

/** By intervention: members newly in its audience, served, and those for whom the time ran out. */
function reachRows(view: WorldView): Row[] {
  if (view.world === 'none') return [];
  return view.plan.interventions.flatMap(({ kind, name }, i) =>
    (['sought', 'served', 'late'] as const).flatMap((what) =>
      flowRows(view, { metric: `${kind}.${what}`, ...MEMBERS, tags: { intervention: name } }, (sums, month) => {
        return sums[what][i]![month]!;
      }),
    ),
  );
}

/** Those who have left by a month in one world and not in another, so many in all, each replicate with its own twin. */
export function demotionRows(views: readonly WorldView[]): Row[] {
  const of = (world: string) => views.find((view) => view.world === world);
  const [program, without, withoutRule] = [of('program'), of('no demotion'), of('no rule demotion')];
  if (program === undefined) return [];
  const gone = (view: WorldView, r: number, month: number) =>
    view.replicates[r]!.left.slice(0, month + 1).reduce((sum, members) => sum + members, 0);
  const rows = (cause: string | null, more: WorldView | undefined, less: WorldView | undefined) => {
    if (more === undefined || less === undefined) return [];
    const places = new Map(program.replicates.map((sums, r) => [sums, r]));
    const tags = cause === null ? {} : { tags: { cause } };
    return rowsOf(program, { metric: 'churn.demotion', ...MEMBERS, ...tags }, 1, (sums, month) => {
      const r = places.get(sums)!;
      return gone(more, r, month) - gone(less, r, month);
    });
  };
  return [
    ...rows(null, program, without),
    ...rows('rule change', program, withoutRule),
    ...rows('behavior', withoutRule, without),
  ];
}
