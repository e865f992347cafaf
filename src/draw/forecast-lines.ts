import type { Row } from '../analysis/row.ts';
import { say, type Wording } from '../report/wording.ts';

/**
 * A state at the end of the horizon; a flow added up over it; a rate in its last month.
 */
type Moment = 'end' | 'total' | 'last';

const MOMENT_WORDS: Readonly<Record<Moment, Wording>> = { end: say`end`, total: say`total`, last: say`last` };

interface Line {
  /** `part` is the tier or ledger where the metric has one value for each; each then gets a line of its own. */
  readonly label: (part: string) => Wording;
  readonly metric: string;
  readonly moment: Moment;
  readonly per?: 'tier' | 'ledger';
}

const LINES: readonly Line[] = [
  { label: () => say`members active`, metric: 'members.active', moment: 'end' },
  { label: (part) => say`  in ${part}`, metric: 'tier.share', moment: 'end', per: 'tier' },
  { label: () => say`net revenue`, metric: 'rev.net.total', moment: 'total' },
  { label: () => say`contribution`, metric: 'margin.contrib.total', moment: 'total' },
  { label: () => say`  of it incremental`, metric: 'inc.margin.total', moment: 'total' },
  { label: () => say`  return on cost`, metric: 'roi', moment: 'total' },
  { label: () => say`  against the program`, metric: 'inc.change.total', moment: 'total' },
  { label: (part) => say`${part} issued`, metric: 'pts.issued.total', moment: 'total', per: 'ledger' },
  { label: (part) => say`${part} redeemed`, metric: 'pts.redeemed.total', moment: 'total', per: 'ledger' },
  { label: (part) => say`${part} expired`, metric: 'pts.expired.total', moment: 'total', per: 'ledger' },
  { label: (part) => say`${part} outstanding`, metric: 'pts.outstanding', moment: 'end', per: 'ledger' },
  { label: () => say`owed for points, at cost`, metric: 'liab.cost', moment: 'end' },
  { label: () => say`  by IFRS 15`, metric: 'liab.deferred', moment: 'end' },
  { label: () => say`churn`, metric: 'churn.rate', moment: 'last' },
  { label: () => say`at-risk high-value`, metric: 'atrisk.hv', moment: 'end' },
  { label: () => say`  lost since start`, metric: 'atrisk.churn', moment: 'end' },
  { label: () => say`  money at risk`, metric: 'atrisk.rev', moment: 'end' },
  { label: () => say`NPS`, metric: 'nps', moment: 'end' },
  { label: () => say`  have answered`, metric: 'nps.coverage', moment: 'end' },
];

/** What is told only of where its interval comes from. */
const UNLISTED: readonly Line[] = [{ label: () => say`NPS with the unknown`, metric: 'nps.imputed', moment: 'end' }];

/** One of the main numbers of a forecast, as its tables show it. */
export interface ForecastLine {
  readonly label: Wording;
  readonly when: Wording;
  readonly metric: string;
  /** The tier or ledger; empty where the metric has none. */
  readonly part: string;
  readonly unit: string;
  /** At the end of the horizon, by world; undefined where the rows say nothing of it there. */
  readonly in: (world: string) => Row | undefined;
}

/** The main numbers of which the rows say anything at the end of the horizon, in the order of the tables. */
export function forecastLines(rows: readonly Row[], horizon: number): ForecastLine[] {
  return LINES.flatMap((line) => {
    const here = rows.filter((row) => row.metric === line.metric);
    return [...partsOf(here, line)].flatMap((part) => {
      const own = here.filter((row) => partOf(row, line) === part);
      const end = own.filter((row) => row.month === horizon);
      if (end.length === 0) return [];
      return [
        {
          label: line.label(part),
          when: MOMENT_WORDS[line.moment],
          metric: line.metric,
          part,
          unit: unitOf(line, own),
          in: (world: string) => end.find((row) => row.world === world),
        },
      ];
    });
  });
}

/** What the tables call the number of a row; its metric where they have no line for it. */
export function labelOf(row: Row): Wording {
  const line = [...LINES, ...UNLISTED].find(({ metric }) => metric === row.metric);
  return line === undefined ? say`${row.metric}` : line.label(partOf(row, line));
}

/** In the order in which the rows first name them; one unnamed part where the metric has none. */
function partsOf(rows: readonly Row[], line: Line): Iterable<string> {
  return new Set(rows.map((row) => partOf(row, line)));
}

function partOf(row: Row, line: Line): string {
  return line.per === undefined ? '' : (row[line.per] ?? '');
}

/** Points are shown as points whatever a ledger's unit is called, so that none passes for a currency. */
function unitOf(line: Line, series: readonly Row[]): string {
  return line.per === 'ledger' ? 'points' : (series[0]?.unit ?? '');
}
