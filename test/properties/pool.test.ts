import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Pool } from '../../src/workspace/pool.ts';
import { type Pass, type Retry, runStudy } from '../../src/workspace/run-study.ts';
import type { FragileJob } from './fragile-worker.ts';
import { clubStudy } from './yearly-club.ts';

const engine = new URL('./yearly-club.ts', import.meta.url);

function fragilePool(size: number, signal?: AbortSignal): Pool<FragileJob, number> {
  const worker = new URL('./fragile-worker.ts', import.meta.url);
  return new Pool({ worker, data: null, size, memory: 48, ...(signal === undefined ? {} : { signal }) });
}

describe('the pool', () => {
  test('tries the job of a crashed worker again on a fresh one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pool-'));
    const pool = fragilePool(2);
    const results: number[] = [];
    const retried: string[] = [];
    const jobs: FragileJob[] = [
      { kind: 'double', value: 1 },
      { kind: 'die once', marker: join(folder, 'died'), value: 2 },
      { kind: 'double', value: 3 },
      { kind: 'double', value: 4 },
    ];
    const outcome = await pool.run(jobs, (_job, result) => results.push(result), {
      retried: (job, message) => retried.push(`${job.kind}: ${message}`),
    });
    await pool.close();
    rmSync(folder, { recursive: true });
    expect(outcome).toEqual({ status: 'done' });
    expect(results.sort()).toEqual([2, 4, 6, 8]);
    expect(retried).toEqual(['die once: the worker ended with code 3']);
  });

  test('tries no job again that only waited for a worker that crashed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pool-'));
    const pool = fragilePool(1);
    const results: number[] = [];
    const retried: string[] = [];
    // Soon done as they are, each is sent while the worker is at the one before.
    const jobs: FragileJob[] = [
      ...[1, 2].map((value) => ({ kind: 'double', value }) as const),
      { kind: 'die once', marker: join(folder, 'died'), value: 3 },
      ...[4, 5].map((value) => ({ kind: 'double', value }) as const),
    ];
    const outcome = await pool.run(jobs, (_job, result) => results.push(result), {
      retried: (job) => retried.push(job.kind),
    });
    await pool.close();
    rmSync(folder, { recursive: true });
    expect(outcome).toEqual({ status: 'done' });
    expect(results).toEqual([2, 4, 6, 8, 10]);
    expect(retried).toEqual(['die once']);
  });

  test('tries the parts of a job that crashed its worker, and names the one that crashes again', async () => {
    const pool = fragilePool(1);
    const results: number[] = [];
    const parts = (): FragileJob[] => [{ kind: 'double', value: 5 }, { kind: 'throw' }, { kind: 'double', value: 6 }];
    const outcome = await pool.run([{ kind: 'hoard' }], (_job, result) => results.push(result), { parts });
    const mended = await pool.run([{ kind: 'throw' }], (_job, result) => results.push(result), {
      parts: () => [1, 2].map((value) => ({ kind: 'double', value })),
    });
    await pool.close();
    expect(outcome).toEqual({ status: 'failed', job: { kind: 'throw' }, message: 'Error: no such member' });
    expect(mended).toEqual({ status: 'done' });
    expect(results).toEqual([10, 2, 4]);
  });

  test('reports a job that crashes twice, and begins no other', async () => {
    const pool = fragilePool(1);
    const results: number[] = [];
    const jobs: FragileJob[] = [{ kind: 'double', value: 1 }, { kind: 'throw' }, { kind: 'double', value: 3 }];
    const outcome = await pool.run(jobs, (_job, result) => results.push(result));
    await pool.close();
    expect(outcome).toEqual({ status: 'failed', job: { kind: 'throw' }, message: 'Error: no such member' });
    expect(results).toEqual([2]);
  });

  test('names the job for which the memory of a worker does not suffice, and the process lives', async () => {
    const pool = fragilePool(1);
    const outcome = await pool.run([{ kind: 'hoard' }], () => {});
    await pool.close();
    expect(outcome).toMatchObject({ status: 'failed', job: { kind: 'hoard' } });
    expect(outcome.status === 'failed' && outcome.message).toContain('ERR_WORKER_OUT_OF_MEMORY');
  });

  test('stops workers in the middle of a job when aborted', async () => {
    const abort = new AbortController();
    const pool = fragilePool(2, abort.signal);
    const jobs: FragileJob[] = [{ kind: 'double', value: 1 }, { kind: 'hang' }, { kind: 'hang' }];
    const outcome = await pool.run(jobs, () => abort.abort());
    await pool.close();
    expect(outcome).toEqual({ status: 'cancelled' });
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Worker')).toEqual([]);
  });
});

describe('a study on workers', () => {
  const study = clubStudy({ members: 2200, horizon: 6, warmup: 6, replicates: 2 });

  test('gives the same for 1, 2 and 7 workers and tells its progress', async () => {
    const progress: string[] = [];
    const onProgress = (...told: readonly unknown[]) => void progress.push(told.join(' '));
    const one = await runStudy(study, { workers: 1, engine, onProgress });
    const two = await runStudy(study, { workers: 2, engine });
    const seven = await runStudy(study, { workers: 7, engine });
    expect(one.status === 'done' && one.replicates.map(({ members }) => members)).toEqual([2200, 2200]);
    expect(two).toEqual(one);
    expect(seven).toEqual(one);
    const six = [1, 2, 3, 4, 5, 6];
    expect(progress).toEqual(['ranking', 'simulating'].flatMap((pass) => six.map((done) => `${pass} ${done} 6`)));
  });

  test('keeps the replicates that were whole when it is cancelled', async () => {
    const abort = new AbortController();
    const onProgress = (pass: Pass, done: number) => {
      if (pass === 'simulating' && done === 4) abort.abort();
    };
    const outcome = await runStudy(study, { workers: 1, engine, signal: abort.signal, onProgress });
    expect(outcome.status === 'cancelled' && outcome.replicates.map(({ replicate }) => replicate)).toEqual([0]);
  });

  test('does nothing when it is cancelled before it begins', async () => {
    const outcome = await runStudy(study, { workers: 1, engine, signal: AbortSignal.abort() });
    expect(outcome).toEqual({ status: 'cancelled', replicates: [] });
  });

  test('names the block that cannot be simulated', async () => {
    const broken = { ...study, plan: { ...study.plan, ledgers: [] } };
    const retries: Retry[] = [];
    const outcome = await runStudy(broken, { workers: 1, engine, onRetry: (retry) => retries.push(retry) });
    expect(outcome).toMatchObject({ status: 'failed', replicate: 0, block: 0 });
    expect(retries).toMatchObject([{ replicate: 0, block: 0 }]);
  });
});
