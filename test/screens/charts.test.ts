import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly } from '../../src/draw/evenly.ts';
import { drawSpark } from '../../src/draw/spark.ts';
import { apportion, drawStacked } from '../../src/draw/stacked.ts';
import { drawTable } from '../../src/draw/table.ts';
import { drawTornado } from '../../src/draw/tornado.ts';
import { cellWidth } from '../../src/report/cells.ts';
import type { Screen } from '../../src/report/screen.ts';

const screen: Screen = { width: 60, color: false, unicode: true };
const ascii: Screen = { ...screen, unicode: false };

const picture = (text: string) => text.slice(1).split('\n');

describe('a table', () => {
  const columns = [
    { header: 'tier', alignment: 'left' },
    { header: 'members', alignment: 'right' },
    { header: 'meaning', alignment: 'left' },
  ] as const;
  const rows = [
    ['ゴールド', '1,234', 'the highest tier'],
    ['green', '12,345', 'reached by stars'],
  ];

  it('lines numbers up on the right, whatever the width of names', () => {
    expect(drawTable(columns, rows, screen)).toEqual(
      picture(`
tier      members  meaning
ゴールド    1,234  the highest tier
green      12,345  reached by stars`),
    );
  });

  it('shortens a last column of text with a sign', () => {
    expect(drawTable(columns, rows, { ...screen, width: 29 })).toEqual(
      picture(`
tier      members  meaning
ゴールド    1,234  the highe…
green      12,345  reached b…`),
    );
  });

  it('leaves a last column out with a sign when there is no room for its words, or when it is numbers', () => {
    expect(drawTable(columns, rows, { ...screen, width: 24 })).toEqual(
      picture(`
tier      members  …
ゴールド    1,234  …
green      12,345  …`),
    );
    const numbersLast = drawTable(
      columns.slice(0, 2),
      rows.map((row) => row.slice(0, 2)),
      { ...ascii, width: 14 },
    );
    expect(numbersLast).toEqual(
      picture(`
tier      ...
ゴールド  ...
green     ...`),
    );
  });

  it('shows no control characters of a name', () => {
    expect(drawTable([columns[0]], [['\u001b[2J']], screen)[1]).toBe('\\u{1b}[2J');
  });
});

