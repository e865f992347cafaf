import type { Row } from '../analysis/row.ts';
import { addMonths, type Day, formatMonth } from '../base/calendar.ts';
import { formatInterval } from '../report/number.ts';
import { type FanSeries, PAPER } from './fan-chart.ts';

/** What a world is called on a page. */
export function worldName(world: string): string {
  if (world === 'program') return 'with the program';
  return world === 'none' ? 'no program' : world;
}

/** A row's median with its interval, to the digits that the replicates carry. */
export function shownInterval(row: Row, replicates: number): string {
  return formatInterval(row, row.unit, PAPER, replicates);
}

/** A state at the end of the n-th month bears that month's name; 0 is the state before the first one. */
export function monthNamed(start: Day): (month: number) => string {
  return (month) => (month === 0 ? 'start' : formatMonth(addMonths(start, month - 1)));
}

/** A metric over the months, a series for each world that has it. */
export function seriesOf(rows: readonly Row[], metric: string, worlds: readonly string[]): FanSeries[] {
  return worlds.flatMap((world) => {
    const points = rows.filter((row) => row.metric === metric && row.world === world);
    return points.length === 0 ? [] : [{ name: worldName(world), points }];
  });
}
