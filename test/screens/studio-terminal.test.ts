import { afterEach, describe, expect, it } from 'vitest';
import { EarlyScreen } from '../../src/cli/studio/early-screen.ts';
import { RunningStudio } from '../../src/cli/studio/running-studio.ts';
import { showStudio } from '../../src/cli/studio/studio-screen.tsx';
import { frame, type Look } from '../../src/studio/frame.ts';
import { startState } from '../../src/studio/state.ts';
import { press } from '../../src/studio/step.ts';
import { LiveSession } from '../../src/workspace/live-session.ts';
import { after, openClub } from '../studio/opened.ts';
import { Terminal } from './terminal.ts';

const look: Look = { color: true, unicode: true };
const bare: Look = { color: false, unicode: true };

const open: RunningStudio[] = [];

async function openStudio(columns: number, rows: number, seen: Look = look) {
  const opened = await openClub();
  const { spec } = opened.study;
  const small = { ...opened, study: { ...opened.study, spec: { ...spec, members: 20, replicates: 2 } } };
  const studio = new RunningStudio(small, {
    language: 'en',
    screen: 'forecast',
    overrides: {},
    session: new LiveSession({ workers: 1 }),
  });
  open.push(studio);
  const terminal = new Terminal(columns, rows);
  const pressed: string[] = [];
  const ended = showStudio({
    terminal: terminal.stream,
    keyboard: terminal.keyboard,
    studio,
    look: seen,
    laterLook: null,
    heard: (key) => {
      pressed.push(key);
      studio.press(key);
    },
    still: false,
    shown: () => {},
    drawn: () => {},
  });
  return { studio, terminal, ended, pressed };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((studio) => studio.close()));
});

/** What the screen comes to show. */
async function shows(terminal: Terminal, text: string | RegExp): Promise<void> {
  const found = () =>
    terminal.screen().some((line) => (typeof text === 'string' ? line.includes(text) : text.test(line)));
  await expect.poll(found, { timeout: 20_000, interval: 20 }).toBe(true);
}

describe('the studio in a terminal', () => {
  it('shows exactly its frame, row for row, and gives the terminal back', async () => {
    const { studio, terminal, ended } = await openStudio(80, 24);
    await studio.settled();
    await shows(terminal, '2 of 2 replicates');
    const expected = frame(studio.state, { columns: 80, rows: 24 }, bare, 0).map((line) => line.trimEnd());
    await expect.poll(() => terminal.screen().slice(0, -1)).toEqual(expected.slice(0, -1));
    expect([terminal.isAlternate, terminal.scrolled]).toEqual([true, 0]);
    terminal.type('q');
    await ended;
    await expect.poll(() => terminal.isAlternate).toBe(false);
    expect(terminal.rawModes.at(-1)).toBe(false);
    expect(terminal.written.join('')).toContain('\u001b[?25h');
  });

  it('turns a knob by the keys of a terminal and shows the differences', async () => {
    const { terminal, ended, pressed } = await openStudio(120, 40);
    terminal.type('2');
    await shows(terminal, '[2 What-if]');
    terminal.type('\u001b[C\u001b[C');
    await shows(terminal, '100 → 120 star');
    await shows(terminal, /Who moves: .* members fare differently/);
    terminal.type('u');
    await shows(terminal, '100 → 110 star');
    terminal.type('\u0003');
    await ended;
    expect(pressed).toEqual(['2', 'right', 'right', 'u', 'ctrl+c']);
  });

  it.each([
    [60, 20],
    [200, 60],
    [59, 19],
  ])('fits the terminal after it becomes %i x %i', async (columns, rows) => {
    const { studio, terminal, ended } = await openStudio(80, 24);
    await studio.settled();
    await shows(terminal, '2 of 2 replicates');
    terminal.resize(columns, rows);
    const expected = frame(studio.state, { columns, rows }, bare, 0).map((line) => line.trimEnd());
    await expect.poll(() => terminal.screen().slice(0, -1), { timeout: 5_000 }).toEqual(expected.slice(0, -1));
    expect(terminal.scrolled).toBe(0);
    terminal.type('q');
    await ended;
  });

  it('writes only what changed: a beat of the clock does not draw the screen again', async () => {
    const { studio, terminal, ended } = await openStudio(120, 40);
    await studio.settled();
    await shows(terminal, '2 of 2 replicates');
    await new Promise((resolve) => setTimeout(resolve, 300));
    terminal.written.length = 0;
    terminal.type('j');
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Two lines of forty change their mark and weight.
    expect(terminal.written.join('').length).toBeLessThan(1_500);
    terminal.type('q');
    await ended;
  });

  it('gives the terminal back when it fails', async () => {
    let fails = false;
    const failing: Look = {
      color: true,
      get unicode() {
        if (fails) throw new Error('a frame that fails');
        return true;
      },
    };
    const { terminal, ended } = await openStudio(80, 24, failing);
    await shows(terminal, '[1 Forecast]');
    fails = true;
    const failed = expect(ended).rejects.toThrow('a frame that fails');
    terminal.type('j');
    await failed;
    await expect.poll(() => terminal.isAlternate).toBe(false);
    expect(terminal.rawModes.at(-1)).toBe(false);
  });
});

