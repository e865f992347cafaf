import type { ScoreClass } from './survey.ts';

/** The customer grid: profit high or low by what the last survey said. The first of each row has the field's own name. */
export const CELLS = [
  'angel',
  'high passive',
  'hostage',
  'high unknown',
  'low promoter',
  'low passive',
  'rebel',
  'low unknown',
] as const;

const CLASSES: readonly ScoreClass[] = ['promoter', 'passive', 'detractor', 'unknown'];

/** The index in `CELLS`. */
export function cellOf(highProfit: boolean, observed: ScoreClass): number {
  return (highProfit ? 0 : CLASSES.length) + CLASSES.indexOf(observed);
}

/** The cells of a class, high profit first. */
export function cellsOf(observed: ScoreClass): readonly [number, number] {
  return [cellOf(true, observed), cellOf(false, observed)];
}
