import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth, graphemes, pad, truncate, wrap } from '../../src/report/cells.ts';
import { printable, printableStart } from '../../src/report/printable.ts';

const narrow = { ambiguousWidth: 1 } as const;
const wide = { ambiguousWidth: 2 } as const;

describe('cells', () => {
  it.each([
    ['gold', 4, 4],
    ['ゴールド', 8, 8],
    ['ｺﾞｰﾙﾄﾞ', 6, 6],
    ['が', 2, 2],
    ['か\u3099', 2, 2],
    ['👨‍👩‍👧', 2, 2],
    ['¥', 1, 1],
    ['￥', 2, 2],
    ['█', 1, 2],
    ['…', 1, 2],
    ['\u001b[1mgold\u001b[22m', 4, 4],
  ])('%s is %i cells, %i where ambiguous characters are wide', (text, one, two) => {
    expect([cellWidth(text, narrow), cellWidth(text, wide)]).toEqual([one, two]);
  });

  it('never cuts a letter of several code points', () => {
    expect(truncate('か\u3099か\u3099か\u3099', 5, '…', narrow)).toBe('か\u3099か\u3099…');
    expect(truncate('👨‍👩‍👧👨‍👩‍👧', 3, '…', narrow)).toBe('👨‍👩‍👧…');
  });

  it.each([
    ['gold', 4, 'gold'],
    ['golden', 4, 'gol…'],
    ['golden', 1, '…'],
    ['golden', 0, ''],
    ['ゴールド', 4, 'ゴ…'],
  ])('%s in %i cells is %s', (text, width, cut) => {
    expect(truncate(text, width, '…', narrow)).toBe(cut);
  });

  it('pads on either side and leaves what is too long', () => {
    expect(pad('ゴ', 4, narrow)).toBe('ゴ  ');
    expect(pad('12', 4, narrow, 'right')).toBe('  12');
    expect(pad('12345', 4, narrow)).toBe('12345');
  });

  it('wraps at spaces, and inside a word longer than a line', () => {
    expect(wrap('a tier that nobody reaches', 10, narrow)).toEqual(['a tier', 'that', 'nobody', 'reaches']);
    expect(wrap('ゴールドゴールド x', 6, narrow)).toEqual(['ゴール', 'ドゴー', 'ルド x']);
    expect(wrap('', 6, narrow)).toEqual(['']);
    expect(wrap('ゴ', 1, narrow)).toEqual(['ゴ']);
  });

  it('fits every text, and loses none of it in wrapping', () => {
    const part = fc.constantFrom('a', ' ', 'ゴ', '👑', 'か\u3099', '…', 'xyz');
    const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (any, width) => {
        expect(cellWidth(truncate(any, width, '...', wide), wide)).toBeLessThanOrEqual(width);
        const lines = wrap(any, width, wide);
        for (const line of lines) expect(cellWidth(line, wide)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(any.replaceAll(' ', ''));
      }),
    );
  });

  it('gives graphemes with their offsets', () => {
    expect([...graphemes('aか\u3099b')]).toEqual([
      { text: 'a', start: 0 },
      { text: 'か\u3099', start: 1 },
      { text: 'b', start: 3 },
    ]);
  });
});

describe('printable', () => {
  it.each([
    ['\u001b[31m', '\\u{1b}[31m'],
    ['a\tb\nc\rd', 'a\\u{9}b\\u{a}c\\u{d}d'],
    ['\u009b\u007f', '\\u{9b}\\u{7f}'],
    ['\u202egold\u2066', '\\u{202e}gold\\u{2066}'],
    ['\ud800', '\\u{d800}'],
    ['\u200b\ufeff\u2028', '\\u{200b}\\u{feff}\\u{2028}'],
    ['ゴールド 👨‍👩‍👧 か\u3099 ¥', 'ゴールド 👨‍👩‍👧 か\u3099 ¥'],
  ])('%j is shown as %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('shows only the start of an endless text', () => {
    expect(printableStart('a'.repeat(2000))).toHaveLength(2000);
    expect(printableStart('a'.repeat(2001))).toBe(`${'a'.repeat(2000)}...`);
  });
});
