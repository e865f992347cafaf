import { describe, expect, it } from 'vitest';
import type { Row } from '../../src/analysis/row.ts';
import { dayOf } from '../../src/base/calendar.ts';
import { drawForecast } from '../../src/draw/forecast.ts';
import { cellWidth } from '../../src/report/cells.ts';
import type { Screen } from '../../src/report/screen.ts';
import { expectBlessed } from '../blessed.ts';

const screen: Screen = { width: 80, color: false, unicode: true };
const frame = { start: dayOf(2026, 4, 1), replicates: 400 };

type Part = Pick<Row, 'tier' | 'ledger'>;

/** Two months, in which every number of the program is known and the world without it is 10 members poorer. */
function forecast(): Row[] {
  const rows: Row[] = [];
  for (const world of ['program', 'none']) {
    const fewer = world === 'none' ? 10 : 0;
    for (const month of [0, 1, 2]) {
      const add = (metric: string, unit: string, median: number, spread: number, part: Part = {}) =>
        rows.push({ metric, world, month, unit, median, p05: median - spread, p95: median + spread, ...part });
      add('members.active', 'members', 1000 - 100 * month - fewer, 20);
      add('atrisk.hv', 'members', 40 + month, 4);
      add('atrisk.churn', 'share', 0.1 * month, 0.01 * month);
      add('nps', 'score', month === 0 ? Number.NaN : 12.5, 3);
      if (month > 0) add('rev.net.total', 'JPY', 1_000_000 * month, 10_000 * month);
      if (month > 0) add('churn.rate', 'share', 0.012, 0.001);
      if (world === 'none') continue;
      add('tier.share', 'share', 0.8 - 0.1 * month, 0.01, { tier: 'none' });
      add('tier.share', 'share', 0.2 + 0.1 * month, 0.01, { tier: 'ゴールド' });
      add('pts.issued.total', 'star', 5000 * month, 0, { ledger: 'star' });
      add('pts.outstanding', 'star', 7000 + month, 0, { ledger: 'star' });
      if (month > 0) add('inc.margin.total', 'JPY', -20_000, 30_000);
    }
  }
  return rows;
}

describe('the forecast screen', () => {
  it('keeps its columns in Japanese, whose characters take two cells', () => {
    const lines = drawForecast(forecast(), frame, { ...screen, language: 'ja' });
    expectBlessed('test/cases/screens/forecast.ja.txt', `${lines.join('\n')}\n`);
    for (const line of lines) expect(cellWidth(line, screen)).toBeLessThanOrEqual(screen.width);
  });

  it('shows the tier mix, the numbers of both worlds, and the course of those at risk', () => {
    expect(drawForecast(forecast(), frame, screen)).toMatchInlineSnapshot(`
      [
        "Tier mix under the program, median share of members",
        "                                                              █ none  ▓ ゴールド",
        "start    █████████████████████████████████████████▓▓▓▓▓▓▓▓▓▓   80.0%       20.0%",
        "2026-04  ████████████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓   70.0%       30.0%",
        "2026-05  ███████████████████████████████▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓   60.0%       40.0%",
        "",
        "Forecast, median (P5-P95)",
        "                     when           with the program                no program",
        "members active       end               800 (780–820)             790 (770–810)",
        "  in none            end           60.0% (59.0–61.0)",
        "  in ゴールド        end           40.0% (39.0–41.0)",
        "net revenue          total  ¥2.0000M (1.9800–2.0200)  ¥2.0000M (1.9800–2.0200)",
        "  of it incremental  total         -¥20k (-50 to 10)",
        "star issued          total                    10,000",
        "star outstanding     end                       7,002",
        "churn                last             1.2% (1.1–1.3)            1.2% (1.1–1.3)",
        "at-risk high-value   end                  42 (38–46)                42 (38–46)",
        "  lost since start   end           20.0% (18.0–22.0)         20.0% (18.0–22.0)",
        "NPS                  end             12.5 (9.5–15.5)           12.5 (9.5–15.5)",
        "",
        "Month by month under the program, median",
        "members active      █▅▁  min 800  max 1,000",
        "at-risk high-value  ▁▅█  min 40  max 42",
        "",
        "end: after month 2 (2026-05). last: in that month. total: over months 1 to 2.",
        "Digits below the error of 400 replicates are not printed.",
      ]
    `);
  });

  it.each([60, 80, 120, 200])('keeps to %i cells', (width) => {
    for (const color of [false, true]) {
      for (const line of drawForecast(forecast(), frame, { ...screen, width, color })) {
        expect(cellWidth(line, screen)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('reads states at the end, rates in the last month, and adds up flows', () => {
    const lines = drawForecast(forecast(), frame, { ...screen, width: 120 });
    const cellsOf = (label: string) => lines.find((line) => line.startsWith(label))?.split(/ {2,}/);
    expect(cellsOf('members active')).toEqual(['members active', 'end', '800 (780–820)', '790 (770–810)']);
    expect(cellsOf('net revenue')?.slice(1, 3)).toEqual(['total', '¥2.0000M (1.9800–2.0200)']);
    expect(cellsOf('star issued')).toEqual(['star issued', 'total', '10,000']);
    expect(cellsOf('  of it incremental')?.slice(1)).toEqual(['of it incremental', 'total', '-¥20k (-50 to 10)']);
    expect(cellsOf('star outstanding')).toEqual(['star outstanding', 'end', '7,002']);
  });

  it('shows both worlds on a narrow screen too, one after the other', () => {
    const lines = drawForecast(forecast(), frame, { ...screen, width: 60 });
    const active = lines.filter((line) => /^members active +end/.test(line));
    expect(active.map((line) => line.split(/ {2,}/)[2])).toEqual(['800 (780–820)', '790 (770–810)']);
    expect(lines.filter((line) => line.includes('…'))).toEqual([]);
  });

  it('numbers the months when the start is not given', () => {
    const lines = drawForecast(forecast(), {}, screen);
    expect(lines.some((line) => line.startsWith('month 2  '))).toBe(true);
  });

  it('shows at most thirteen bars, with the first and the last month', () => {
    const rows = Array.from({ length: 61 }, (_, month) => ({
      ...{ metric: 'tier.share', world: 'program', month, unit: 'share', tier: 'none' },
      ...{ median: 1, p05: 1, p95: 1 },
    }));
    const bars = drawForecast(rows, {}, screen).filter((line) => line.startsWith('month '));
    expect(bars).toHaveLength(13);
    expect([bars[0]?.slice(0, 8), bars[12]?.slice(0, 8)]).toEqual(['month 0 ', 'month 60']);
  });

  it('says that one run has no interval', () => {
    expect(drawForecast(forecast(), { replicates: 1 }, screen)).toContain('One replicate: there is no interval.');
  });

  it('draws nothing from nothing', () => {
    expect(drawForecast([], frame, screen)).toEqual([]);
  });

  it('is plain ASCII where that is asked for, but for names', () => {
    const text = drawForecast(forecast(), frame, { ...screen, unicode: false }).join('\n');
    expect(text.replaceAll('ゴールド', '')).toMatch(/^[\n -~]*$/);
  });
});
