import type { Row } from '../analysis/row.ts';
import { formatNumber } from '../report/number.ts';
import { PAPER } from './fan-chart.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 640;
const HEIGHT = 220;
const RIGHT = 190;
const BOTTOM = 28;

/** How the shares of members by tier move under the program, the base tier below; no chart without tiers. */
export function mixChart(
  rows: readonly Row[],
  labels: ReadonlyMap<string, string>,
  monthName: (month: number) => string,
): Markup {
  const shares = rows.filter(({ metric, world }) => metric === 'tier.share' && world === 'program');
  const tiers = [...new Set(shares.map(({ tier }) => tier ?? ''))];
  const months = [...new Set(shares.map(({ month }) => month))].sort((a, b) => a - b);
  if (tiers.length === 0 || months.length < 2) return html``;
  const medians = new Map(shares.map((row) => [`${row.month} ${row.tier ?? ''}`, row.median]));
  const x = (i: number) => Math.round((i / (months.length - 1)) * (WIDTH - RIGHT) * 10) / 10;
  const y = (share: number) => Math.round((1 - share) * (HEIGHT - BOTTOM) * 10) / 10;
  // Medians of shares need not add up to one; each month is scaled so that the picture stays whole.
  const stacks = months.map((month) => {
    const own = tiers.map((tier) => medians.get(`${month} ${tier}`) ?? 0);
    const whole = own.reduce((sum, share) => sum + share, 0) || 1;
    return own.map((_, i) => own.slice(0, i + 1).reduce((sum, share) => sum + share, 0) / whole);
  });
  const below = (m: number, t: number) => (t === 0 ? 0 : stacks[m]![t - 1]!);
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Tier mix under the program">
<title>Tier mix under the program</title>
${tiers.map((tier, t) => {
  const top = months.map((_, m) => `${x(m)},${y(stacks[m]![t]!)}`);
  const base = months.map((_, m) => `${x(m)},${y(below(m, t))}`).reverse();
  const end = medians.get(`${months.at(-1)!} ${tier}`) ?? 0;
  const middle = (stacks.at(-1)![t]! + below(months.length - 1, t)) / 2;
  return html`<g class="part-${t % 6}"><polygon points="${[...top, ...base].join(' ')}"/>
<text x="${WIDTH - RIGHT + 8}" y="${y(middle) + 4}">${labels.get(tier) ?? tier} ${formatNumber(end, 'share', PAPER)}</text></g>
`;
})}
<text class="tick" x="0" y="${HEIGHT - 8}">${monthName(months[0]!)}</text>
<text class="tick end" x="${WIDTH - RIGHT}" y="${HEIGHT - 8}">${monthName(months.at(-1)!)}</text>
</svg><figcaption>Tier mix under the program, median share of members.</figcaption></figure>
`;
}
