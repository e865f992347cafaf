import type { Row } from '../analysis/row.ts';
import { fanChart } from './fan-chart.ts';
import type { ForecastReport } from './forecast-report.ts';
import { html, type Markup } from './markup.ts';
import { monthNamed, seriesOf, shownInterval, worldName } from './row-text.ts';

interface Line {
  readonly label: string;
  readonly metric: string;
  /** How it is counted, in words that an accountant can hold against the books. */
  readonly how: string;
}

const LINES: readonly Line[] = [
  { label: 'net sales', metric: 'rev.net.total', how: 'sales less what refunds took back' },
  { label: 'rewards', metric: 'cost.reward.total', how: 'rewards and milestones issued, at what each costs' },
  { label: 'discounts', metric: 'cost.discount.total', how: 'what offers took off purchases' },
  { label: 'interventions', metric: 'cost.intervention.total', how: 'members served × what serving one costs' },
  {
    label: 'benefits held',
    metric: 'cost.benefit.total',
    how: 'members who hold each benefit at the end of a month × its hard cost',
  },
  {
    label: 'soft benefit cost',
    metric: 'cost.soft.total',
    how: 'holders of each benefit × its soft cost, and members above the base tier × steps × cost.tier',
  },
  {
    label: 'contribution',
    metric: 'margin.contrib.total',
    how: 'net sales × margin.share − rewards, discounts, interventions and benefits, hard and soft',
  },
  {
    label: 'running cost',
    metric: 'cost.ops.total',
    how: 'members × cost.member + months × cost.month + cost.launch; while those are 0, none is counted',
  },
  { label: 'added sales', metric: 'inc.rev.total', how: 'net sales with the program − without, on the same draws' },
  {
    label: 'added margin',
    metric: 'inc.gross.total',
    how: 'added sales × margin.share, before any cost of the program',
  },
  { label: 'added contribution', metric: 'inc.margin.total', how: 'added margin − the same costs' },
  {
    label: 'against the program',
    metric: 'inc.change.total',
    how: 'contribution − that of the program, on the same draws',
  },
  { label: 'return on cost', metric: 'roi', how: '(added margin − all cost) / all cost, over the whole horizon' },
  {
    label: 'payback',
    metric: 'payback',
    how: 'months until added margin covers all cost for good, of the replicates that get there',
  },
  { label: 'get there', metric: 'payback.share', how: 'share of the replicates that pay back within the horizon' },
];

/** What the program earns and costs over the horizon, with and without it, and what that leaves. */
export function moneySection({ study, rows, spread }: ForecastReport): Markup {
  const { spec } = study;
  const at = (metric: string, world: string) =>
    rows.find((row) => row.metric === metric && row.world === world && row.month === spec.horizon);
  const lines = LINES.filter(({ metric }) => spec.worlds.some((world) => at(metric, world) !== undefined));
  const cell = (row: Row | undefined) => (row === undefined ? '' : shownInterval(row, spread.independent));
  return html`<section><h2>Money over ${spec.horizon} months</h2>
<div class="scroll"><table>
<tr><th></th>${spec.worlds.map((world) => html`<th class="number">${worldName(world)}</th>`)}<th>how it is counted</th></tr>
${lines.map(
  ({ label, metric, how }) => html`<tr><td class="nowrap">${label}<br><span class="faint">${metric}</span></td>
${spec.worlds.map((world) => html`<td class="number">${cell(at(metric, world))}</td>`)}<td class="faint">${how}</td></tr>
`,
)}
</table></div>
${fanChart('Added contribution since the start', study.plan.currency.code, seriesOf(rows, 'inc.margin.total', spec.worlds), monthNamed(spec.start))}
</section>
`;
}
