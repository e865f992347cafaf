import type { Row } from '../analysis/row.ts';
import { formatInterval } from '../report/number.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, type Wording } from '../report/wording.ts';
import { forecastLines } from './forecast-lines.ts';
import { type Column, drawTable, tableWidth } from './table.ts';

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
  const body = forecastLines(rows, horizonOf(rows)).flatMap((line) => {
    const cells = worlds.map(({ world }) => {
      const read = line.in(world);
      return read === undefined ? '' : formatInterval(read, line.unit, screen, replicates);
    });
    return cells.every((cell) => cell === '') ? [] : [[speak(line.label), speak(line.when), ...cells]];
  });
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

/** The last month of which the rows speak. */
export function horizonOf(rows: readonly Row[]): number {
  return rows.reduce((last, row) => Math.max(last, row.month), 0);
}
