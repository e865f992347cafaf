import type { Row } from '../analysis/row.ts';
import { addMonths, formatMonth } from '../base/calendar.ts';
import type { Study } from '../population/simulation-spec.ts';
import { type Language, say, speaker, type Wording } from '../report/wording.ts';
import { chartStyle, PAPER_COLORS } from './chart-style.ts';
import type { Drawing } from './drawing.ts';
import { type FanSeries, fanDrawing } from './fan-chart.ts';
import { html, Markup } from './markup.ts';
import { mixDrawing } from './mix-chart.ts';
import type { PictureWords } from './terminal-picture.ts';

const MARGIN = 24;
const HEAD = 40;
const GAP = 36;

export interface PicturedForecast {
  readonly rows: readonly Row[];
  /** What the worlds that are drawn are called, by their names in the rows. */
  readonly worlds: ReadonlyMap<string, string>;
}

/** A forecast's charts below one another as an SVG picture: the tier mix of each world that has tiers, then those at risk in all. */
export function forecastPicture(study: Study, forecast: PicturedForecast, words: PictureWords): string {
  const { title, description, language } = words;
  const drawings = drawingsOf(study, forecast, language);
  const width = Math.max(0, ...drawings.map((drawing) => drawing.width)) + 2 * MARGIN;
  const heights = drawings.map(({ height }) => height + GAP);
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, each) => sum + each, MARGIN + HEAD));
  const height = heights.reduce((sum, each) => sum + each, MARGIN + HEAD);
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${language}">
<title>${title}</title>
<desc>${[description, ...drawings.map((drawing) => `${drawing.title}: ${drawing.description}`)].join(' ')}</desc>
<style>svg { font: 12px system-ui, sans-serif; }
${new Markup(chartStyle((name) => PAPER_COLORS[name]))}
svg .paper { fill: ${PAPER_COLORS.page}; }
svg .head { font-size: 18px; font-weight: 700; }</style>
<rect class="paper" width="${width}" height="${height}"/>
<text class="head" x="${MARGIN}" y="${MARGIN + 14}">${title}</text>
${drawings.map(
  (
    { content, caption },
    i,
  ) => html`<g transform="translate(${MARGIN} ${tops[i]!})"><text class="tick" x="0" y="-6">${caption}</text>
<g transform="translate(0 6)">
${content}
</g></g>
`,
)}</svg>
`.source;
}

function drawingsOf({ plan, spec }: Study, { rows, worlds }: PicturedForecast, language: Language): Drawing[] {
  const speak = speaker(language);
  const tiers = spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
  const labels = new Map(tiers.map(({ name, label }) => [name, label]));
  const monthName = (month: number) =>
    month === 0 ? speak(say`start`) : formatMonth(addMonths(spec.start, month - 1));
  const fan = (title: Wording, metric: string, unit: string) => {
    const series = [...worlds].flatMap(([world, name]): FanSeries[] => {
      const points = rows.filter((row) => row.metric === metric && row.world === world);
      return points.length === 0 ? [] : [{ name, points }];
    });
    return fanDrawing({ title: speak(title), unit, series, monthName }, language);
  };
  const drawings = [
    ...[...worlds]
      .filter(([world]) => world !== 'none')
      .map(([world, name]) => mixDrawing({ title: say`Tier mix, ${name}`, world, rows, labels, monthName }, language)),
    fan(say`At-risk high-value members`, 'atrisk.hv', 'members'),
    fan(say`Of those at risk at the start, gone since`, 'atrisk.churn', 'share'),
  ];
  return drawings.filter((drawing) => drawing !== null);
}
