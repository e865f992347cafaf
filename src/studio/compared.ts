import type { Row } from '../analysis/row.ts';
import { type ForecastLine, forecastLines } from '../draw/forecast-lines.ts';
import type { LiveForecast } from '../workspace/live-question.ts';
import { WHAT_IF } from './turned-study.ts';

/** One of the main numbers in both worlds, and what lies between them, run by run. */
export interface ComparedLine {
  readonly line: ForecastLine;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
  readonly difference: { readonly row: Row | undefined; readonly unit: string } | null;
}

/** Those at risk come first, with what is said of them: what they do is what the change is judged by. */
const FIRST = [
  'atrisk.hv',
  'atrisk.churn',
  'atrisk.rev',
  'rev.net.total',
  'margin.contrib.total',
  'liab.cost',
  'liab.deferred',
  'members.active',
  'tier.share',
];

/** The program as it is beside itself with knobs turned, number by number; none before anything is known. */
export function comparedLines(whatIf: LiveForecast | null, horizon: number): ComparedLine[] {
  const differences = forecastLines(whatIf?.differences ?? [], horizon);
  const rank = ({ metric }: ForecastLine) => (FIRST.includes(metric) ? FIRST.indexOf(metric) : FIRST.length);
  return (
    forecastLines(whatIf?.rows ?? [], horizon)
      // What the change adds to contribution is the difference of the contributions.
      .filter(({ metric }) => metric !== 'inc.change.total')
      .toSorted((a, b) => rank(a) - rank(b))
      .map((line) => {
        const other = differences.find(({ metric, part }) => metric === line.metric && part === line.part);
        const difference = other === undefined ? null : { row: other.in(WHAT_IF), unit: other.unit };
        return { line, before: line.in('program'), after: line.in(WHAT_IF), difference };
      })
  );
}
