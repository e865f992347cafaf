import type { Row } from '../../analysis/row.ts';
import { formatInterval } from '../../report/number.ts';
import type { Screen } from '../../report/screen.ts';
import { say, speaker, type Wording } from '../../report/wording.ts';
import { type Column, drawTable, tableWidth } from './table.ts';

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

/** The first worlds in the order of the columns, by the ids rows bear, with what stands above them. */
const WORLDS = [
  { world: 'program', header: say`with the program` },
  { world: 'none', header: say`no program` },
] as const;

/**
 * The forecast's main numbers: one line per metric, one column per world, each a median with its P5 and P95.
 * A line or column of which the rows say nothing is not drawn.
 */
export function drawForecastTable(rows: readonly Row[], screen: Screen, replicates?: number): string[] {
  const speak = speaker(screen.language);
  const worlds = worldsOf(rows);
  const horizon = horizonOf(rows);
  const body: string[][] = [];
  for (const line of LINES) {
    const here = rows.filter((row) => row.metric === line.metric);
    for (const part of partsOf(here, line)) {
      const cells = worlds.map(({ world }) => {
        const series = here.filter((row) => row.world === world && partOf(row, line) === part);
        const read = series.find((row) => row.month === horizon);
        return read === undefined ? '' : formatInterval(read, unitOf(line, series), screen, replicates);
      });
      if (cells.some((cell) => cell !== ''))
        body.push([speak(line.label(part)), speak(MOMENT_WORDS[line.moment]), ...cells]);
    }
  }
  if (body.length === 0) return [];
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: speak(say`when`), alignment: 'left' },
    ...worlds.map<Column>(({ header }) => ({ header: speak(header), alignment: 'right' })),
  ];
  if (tableWidth(columns, body, screen) <= screen.width) return drawTable(columns, body, screen);
  // A world left out for want of room would be half the forecast, so on a narrow screen they follow each other.
  return worlds.flatMap((_, i) => {
    const own = body.filter((row) => row[i + 2] !== '').map((row) => [row[0]!, row[1]!, row[i + 2]!]);
    return drawTable([columns[0]!, columns[1]!, columns[i + 2]!], own, screen);
  });
}

/** The two that every simulation knows, then its own by the names they bear there. */
function worldsOf(rows: readonly Row[]): readonly { readonly world: string; readonly header: Wording }[] {
  const said = new Set(rows.map(({ world }) => world));
  const known = WORLDS.filter(({ world }) => said.has(world));
  const own = [...said].filter((world) => WORLDS.every((each) => each.world !== world));
  return [...known, ...own.map((world) => ({ world, header: say`${world}` }))];
}

/** What the table calls the number of a row; its metric where it has no line. */
export function labelOf(row: Row): Wording {
  const line = [...LINES, ...UNLISTED].find(({ metric }) => metric === row.metric);
  return line === undefined ? say`${row.metric}` : line.label(partOf(row, line));
}

/** The last month of which the rows speak. */
export function horizonOf(rows: readonly Row[]): number {
  return rows.reduce((last, row) => Math.max(last, row.month), 0);
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
