import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { afterEach, describe, expect, it } from 'vitest';
import { AskingKeyboard } from '../../src/cli/studio/asking-keyboard.ts';
import { RunningStudio } from '../../src/cli/studio/running-studio.ts';
import { watch } from '../../src/cli/studio/watch.ts';
import { frame, type Look } from '../../src/studio/frame.ts';
import { LiveSession } from '../../src/workspace/live-session.ts';
import { openClub } from '../studio/opened.ts';
import { Terminal } from './terminal.ts';

describe('a keyboard by which the terminal answers', () => {
  function keyboard() {
    const keys = new PassThrough();
    const asking = new AskingKeyboard(keys as unknown as ReadStream);
    let typed = '';
    asking.setEncoding('utf8').on('data', (text: string) => {
      typed += text;
    });
    const settled = () => new Promise((resolve) => setTimeout(resolve, 60));
    return { asking, type: (text: string | Buffer) => keys.write(text), typed: () => typed, settled };
  }

  it.each<[string, string, 1 | 2]>([
    ['both narrow', '\u001b[2;3R', 1],
    ['both wide', '\u001b[2;5R', 2],
    ['one of them wide', '\u001b[2;4R', 2],
  ])('tells the width and types nothing: %s', async (_, answer, width) => {
    const { asking, type, typed, settled } = keyboard();
    type(answer);
    expect(await asking.answer).toBe(width);
    await settled();
    expect(typed()).toBe('');
  });

  it('keeps what is typed before, within and after an answer that comes in pieces', async () => {
    const { asking, type, typed, settled } = keyboard();
    for (const piece of ['2か', '\u001b', '[2', ';', '5', 'Rq']) {
      type(piece);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await asking.answer).toBe(2);
    await settled();
    expect(typed()).toBe('2かq');
  });

  it('keeps a letter that comes in pieces, and keys that begin like an answer', async () => {
    const { type, typed, settled } = keyboard();
    const letter = Buffer.from('か');
    type(letter.subarray(0, 1));
    type(letter.subarray(1));
    // Right, F3 with Shift, and Escape.
    type('\u001b[C\u001b[1;2R\u001b');
    await settled();
    expect(typed()).toBe('か\u001b[C\u001b[1;2R\u001b');
  });

  it('takes one answer; a second report is typed, as keys are', async () => {
    const { asking, type, typed, settled } = keyboard();
    type('\u001b[2;3R\u001b[2;5R');
    expect(await asking.answer).toBe(1);
    await settled();
    expect(typed()).toBe('\u001b[2;5R');
  });

  it('says when there is no answer in time', async () => {
    const { asking, type } = keyboard();
    expect(await asking.answerWithin(5)).toBeNull();
    type('\u001b[2;5R');
    expect(await asking.answerWithin(1_000)).toBe(2);
  });
});

const look: Look = { color: false, unicode: true };
const SIZE = { columns: 80, rows: 24 };
const open: RunningStudio[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((studio) => studio.close()));
});

/** In a test the answer may be waited for as long as it takes: the processor may be busy. */
const LONG = 10_000;

async function watched(terminal: Terminal, answersWithin: number | null) {
  const opened = await openClub();
  const { spec } = opened.study;
  const small = { ...opened, study: { ...opened.study, spec: { ...spec, members: 20, replicates: 2 } } };
  const studio = new RunningStudio(small, {
    language: 'en',
    screen: 'what-if',
    overrides: {},
    session: new LiveSession({ workers: 1 }),
  });
  open.push(studio);
  const pressed: string[] = [];
  const heard = (key: string) => {
    pressed.push(key);
    studio.press(key);
  };
  let first: readonly string[] = [];
  const shown = () => {
    first = terminal.written.join('').split('\u001b[H').at(-1)!.split('\r\n');
  };
  const ended = watch(
    terminal.stream,
    terminal.keyboard,
    { studio, look, heard, still: true },
    { answersWithin, shown, drawn: () => {} },
  );
  /** The screen comes to be the studio's frame, drawn for terminals of a width. */
  const shows = async (ambiguousWidth: 1 | 2) => {
    await studio.settled();
    const expected = () => frame(studio.state, SIZE, { ...look, ambiguousWidth }, 0).map((line) => line.trimEnd());
    const rows = () => terminal.screen().slice(0, -1);
    await expect.poll(rows, { timeout: 20_000, interval: 20 }).toEqual(expected().slice(0, -1));
  };
  return { studio, ended, pressed, shows, first: () => first };
}

const QUESTION = '\u001b[6n';

describe('the studio in a terminal that it asks for its width', () => {
  it.each([1, 2] as const)('draws its first frame for one that answers %i', async (ambiguousWidth) => {
    const terminal = new Terminal(SIZE.columns, SIZE.rows, { ambiguousWidth, answers: 0 });
    const { shows, ended, pressed, first } = await watched(terminal, LONG);
    await shows(ambiguousWidth);
    expect(terminal.scrolled).toBe(0);
    expect(first().some((line) => line.includes('●'))).toBe(ambiguousWidth === 1);
    terminal.type('q');
    await ended;
    expect([pressed, terminal.rawModes.at(-1)]).toEqual([['q'], false]);
    await expect.poll(() => terminal.isAlternate).toBe(false);
    expect(terminal.screen().join('')).toBe('');
  });

  it('draws anew for one that answers late, and takes its answer for no key', async () => {
    const terminal = new Terminal(SIZE.columns, SIZE.rows, { ambiguousWidth: 2, answers: 1_500 });
    const { shows, ended, pressed, first } = await watched(terminal, 1);
    await expect.poll(() => first().length, { timeout: 5_000 }).toBe(SIZE.rows);
    expect(first().some((line) => line.includes('●'))).toBe(true);
    await shows(2);
    expect(terminal.scrolled).toBe(0);
    terminal.type('q');
    await ended;
    expect(pressed).toEqual(['q']);
  });

  it('takes one that never answers for narrow, and hears every key', async () => {
    const terminal = new Terminal(SIZE.columns, SIZE.rows, { answers: 'never' });
    const { shows, ended, pressed } = await watched(terminal, 20);
    terminal.type('?');
    await shows(1);
    terminal.type('\u001b');
    await expect.poll(() => pressed, { timeout: 5_000 }).toEqual(['?', 'escape']);
    await shows(1);
    terminal.type('q');
    await ended;
    expect(terminal.rawModes.at(-1)).toBe(false);
  });

  it('is not asked where its width was said, or where nobody types', async () => {
    const told = new Terminal(SIZE.columns, SIZE.rows, { answers: 0 });
    const { ended, shows } = await watched(told, null);
    await shows(1);
    told.type('q');
    await ended;
    expect(told.written.join('')).not.toContain(QUESTION);
  });
});