describe('the first frame', () => {
  const lines = ['one', 'two'];
  const listening = process.listeners('exit').length;

  it('is on the alternate screen at once, and gives the terminal back where Ink never comes', async () => {
    const terminal = new Terminal(60, 20);
    const early = new EarlyScreen(terminal.stream, terminal.keyboard);
    early.show(lines);
    await shows(terminal, 'two');
    expect([terminal.isAlternate, terminal.rawModes]).toEqual([true, [true]]);
    early.close();
    early.close();
    await expect.poll(() => terminal.isAlternate).toBe(false);
    expect(terminal.rawModes).toEqual([true, false]);
    expect(terminal.written.join('').split('\u001b[?1049l')).toHaveLength(2);
  });

  it('leaves the terminal to Ink, which gives it back once', async () => {
    const terminal = new Terminal(60, 20);
    const early = new EarlyScreen(terminal.stream, terminal.keyboard);
    early.show(lines);
    early.handOver();
    await shows(terminal, 'two');
    early.close();
    expect(terminal.written.join('')).not.toContain('\u001b[?1049l');
    expect(process.listeners('exit').length).toBe(listening);
  });
});

it('names of half-width kana and of combining marks leave all columns straight', async () => {
  const opened = await openClub();
  const { plan } = opened.study;
  const labels = ['ｸﾞﾘｰﾝ会員', 'コ\u3099ールト\u3099のとても長い名前'];
  const ladders = plan.ladders.map((ladder) => ({
    ...ladder,
    tiers: ladder.tiers.map((tier, i) => ({ ...tier, label: labels[i]! })),
  }));
  const study = { ...opened.study, plan: { ...plan, ladders, name: 'ｶﾞか\u3099' } };
  const state = await after(startState({ ...opened, study }, 'ja'), '2 right wait 4 wait');
  for (const [columns, rows] of [
    [80, 24],
    [120, 40],
  ] as const)
    for (const key of '1234') {
      const terminal = new Terminal(columns, rows);
      // The terminal shows by a mark in the last cell of a line whether it counts the cells before it as we do.
      const lines = frame(press(state, key), { columns, rows }, bare, 0).map((line) => line.replace(/ $/, '|'));
      terminal.stream.write(lines.join('\n'));
      await expect.poll(() => terminal.screen()).toEqual(lines);
      const marked = lines.map((line, row) => (line.endsWith('|') ? terminal.lastCell(row) : '|'));
      expect(marked).toEqual(lines.map(() => '|'));
      expect(terminal.scrolled).toBe(0);
    }
});
