import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Pool, type PoolRun } from '../../src/workspace/pool.ts';
import type { Told, ToldBrief, ToldJob } from './told-worker.ts';

async function withPool<T>(size: number, use: (pool: Pool<ToldJob, Told>) => Promise<T>): Promise<T> {
  const pool = new Pool<ToldJob, Told>({ worker: new URL('./told-worker.ts', import.meta.url), data: null, size });
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

async function ask(pool: Pool<ToldJob, Told>, run: PoolRun<ToldJob>, times = 1): Promise<Told[]> {
  const told: Told[] = [];
  const jobs = Array.from({ length: times }, (): ToldJob => ({ kind: 'who' }));
  expect(await pool.run(jobs, (_, result) => told.push(result), run)).toEqual({ status: 'done' });
  return told;
}

it('the workers of a pool stay from one run to the next, and are told once what each is about', async () => {
  await withPool(1, async (pool) => {
    const [one, other]: ToldBrief[] = [
      { kind: 'brief', text: 'one' },
      { kind: 'brief', text: 'other' },
    ];
    const first = await ask(pool, { brief: one }, 3);
    const again = await ask(pool, { brief: one });
    const next = await ask(pool, { brief: other });
    const told = [...first, ...again, ...next];
    expect(new Set(told.map(({ thread }) => thread)).size).toBe(1);
    expect(told.map(({ text, times }) => `${text} ${times}`)).toEqual(['one 1', 'one 1', 'one 1', 'one 1', 'other 2']);
  });
});

it('a run that is stopped ends at once, and the next one is not kept by a worker that hangs', async () => {
  await withPool(1, async (pool) => {
    const [before] = await ask(pool, {});
    const abort = new AbortController();
    const stopped = pool.run([{ kind: 'hang' }], () => expect.unreachable(), { signal: abort.signal });
    // By then the worker is at the job.
    await setTimeout(50);
    abort.abort();
    expect(await stopped).toEqual({ status: 'cancelled' });
    const [after] = await ask(pool, {});
    expect(after!.thread).not.toBe(before!.thread);
  });
});

it('a run that was stopped before it began does nothing', async () => {
  await withPool(2, async (pool) => {
    const outcome = await pool.run([{ kind: 'who' }], () => expect.unreachable(), { signal: AbortSignal.abort() });
    expect(outcome).toEqual({ status: 'cancelled' });
  });
});
