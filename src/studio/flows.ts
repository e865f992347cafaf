import type { Row } from '../analysis/row.ts';
import { cellNames } from '../population/grid.ts';
import { type Speaker, say } from '../report/wording.ts';
import { cellLabels } from './cell-labels.ts';
import type { StudioState } from './state.ts';

/** Who went from one cell of the grid to another in the last month, the largest flows first. */
export function flowsOf({ answers, opened }: Pick<StudioState, 'answers' | 'opened'>): Row[] {
  const { horizon } = opened.study.spec;
  return (answers.base?.rows ?? [])
    .filter(({ metric, world, month }) => metric === 'grid.flow' && world === 'program' && month === horizon)
    .filter(({ median }) => median > 0)
    .toSorted((a, b) => b.median - a.median);
}

/** Whence and whither a flow goes, as people call the cells. */
export function endsOf({ cell, to }: Row, { opened }: Pick<StudioState, 'opened'>, speak: Speaker): [string, string] {
  const { plan } = opened.study;
  const labels = cellLabels(plan, speak);
  const named = (name: string | undefined) =>
    labels[cellNames(plan).indexOf(name ?? '')] ?? (name === 'left' ? speak(say`left`) : (name ?? ''));
  return [named(cell), named(to)];
}
