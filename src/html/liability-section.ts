import { type LiabilityMonth, liabilityMonths } from '../analysis/money/liability-months.ts';
import { pointPrices } from '../analysis/money/point-prices.ts';
import { divide, formatScaled, integer, multiply, type Rational, round } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import { formatPoints } from '../report/number.ts';
import { fanChart } from './fan-chart.ts';
import type { ForecastReport } from './forecast-report.ts';
import { html, type Markup } from './markup.ts';
import { monthNamed, seriesOf, shownInterval } from './row-text.ts';
import { type Year, yearsOf } from './years-of.ts';

/** What each rate is, so that none is taken for another. */
const RATES = [
  ['redeem.points_to_date', 'redeemed so far / issued so far'],
  ['breakage.expired_to_date', 'lapsed so far / issued so far'],
  ['breakage.unspent_share', '(issued − redeemed) / issued so far: lapsed or still outstanding'],
  ['urr', 'ultimate redemption rate, estimated: redeemed / (redeemed + lapsed + cleared) so far'],
  ['breakage.ultimate', '1 − urr'],
] as const;

/** What the points owe by both views, how the contract liability came about, and on which rates it stands. */
export function liabilitySection({ study, rows, replicates, spread }: ForecastReport): Markup {
  const { plan, spec } = study;
  const at = spec.worlds.indexOf('program');
  const prices = pointPrices(plan);
  if (at === -1 || prices.every((price) => price === null)) return html``;
  const months = yearsOf(spec, liabilityMonths(plan, replicates[0]!.worlds[at]!));
  const named = (metric: string, name: string) =>
    seriesOf(rows, metric, ['program']).map((series) => ({ ...series, name }));
  const end = rows.filter(({ world, month }) => world === 'program' && month === spec.horizon);
  return html`<section><h2>Liability of the points outstanding</h2>
<p><b>Cost view</b>: points outstanding × urr × what one costs the business at the dearest reward. <b>IFRS 15 / ASC 606</b>:
each month's net sales, less what offers took off them, are split between goods and points by their stand-alone prices (points: issued less reversed × what one
buys at the best reward × urr); revenue is released as redeemed to date over expected in all, re-estimated every month for all
of the past. ${priceText(plan)}. Vouchers that milestones and gifts give cost no points and are not in it.</p>
${fanChart('Liability', plan.currency.code, [...named('liab.deferred', 'IFRS 15 / ASC 606'), ...named('liab.cost', 'cost view')], monthNamed(spec.start))}
<h3>Contract liability, replicate 1 <span class="faint">in ${plan.currency.code}</span></h3>
<div class="scroll"><table>
<tr><th></th>${['opening', 'deferred', 'released', 'closing', 'of the release, by a new estimate', 'one point of urr more', 'cost view'].map((header) => html`<th class="number">${header}</th>`)}</tr>
${months.map((year, i) => yearRow(plan, year, i === 0 ? 0n : months[i - 1]!.periods.at(-1)!.contract))}
</table></div>
<h3>Rates at the end</h3>
<div class="scroll"><table>
<tr><th></th><th>ledger</th><th class="number">median (P5–P95)</th><th>what it is</th></tr>
${RATES.flatMap(([metric, what]) =>
  end
    .filter((row) => row.metric === metric)
    .map(
      (
        row,
      ) => html`<tr><td>${metric}</td><td>${row.ledger ?? ''}</td><td class="number">${shownInterval(row, spread.independent)}</td><td class="faint">${what}</td></tr>
`,
    ),
)}
</table></div>
</section>
`;
}

function yearRow(plan: Plan, { name, periods }: Year<LiabilityMonth>, opening: bigint): Markup {
  const sum = (of: 'deferred' | 'released' | 'revision') => periods.reduce((total, period) => total + period[of], 0n);
  const end = periods.at(-1)!;
  const amounts = [opening, sum('deferred'), -sum('released'), end.contract, sum('revision'), end.perPercent, end.cost];
  const unit = { digits: plan.currency.digits, shownDigits: plan.currency.digits };
  return html`<tr><td class="nowrap">${name}</td>${amounts.map((amount) => html`<td class="number">${formatPoints(amount, unit)}</td>`)}</tr>
`;
}

function priceText(plan: Plan): string {
  const texts = pointPrices(plan).flatMap((price, i) => {
    if (price === null) return [];
    const { label, unit } = plan.ledgers[i]!;
    const each = (value: Rational) => perUnit(value, unit.digits, plan.currency.digits);
    return [`${label}: one ${unit.name} buys ${plan.currency.code} ${each(price.worth)} and costs ${each(price.cost)}`];
  });
  return texts.join('; ');
}

/** Minor units per smallest unit as currency units per point, to four decimals. */
function perUnit(value: Rational, pointDigits: number, currencyDigits: number): string {
  const whole = divide(multiply(value, integer(10n ** BigInt(pointDigits))), integer(10n ** BigInt(currencyDigits)));
  return formatScaled(round(multiply(whole, integer(10_000)), 'half even'), 4);
}
