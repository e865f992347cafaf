import { describe, expect, it } from 'vitest';
import { screenPicture } from '../../src/cli/studio/pictures.ts';
import { terminalPicture } from '../../src/html/terminal-picture.ts';
import { cellWidth, graphemes } from '../../src/report/cells.ts';
import { painter } from '../../src/report/paint.ts';
import type { Language } from '../../src/report/wording.ts';
import { frame } from '../../src/studio/frame.ts';
import { SCREENS } from '../../src/studio/screens.ts';
import { after, pressed, startClub } from '../studio/opened.ts';
import { withRecorded } from '../studio/recorded.ts';

const words = { title: 'A <screen>', description: 'what it says', language: 'en' } as const;

const CELL = 8.4;
const LINE = 18;
const MARGIN = 12;

/** A character of a picture: the cell in which it begins, and all else that is said of it. */
interface Placed {
  readonly row: number;
  readonly column: number;
  readonly cells: number;
  readonly text: string;
  readonly look: string;
}

const number = (attributes: string, name: string) => Number(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1]);

const ESCAPED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

const unescaped = (text: string) => text.replace(/&[^;]+;/g, (mark) => ESCAPED[mark]!);

/** Every text of a picture where it stands. */
function texts(picture: string): Placed[] {
  return [...picture.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', text = '']) => ({
    row: Math.floor((number(attributes, 'y') - MARGIN) / LINE),
    column: Math.round((number(attributes, 'x') - MARGIN) / CELL),
    cells: Math.round(number(attributes, 'textLength') / CELL),
    text: unescaped(text),
    look: / class="([^"]*)"/.exec(attributes)?.[1] ?? '',
  }));
}

/** The words of lines, by row and column, blocks and lines left out. */
function wordsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line, row) => {
    let column = 0;
    return [...graphemes(line)].flatMap(({ text }) => {
      const at = column;
      column += cellWidth(text, {});
      return /^[ ▁-█░▒▓─│├┤└]$/.test(text) ? [] : [`${row} ${at} ${text}`];
    });
  });
}

function wordsOf(picture: string): string[] {
  return texts(picture)
    .flatMap(({ row, column, text }) => {
      let at = column;
      return [...graphemes(text)].flatMap(({ text: sign }) => {
        const place = `${row} ${at} ${sign}`;
        at += cellWidth(sign, {});
        return sign === ' ' ? [] : [place];
      });
    })
    .toSorted();
}

describe('a picture of a terminal', () => {
  it.each([
    ['full-width', 'ゴールド', 8],
    ['half-width with marks', 'ｺﾞｰﾙﾄﾞ', 6],
    ['combining', 'か\u3099', 2],
    ['ambiguous', '①※●→…', 5],
    ['emoji', '👑', 2],
  ])('gives text its cells: %s', (_, text, cells) => {
    const placed = texts(terminalPicture([`a ${text}|`], 20, words));
    expect(placed.reduce((sum, each) => sum + (each.row === 0 ? each.cells : 0), 0)).toBe(1 + cells + 1);
    expect(placed.at(-1)).toMatchObject({ column: 2 + cells, text: '|', row: 0 });
    expect(placed.map((each) => each.text).join('')).toBe(`a${text}|`);
  });

  it('shows text that looks like markup, and leaves colors to its style', () => {
    const paint = painter(true);
    const line = `${paint('strong', `<b>${paint('warning', '&')}`)} ${paint('faint', 'x')} ${paint('error', '!')} y`;
    const picture = terminalPicture([line], 20, words);
    expect(texts(picture).map(({ text, look }) => [text, look])).toEqual([
      ['<b>', 'strong'],
      ['&', 'strong yellow'],
      ['x', 'faint'],
      ['!', 'strong red'],
      ['y', ''],
    ]);
    expect(picture).toContain('<title>A &lt;screen&gt;</title>\n<desc>what it says</desc>');
    expect(picture).not.toContain('\u001b');
  });

  it('draws blocks by their height and ink, and lines that meet', () => {
    const picture = terminalPicture(['██▄░', '└─'], 4, words);
    const rects = [...picture.matchAll(/<rect( x[^>]*)>/g)].map(([, of = '']) =>
      ['x', 'y', 'width', 'height', 'fill-opacity'].map((name) => number(of, name)),
    );
    expect(rects).toEqual([
      [12, 12, 16.8, 18, 1],
      [28.8, 21, 8.4, 9, 1],
      [37.2, 12, 8.4, 18, 0.25],
    ]);
    expect(picture).toContain('d="M16.2 39V30M16.2 39H20.4"');
    expect(picture).toContain('d="M24.6 39H20.4M24.6 39H28.8"');
  });
});

const turned = pressed(await startClub(), '2 right right');
const known = await withRecorded(turned, () => after(turned, 'wait 4 wait 6 wait tab wait'));

describe.each<Language>(['en', 'ja'])('a picture of a screen in %s', (language) => {
  it.each(SCREENS.map((screen, i) => [screen, String(i + 1)]))('%s has every word in its place', (_, key) => {
    const state = { ...pressed(known, key), language };
    const size = { columns: 120, rows: 40 };
    const lines = frame(state, size, { color: false, unicode: true }, 0);
    const picture = screenPicture(state, size);
    expect(wordsOf(picture)).toEqual(wordsIn(lines).toSorted());
    expect(picture).toContain(`xml:lang="${language}"`);
  });
});
