import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth } from '../../src/report/cells.ts';
import type { Language } from '../../src/report/wording.ts';
import { frame, LEAST, type Look, type Size } from '../../src/studio/frame.ts';
import { KEYS } from '../../src/studio/keys.ts';
import { SCREENS } from '../../src/studio/screens.ts';
import type { StudioState } from '../../src/studio/state.ts';
import { press, step } from '../../src/studio/step.ts';
import { expectBlessed } from '../blessed.ts';
import { after, pressed, startClub } from '../studio/opened.ts';
import { withRecorded } from '../studio/recorded.ts';

const plain: Look = { color: false, unicode: true };
const SIZES: readonly Size[] = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];

/** All that can be known of the club with Gold at 120. */
const turned = pressed(await startClub(), '2 right right');
const known = await withRecorded(turned, () => after(turned, 'wait 4 wait 6 wait tab wait'));
const swept = pressed(known, '4 6 tab');
const japanese: StudioState = { ...swept, language: 'ja' };

/** A state on a screen, its parts and what lies over it. */
const SCENES: readonly (readonly [name: string, keys: string])[] = [
  ...SCREENS.map((name, i) => [name, String(i + 1)] as const),
  ['assumption-knobs', '2 tab'],
  ['compared', '2 tab tab end'],
  ['hostages', '4 tab'],
  ['losers', '4 tab tab'],
  ['differences', '1 d'],
  ['definition', '1 e'],
  ['cell', '3 d right right e'],
  ['flows', '3 tab down'],
  ['found-rules', '5 / g o l d enter down'],
  ['tornado', '6 shift+tab'],
  ['help', '1 ?'],
  ['palette', '1 : l e a v e'],
  ['save', '2 s'],
  ['goals', '6 tab g down enter down'],
  ['sweep-of-two', '6 tab g down down enter down enter escape'],
];

const text = (lines: readonly string[]) => `${lines.map((line) => line.trimEnd()).join('\n')}\n`;

describe.each(SIZES)('at $columns x $rows', (size) => {
  it.each(SCENES)('the scene %s is as it was blessed', (name, keys) => {
    const lines = frame(pressed(swept, keys), size, plain, 0);
    expectBlessed(`test/cases/screens/studio/${size.columns}x${size.rows}/${name}.txt`, text(lines));
  });
});

it.each(SCENES)('the scene %s in Japanese is as it was blessed', (name, keys) => {
  const lines = frame(pressed(japanese, keys), { columns: 80, rows: 24 }, plain, 0);
  expectBlessed(`test/cases/screens/studio/ja/${name}.txt`, text(lines));
});

it('ASCII shows the same numbers as blocks do', () => {
  const size = { columns: 200, rows: 60 };
  for (const [, keys] of SCENES) {
    const digits = (look: Look) =>
      frame(pressed(swept, keys), size, look, 0)
        .join(' ')
        .match(/\d+(?:[.,]\d+)*%/g);
    expect(digits({ color: false, unicode: false })).toEqual(digits(plain));
  }
});

describe('a frame', () => {
  const looks: readonly Look[] = [
    plain,
    { color: true, unicode: true },
    { color: false, unicode: false },
    { color: true, unicode: true, ambiguousWidth: 2 },
  ];
  const keys = KEYS.flatMap((line) => line.keys).filter((key) => key !== 'q' && key !== 'ctrl+c');

  it('is exactly as large as the terminal, whatever is shown, in any look and language', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: LEAST.columns - 5, max: 210 }),
        fc.integer({ min: LEAST.rows - 5, max: 70 }),
        fc.constantFrom(...looks),
        fc.constantFrom<Language>('en', 'ja'),
        fc.array(fc.constantFrom(...keys), { maxLength: 12 }),
        (columns, rows, look, language, pressing) => {
          const state = pressing.reduce(press, { ...swept, language });
          const lines = frame(state, { columns, rows }, look, 3);
          expect(lines).toHaveLength(rows);
          expect(new Set(lines.map((line) => cellWidth(line, look)))).toEqual(new Set([columns]));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is a sentence where it would be too small', () => {
    const lines = frame(swept, { columns: 59, rows: 20 }, plain, 0);
    expect(text(lines).trim()).toBe('The studio needs 60 columns and 20 rows; here are 59 and\n20.');
  });

  it('has color only besides: without it, every word and number is still there', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: color codes begin with one
    const bare = (line: string) => line.replace(/\u001b\[[\d;]*m/g, '');
    for (const [, scene] of SCENES) {
      const state = pressed(swept, scene);
      const [painted, unpainted] = [{ color: true, unicode: true }, plain].map((look) =>
        frame(state, { columns: 100, rows: 30 }, look, 0).map(bare),
      );
      expect(painted).toEqual(unpainted);
    }
  });

  it('is the first thing seen, before any number is known', async () => {
    const lines = frame(await startClub(), { columns: 80, rows: 24 }, plain, 0);
    expect(text(lines)).toContain('The first members are being simulated');
  });
});

describe('a broken program', () => {
  it('is said on every screen, with what is wrong on its own', async () => {
    const { SourceText } = await import('../../src/base/span.ts');
    const { programOf } = await import('../../src/workspace/load-program.ts');
    const draft = new SourceText(
      'club.regalia',
      `${swept.opened.draft.text.replace('attain at once', 'attain at onse')}`,
    );
    const { problems } = programOf(draft);
    const broken = step(swept, { kind: 'broken', draft, problems });
    const size = { columns: 100, rows: 30 };
    for (let i = 1; i <= SCREENS.length; i++)
      expect(frame(press(broken, String(i)), size, plain, 0)[0]).toContain('the last good one');
    expectBlessed('test/cases/screens/studio/broken.txt', text(frame(press(broken, '5'), size, plain, 0)));
  });
});
