import type { Plan } from '../../compile/plan.ts';
import type { SimulationSpec } from '../../population/simulation-spec.ts';
import type { Row } from '../row.ts';

/** The numbers a forecast is read for, in the order of the report. */
const HEADLINES = [
  'members.active',
  'tier.share',
  'rev.net.total',
  'margin.contrib.total',
  'inc.margin.total',
  'roi',
  'inc.change.total',
  'liab.cost',
  'atrisk.hv',
  'atrisk.churn',
];

/**
 * The headline numbers, with the score of all members where the program has a grid: of the top tier, at the end of the horizon, under the program or what another world adds to it.
 */
export function headlines(rows: readonly Row[], plan: Plan, spec: SimulationSpec): Row[] {
  const top = spec.ladder === null ? undefined : plan.ladders[spec.ladder]!.tiers.at(-1)?.name;
  const world = spec.worlds.includes('program') ? 'program' : spec.worlds[0]!;
  const end = rows.filter((row) => row.month === spec.horizon);
  const metrics = plan.grid === null ? HEADLINES : [...HEADLINES, 'nps.imputed'];
  return metrics.flatMap((metric) =>
    end.filter(
      (row) =>
        row.metric === metric &&
        (row.world === world || metric === 'inc.change.total') &&
        (row.tier === undefined || row.tier === top),
    ),
  );
}

/** A number as it is asked for: a metric and, where it has several, the tier, cell, ledger … */
export interface Numbered {
  readonly metric: string;
  readonly tag: string | null;
}

/** Reads `atrisk.churn`, or `tier.share:gold` for one of several. */
export function numberNamed(text: string): Numbered {
  const [metric = '', ...tag] = text.split(':');
  return { metric, tag: tag.length === 0 ? null : tag.join(':') };
}

/** Its row at the end of the horizon, under the program where there is one; undefined where there is none or several. */
export function rowNamed(rows: readonly Row[], spec: SimulationSpec, { metric, tag }: Numbered): Row | undefined {
  const end = rows.filter(
    (row) =>
      row.metric === metric &&
      row.month === spec.horizon &&
      (tag === null || [row.tier, row.cell, row.cause, row.ledger, row.intervention].includes(tag)),
  );
  const own = end.filter(({ world }) => world === 'program');
  const found = own.length > 0 ? own : end;
  return found.length === 1 ? found[0] : undefined;
}

const NAMES = ['metric', 'world', 'month', 'tier', 'to', 'cell', 'cause', 'ledger', 'intervention', 'benefit'] as const;

/** Whether two rows are of one number, whatever its values. */
export function sameNumber(a: Row, b: Row): boolean {
  return NAMES.every((name) => a[name] === b[name]);
}

/** The same text for rows of one number, and for no others: no name is empty, and none has the sign that parts them. */
export function numberKey(row: Row): string {
  return NAMES.map((name) => row[name] ?? '').join('\0');
}
