import { describe, expect, it } from 'vitest';
import { heard } from '../../src/studio/linear.ts';
import { press } from '../../src/studio/step.ts';
import { after, answered, pressed, startClub } from './opened.ts';

const screen = { width: 80, color: false, unicode: true };
const start = await startClub();
const known = await answered(pressed(start, '2 right right'));

const heardAfter = async (way: string) => heard(null, await after(known, `${way} wait`), screen);

describe('what is heard', () => {
  it('is the screen and its line at first', () => {
    expect(heard(null, press(start, '2'), screen)).toEqual([
      'What-if, settings: 2 lines.',
      'gold_stars is 100 star, between 50 star and 200 star.',
    ]);
  });

  it('is only what is new: the knob that was turned, the line that was gone to, a notice', () => {
    const now = press(start, '2');
    const once = press(now, 'right');
    expect(heard(now, once, screen)).toEqual([
      'gold_stars is 110 star, between 50 star and 200 star.',
      'Settings turn on 2026-01-01, the start; until then both worlds are the same.',
    ]);
    expect(heard(once, press(once, 'right'), screen)).toEqual([
      'gold_stars is 120 star, between 50 star and 200 star.',
    ]);
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

  it('is a sentence on every part of every screen, without box, bar or arrow', async () => {
    const keys = ['1', '2', '2 tab', '2 tab tab', '3', '3 tab', '4', '4 tab', '4 tab tab', '5', '6', '6 tab', '7'];
    for (const way of keys) {
      const lines = await heardAfter(way);
      expect(lines.length, way).toBeGreaterThan(1);
      expect(lines.join('\n')).not.toMatch(/[─│█▓▒░▁▂▃▄▅▆▇●▸★→]/u);
    }
  });

  it('says of a line what the screen shows of it', async () => {
    const line = async (way: string) => (await heardAfter(way))[1];
    expect(await line('2 tab tab')).toMatch(/^at-risk high-value: as it is \d.*, what-if \d.*; difference /);
    expect(await line('3')).toMatch(/^エンジェル: \d+ .*members at the end\.$/);
    expect(await line('4 tab')).toMatch(
      /^member \d+, worth ¥[\d,]+ a year, tier ゴールド, satisfaction [\d.]+, (stays|leaves in [\d-]+)\.$/,
    );
    expect(await line('5 down')).toBe('line 2: program "珈琲クラブ" {');
    expect(await line('6')).toMatch(/it hangs most on \S+: .* at its low end, .* at its high end\.$/);
    expect(await line('6 tab')).toMatch(/^gold_stars at 50 star: contribution .*, hostages lost .*, in the top tier/);
    expect(await line('7')).toMatch(/^purchase\.r is .*; source: /);
  });

  it('explains of a setting from when on it turns, and not of an assumption, which holds at all times', () => {
    const explained = (keys: string) => heard(null, pressed(known, keys), screen).join(' ');
    expect(explained('2 e')).toContain('Settings turn on 2026-01-01, the start;');
    expect(explained('2 tab e')).not.toContain('turn on');
  });

  it('is all of what comes to lie over a screen, once, and then the line below it again', () => {
    const there = press(known, '1');
    const defined = press(there, 'e');
    const lines = heard(there, defined, screen);
    expect(lines[0]).toBe('members active');
    expect(lines).toContain('Members who have not left.');
    expect(heard(defined, press(defined, 'down'), screen)).toEqual([]);
    expect(heard(defined, press(defined, 'escape'), screen)).toContainEqual(
      expect.stringMatching(/^members active, end/),
    );
    const found = pressed(there, ': g r i d');
    expect(heard(press(there, ':'), found, screen)).toEqual(['go to Grid']);
    const saving = press(there, 's');
    expect(heard(there, saving, screen)).toHaveLength(2);
    expect(heard(saving, press(saving, 'down'), screen)).toEqual([
      'a change block in the program, with the settings turned',
    ]);
    const choosing = pressed(known, '6 g');
    expect(heard(pressed(known, '6 tab'), choosing, screen)).toEqual([
      'Enter takes a goal in or leaves it out, Escape goes back.',
      'more contribution: goal 1',
    ]);
    expect(heard(choosing, press(choosing, 'enter'), screen)).toEqual(['more contribution: left out']);
    expect(heard(there, pressed(there, '/ i n'), screen)).toEqual([expect.stringMatching(/^filter: in; \d+ lines\.$/)]);
  });
});
