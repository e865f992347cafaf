import type { Row } from '../analysis/row.ts';
import { formatNumber } from '../report/number.ts';
import { type Language, say, speaker, type Wording } from '../report/wording.ts';
import { type Drawing, figure } from './drawing.ts';
import { PAPER } from './fan-chart.ts';
import { html, type Markup } from './markup.ts';

const WIDTH = 640;
const HEIGHT = 220;
const RIGHT = 190;
const BOTTOM = 28;

/** The tier mix as a figure of a page. */
export function mixChart(
  rows: readonly Row[],
  labels: ReadonlyMap<string, string>,
  monthName: (month: number) => string,
): Markup {
  return figure(
    mixDrawing({ title: say`Tier mix under the program`, world: 'program', rows, labels, monthName }, 'en'),
  );
}

export interface Mix {
  readonly title: Wording;
  readonly world: string;
  readonly rows: readonly Row[];
  /** What the tiers are called, by their names in the rows. */
  readonly labels: ReadonlyMap<string, string>;
  readonly monthName: (month: number) => string;
}

/** How the shares of members by tier move in a world, the base tier below; no drawing without tiers. */
export function mixDrawing({ title, world, rows, labels, monthName }: Mix, language: Language): Drawing | null {
  const speak = speaker(language);
  const shares = rows.filter(({ metric, world: of }) => metric === 'tier.share' && of === world);
  const tiers = [...new Set(shares.map(({ tier }) => tier ?? ''))];
  const months = [...new Set(shares.map(({ month }) => month))].sort((a, b) => a - b);
  if (tiers.length === 0 || months.length < 2) return null;
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
  const share = (tier: string, month: number) => formatNumber(medians.get(`${month} ${tier}`) ?? 0, 'share', PAPER);
  const content = html`${tiers.map((tier, t) => {
    const top = months.map((_, m) => `${x(m)},${y(stacks[m]![t]!)}`);
    const base = months.map((_, m) => `${x(m)},${y(below(m, t))}`).reverse();
    const middle = (stacks.at(-1)![t]! + below(months.length - 1, t)) / 2;
    return html`<g class="part-${t % 6}"><polygon points="${[...top, ...base].join(' ')}"/>
<text x="${WIDTH - RIGHT + 8}" y="${y(middle) + 4}">${labels.get(tier) ?? tier} ${share(tier, months.at(-1)!)}</text></g>
`;
  })}
<text class="tick" x="0" y="${HEIGHT - 8}">${monthName(months[0]!)}</text>
<text class="tick end" x="${WIDTH - RIGHT}" y="${HEIGHT - 8}">${monthName(months.at(-1)!)}</text>`;
  const told = tiers.map(
    (tier) =>
      say`${labels.get(tier) ?? tier}: ${share(tier, months[0]!)} at first, ${share(tier, months.at(-1)!)} at last.`,
  );
  return {
    width: WIDTH,
    height: HEIGHT,
    title: speak(title),
    description: told.map(speak).join(' '),
    caption: speak(say`${title}, median share of members.`),
    content,
  };
}