describe('a stacked chart', () => {
  const rows = [
    { label: 'start', shares: [0.75, 0.2, 0.05] },
    { label: '2026-06', shares: [0.5, 0.3, 0.2] },
  ];

  it('fills a bar per period and puts the numbers under the glyphs', () => {
    expect(drawStacked(['none', 'green', 'gold'], rows, screen)).toEqual(
      picture(`
                                     █ none  ▓ green  ▒ gold
start    ████████████████████▓▓▓▓▓▒   75.0%    20.0%    5.0%
2026-06  █████████████▓▓▓▓▓▓▓▓▒▒▒▒▒   50.0%    30.0%   20.0%`),
    );
  });

  it.each([{ ...screen, ambiguousWidth: 2 } as const, ascii])(
    'has ASCII glyphs where blocks would not fit: %j',
    (on) => {
      expect(drawStacked(['none', 'green', 'gold'], rows.slice(0, 1), on)).toEqual(
        picture(`
                                     # none  = green  - gold
start  #####################======-   75.0%    20.0%    5.0%`),
      );
    },
  );

  it('gives every name in a legend where the columns have no room for it', () => {
    expect(drawStacked(['none', 'green', 'a long golden tier'], rows.slice(0, 1), { ...screen, width: 47 })).toEqual(
      picture(`
                         █ none  ▓ gre…  ▒ a l…
start  ████████████▓▓▓▒   75.0%   20.0%    5.0%
█ none  ▓ green  ▒ a long golden tier`),
    );
  });

  it('tells a fifth tier by a letter, and leaves numbers out with a sign rather than the bar', () => {
    const shares = [0.4, 0.2, 0.2, 0.1, 0.05, 0.05];
    expect(drawStacked([...'abcdef'], [{ label: 'x', shares }], { ...screen, width: 44 })).toEqual(
      picture(`
                              █ a     ▓ b  …
x  █████████▓▓▓▓▓▒▒▒▒░░AB   40.0%   20.0%  …
█ a  ▓ b  ▒ c  ░ d  A e  B f`),
    );
  });

  it('leaves the bar of a period without members empty', () => {
    const [, line] = drawStacked(['none', 'gold'], [{ label: 'x', shares: [0, 0] }], { ...screen, width: 40 });
    expect(line).toMatch(/^x {20,}0\.0% +0\.0%$/);
  });

  it('colors besides the glyphs, never instead of them', () => {
    const colored = drawStacked(['none', 'gold'], rows, { ...screen, color: true });
    expect(colored.join('')).toContain('\u001b[');
    expect(colored.map(uncolored)).toEqual(drawStacked(['none', 'gold'], rows, screen));
  });
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: color codes are what is taken away
const uncolored = (text: string) => text.replaceAll(/\u001b\[\d+m/g, '');

describe('apportion', () => {
  it.each([
    [[0.5, 0.5], 3, [2, 1]],
    [[1, 0], 4, [4, 0]],
    [[0, 0], 4, [0, 0]],
    [[0.999, 0.001], 10, [9, 1]],
    [[0.9996, 0.0004], 10, [10, 0]],
    [[Number.NaN, 1], 4, [0, 4]],
  ])('%j over %i cells is %j', (shares, cells, counts) => {
    expect(apportion(shares, cells)).toEqual(counts);
  });

  it('fills every bar, and shows every part that is printed as more than nothing where there is room', () => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 16, max: 72 }), (parts, cells) => {
        const counts = apportion(parts, cells);
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(sum === 0 ? 0 : cells);
        parts.forEach((part, i) => {
          if (part >= 0.0005) expect(counts[i]).toBeGreaterThan(0);
        });
      }),
    );
  });
});

describe('a sparkline', () => {
  it.each([
    [[1, 2, Number.NaN, 3, 8], 'members', screen, ['▁▂ ▃█  min 1  max 8']],
    [[0.3, 0.3], 'share', screen, ['▁▁  min 30.0%  max 30.0%']],
    [[0, 100], 'JPY', ascii, ['_#  min JPY 0  max JPY 100']],
    [[Number.NaN], 'share', screen, []],
    [[], 'share', screen, []],
  ])('of %j %s', (values, unit, on, lines) => {
    expect(drawSpark(values, unit, on)).toEqual(lines);
  });

  it('stays inside the width', () => {
    const [line] = drawSpark(
      Array.from({ length: 500 }, (_, i) => i),
      'members',
      screen,
    );
    expect(cellWidth(line!, screen)).toBe(60);
  });
});

it('chooses evenly and keeps both ends', () => {
  expect(evenly([1, 2, 3], 3)).toEqual([1, 2, 3]);
  expect(
    evenly(
      Array.from({ length: 37 }, (_, i) => i),
      13,
    ),
  ).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36]);
  expect(evenly([1, 2, 3, 4], 2)).toEqual([1, 4]);
});

describe('a tornado', () => {
  const bars = [5, 4, 3].map((by) => ({ id: `a.${by}`, low: -by, high: by, error: 0 }));
  const wide = { width: 100, color: false, unicode: true };

  it('leaves the shortest bars out where there is room for few, and says how many', () => {
    const lines = drawTornado(bars, 'members', wide, 2);
    expect(lines.filter((line) => /^a\./.test(line)).map((line) => line.slice(0, 3))).toEqual(['a.5', 'a.4']);
    expect(lines).toContain('1 more move it less.');
    expect(drawTornado(bars, 'members', wide).join('\n')).not.toContain('more move');
  });

  it('shortens what stands above its numbers before the bars', () => {
    const [head, first] = drawTornado(bars, 'members', { ...wide, width: 36 });
    expect(drawTornado(bars, 'members', wide)[0]).toContain('at the low end');
    expect(head).toMatch(/^ +low +high$/);
    expect(first).toMatch(/^a\.5 +-5 +\+5 +░+│█+$/);
  });
});
