import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openLiveLine } from '../../src/cli/live-line.tsx';
import { followProgress } from '../../src/cli/progress.ts';
import { formatSeconds, progressLine, progressSentence, type Work } from '../../src/draw/progress-line.ts';
import { cellWidth } from '../../src/report/cells.ts';
import type { Screen } from '../../src/report/screen.ts';

const screen: Screen = { width: 80, color: false, unicode: true };
const work: Work = { what: 'simulating', unit: 'blocks', done: 1200, total: 5000, doneBefore: 0, seconds: 10 };

describe('a progress line', () => {
  it('says what, how much of how much, how fast and how long still', () => {
    expect(progressLine(work, screen)).toBe(
      'simulating █████░░░░░░░░░░░░░░░░░░░  1,200/5,000 blocks  24%  120/s  32 s left',
    );
    expect(progressSentence(work, screen)).toBe('simulating: 1,200/5,000 blocks, 24%, 120/s, 32 s left');
  });

  it.each<[Partial<Work>, string, string]>([
    [{ seconds: 0.9 }, 'simulating: 1,200/5,000 blocks, 24%', 'too early for a speed'],
    [{ doneBefore: 1200 }, 'simulating: 1,200/5,000 blocks, 24%', 'nothing done by this run yet'],
    [{ doneBefore: 1100 }, 'simulating: 1,200/5,000 blocks, 24%, 10/s, 6 min 20 s left', 'a resumed run'],
    [{ done: 5000 }, 'simulating: 5,000/5,000 blocks, 100%, 500/s', 'at the end'],
    [{ done: 4999 }, 'simulating: 4,999/5,000 blocks, 99%, 500/s, 1 s left', 'never 100% too early'],
    [{ done: 0, total: 0 }, 'simulating: 0/0 blocks, 100%', 'nothing to do'],
    [{ done: 12 }, 'simulating: 12/5,000 blocks, 0%, 1.2/s, 1 h 9 min left', 'a slow run'],
  ])('%j: %s (%s)', (over, sentence) => {
    expect(progressSentence({ ...work, ...over }, screen)).toBe(sentence);
  });

  it('drops its bar, then its end, to stay on one line', () => {
    expect(progressLine(work, { ...screen, width: 60 })).toBe('simulating  1,200/5,000 blocks  24%  120/s  32 s left');
    expect(progressLine(work, { ...screen, width: 30, unicode: false })).toBe('simulating  1,200/5,000 blo...');
    expect(cellWidth(progressLine({ ...work, what: 'ゴールド' }, { ...screen, width: 21 }), screen)).toBeLessThan(22);
  });

  it.each([
    [0.2, '1 s'],
    [59, '59 s'],
    [60, '1 min 0 s'],
    [3599.5, '1 h 0 min'],
    [7500, '2 h 5 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

/** A stream that looks like standard error and keeps what is written. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const through = new PassThrough();
  through.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  return { stream: Object.assign(through, { isTTY, columns: 80, rows: 24 }) as unknown as WriteStream, written };
}

describe('progress in a log', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['not a terminal', false, {}],
    ['a terminal of a build machine', true, { CI: 'true' }],
    ['a terminal that can only write', true, { TERM: 'dumb' }],
  ])('writes a plain line every five seconds at most on %s', async (_, isTTY, environment) => {
    vi.useFakeTimers();
    const log = stream(isTTY);
    const options = { what: 'simulating', unit: 'blocks', environment, screen };
    const progress = followProgress({ ...options, stream: log.stream });
    progress.report(0, 100);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(log.written).toEqual([]);
    progress.report(50, 100);
    await vi.advanceTimersByTimeAsync(1);
    expect(log.written).toEqual(['simulating: 50/100 blocks, 50%, 10/s, 5 s left\n']);
    await progress.close();
    progress.report(100, 100);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.written).toHaveLength(1);
  });

  it('counts anew, on a new clock, when something else is done', async () => {
    vi.useFakeTimers();
    const log = stream(false);
    const progress = followProgress({
      what: 'simulating',
      unit: 'blocks',
      environment: {},
      screen,
      stream: log.stream,
    });
    progress.report(1, 100, 'ranking');
    await vi.advanceTimersByTimeAsync(4_000);
    progress.report(100, 100, 'ranking');
    progress.report(200, 1_000);
    await vi.advanceTimersByTimeAsync(4_000);
    progress.report(240, 1_000);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(log.written).toEqual([
      'simulating: 200/1,000 blocks, 20%\n',
      'simulating: 240/1,000 blocks, 24%, 6.7/s, 1 min 54 s left\n',
    ]);
    await progress.close();
  });

  it('falls silent when the work is aborted', async () => {
    vi.useFakeTimers();
    const log = stream(false);
    const stop = new AbortController();
    const options = { what: 'simulating', unit: 'blocks', environment: {}, screen, signal: stop.signal };
    const progress = followProgress({ ...options, stream: log.stream });
    progress.report(1, 100);
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log.written).toEqual([]);
    await progress.close();
  });
});

describe('a live line', () => {
  it('takes itself away and gives the cursor back', async () => {
    const terminal = stream(true);
    const line = openLiveLine(terminal.stream);
    line.show('simulating 1/2');
    await vi.waitFor(() => expect(terminal.written.join('')).toContain('simulating 1/2'));
    await line.close();
    const after = terminal.written.join('').split('simulating 1/2').at(-1)!;
    // Erase the line, and show the cursor.
    expect(after).toContain('\u001b[2K');
    expect(after).toContain('\u001b[?25h');
  });
});
