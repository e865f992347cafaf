import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFolded } from '../../src/draw/folded-table.ts';
import { type Column, drawTable } from '../../src/draw/table.ts';
import { cellWidth } from '../../src/report/cells.ts';
import type { Screen } from '../../src/report/screen.ts';

const screenOf = (width: number): Screen => ({ language: 'en', width, color: false, unicode: true });
const columns: Column[] = [
  { header: 'from \\ to', alignment: 'left' },
  ...['base', 'silver', 'gold'].map<Column>((header) => ({ header, alignment: 'right' })),
];
const rows = [
  ['base', '1,000', '20', '3'],
  ['silver', '5', '600', '70'],
];

describe('a table that is folded', () => {
  it('is one where it fits', () => {
    expect(drawFolded(columns, rows, screenOf(30))).toEqual(drawTable(columns, rows, screenOf(30)));
  });

  it('goes on below, each row under its name again', () => {
    expect(drawFolded(columns, rows, screenOf(24))).toEqual([
      'from \\ to   base  silver',
      'base       1,000      20',
      'silver         5     600',
      '',
      'from \\ to  gold',
      'base          3',
      'silver       70',
    ]);
  });

  it('shows every cell and keeps to the width, wherever a cell fits beside the names', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 12 }),
        (width, numbers) => {
          const many = [columns[0]!, ...numbers.map<Column>((_, i) => ({ header: `t${i}`, alignment: 'right' }))];
          const row = ['silver', ...numbers.map(String)];
          const lines = drawFolded(many, [row], screenOf(width));
          for (const line of lines) expect(cellWidth(line, screenOf(width))).toBeLessThanOrEqual(width);
          const shown = lines.filter((line) => line.startsWith('silver')).flatMap((line) => line.split(/\s+/).slice(1));
          expect(shown).toEqual(numbers.map(String));
        },
      ),
    );
  });
});
