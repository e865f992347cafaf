import type { WriteStream } from 'node:tty';
import { progressLine, progressSentence, type Work } from '../draw/progress-line.ts';
import type { Screen } from '../report/screen.ts';
import type { LiveLine } from './live-line.tsx';

/** How long work is followed on standard error: as one live line for a person, or a plain line now and then for a log. */
export interface Progress {
  /** Cheap enough to call for every piece of work. Another `what` than before is counted anew. */
  report(done: number, total: number, what?: string): void;
  /**
   * To be called however the work ends. Leaves nothing on a terminal; until it settles, nothing else may be printed
   * there, or taking the line away would take that with it. May be called again; later reports are not heard.
   */
  close(): Promise<void>;
}

export interface ProgressOptions {
  /** What is being done where a report does not say, and what is counted. */
  readonly what: string;
  readonly unit: string;
  /** Where it is shown; its own `isTTY` and `columns` count. */
  readonly stream: WriteStream;
  /** The process environment: `CI` and `TERM=dumb` ask for plain lines. */
  readonly environment: { readonly CI?: string | undefined; readonly TERM?: string | undefined };
  readonly screen: Pick<Screen, 'unicode' | 'ambiguousWidth' | 'language'>;
  /** Aborting closes the line at once, before whoever asked for it says so. */
  readonly signal?: AbortSignal;
}

const LIVE_EVERY_MS = 100;
const PLAIN_EVERY_MS = 5_000;

/** Starts to follow a piece of work. Work that ends before the first plain line is due leaves no trace in a log. */
export function followProgress(options: ProgressOptions): Progress {
  const { stream, environment, signal } = options;
  let began = performance.now();
  let latest: Pick<Work, 'what' | 'done' | 'total' | 'doneBefore'> | undefined;
  const work = (): Work | undefined =>
    latest && { unit: options.unit, ...latest, seconds: (performance.now() - began) / 1000 };
  const screen = (): Screen => ({ ...options.screen, color: false, width: Math.max(20, (stream.columns ?? 80) - 1) });
  const stop = isLive(stream, environment) ? startLive(stream, work, screen) : startPlain(stream, work, screen);
  let closed: Promise<void> | undefined;
  const close = () => {
    signal?.removeEventListener('abort', close);
    closed ??= stop();
    return closed;
  };
  if (signal?.aborted === true) close();
  else signal?.addEventListener('abort', close);
  return {
    report: (done, total, what = options.what) => {
      if (latest !== undefined && latest.what !== what) began = performance.now();
      const doneBefore = latest?.what === what ? latest.doneBefore : done;
      latest = { what, done, total, doneBefore };
    },
    close,
  };
}

function isLive(stream: WriteStream, environment: ProgressOptions['environment']): boolean {
  const ci = environment.CI;
  return stream.isTTY === true && environment.TERM !== 'dumb' && (ci === undefined || ci === '' || ci === 'false');
}

type Draw = () => Work | undefined;

function startLive(stream: WriteStream, work: Draw, screen: () => Screen): () => Promise<void> {
  let stopped = false;
  let line: LiveLine | undefined;
  const opening = import('./live-line.tsx').then((live) => {
    if (!stopped) line = live.openLiveLine(stream);
  });
  const timer = setInterval(() => {
    const now = work();
    if (now !== undefined) line?.show(progressLine(now, screen()));
  }, LIVE_EVERY_MS);
  // A progress line is never the reason a process stays alive.
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await opening;
    await line?.close();
  };
}

function startPlain(stream: WriteStream, work: Draw, screen: () => Screen): () => Promise<void> {
  let said = '';
  const timer = setInterval(() => {
    const now = work();
    const line = now === undefined ? said : progressSentence(now, screen());
    if (line !== said) stream.write(`${line}\n`);
    said = line;
  }, PLAIN_EVERY_MS);
  timer.unref();
  return async () => clearInterval(timer);
}
