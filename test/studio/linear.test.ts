import { describe, expect, it } from 'vitest';
import { heard } from '../../src/studio/linear.ts';
import { press } from '../../src/studio/step.ts';
import { answered, pressed, startClub } from './opened.ts';

const screen = { width: 80, color: false, unicode: true };
const start = await startClub();
const known = await answered(pressed(start, '2 right right'));

describe('what is heard', () => {
  it('is the screen and its line at first', () => {
    expect(heard(null, press(start, '2'), screen)).toEqual([
      'What-if, settings: 2 lines.',
      'gold_stars is 100 star, between 50 star and 200 star.',
    ]);
  });

  it('is only what is new: the knob that was turned, the line that was gone to, a notice', () => {
    const now = press(start, '2');
    expect(heard(now, press(now, 'right'), screen)).toEqual(['gold_stars is 110 star, between 50 star and 200 star.']);
    expect(heard(now, press(now, 'down'), screen)).toEqual(['high_profit is ¥5_000, without a range.']);
    expect(heard(now, now, screen)).toEqual([]);
    expect(heard(now, press(now, 'r'), screen)).toEqual(['there is nothing to redo']);
  });

  it('is what a turn changes, once that is known', () => {
    const before = { ...known, answers: { ...known.answers, whatIf: null } };
    const lines = heard(before, known, screen);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines).toContainEqual(expect.stringMatching(/^in gold changes by -?\d/));
    expect(heard(known, known, screen)).toEqual([]);
  });

  it('holds no box, bar or arrow', () => {
    for (const key of '1234567') {
      const text = heard(null, press(known, key), screen).join('\n');
      expect(text).not.toMatch(/[─│█▓▒░▁▂▃▄▅▆▇●▸★→]/u);
    }
  });
});
