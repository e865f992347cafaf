import { describe, expect, it } from 'vitest';
import { Portions } from '../../src/workspace/portions.ts';
import { type Pass, type Retry, runStudy, type StudyOptions } from '../../src/workspace/run-study.ts';
import { clubStudy } from '../properties/yearly-club.ts';
import { BROKEN } from './counted-lives.ts';

const engine = new URL('./counted-lives.ts', import.meta.url);

/** After so many blocks took so long. */
function portionsAfter(workers: number, blocks: number, ms: number): Portions {
  let now = 7;
  const portions = new Portions(workers, () => now);
  const portion = { block: 3, blocks };
  portions.begun(portion);
  now += ms;
  portions.done({ ...portion });
  portions.done(portion);
  return portions;
}

describe('a portion', () => {
  it('is one block as long as it is not known how long they take', () => {
    expect(new Portions(1).next(1_000_000)).toBe(1);
  });

  it.each([
    [1, 101, 1],
    [1, 100, 1],
    [1, 51, 1],
    [1, 50, 2],
    [4, 50, 8],
    [1, 0.1, 64],
    [1, 0, 64],
  ])('after %d blocks in %d ms has %d', (blocks, ms, next) => {
    expect(portionsAfter(1, blocks, ms).next(1_000_000)).toBe(next);
  });

  it.each([
    [1, 15, 1],
    [1, 16, 2],
    [2, 16, 1],
    [2, 47, 2],
    [2, 48, 3],
    [1, 1, 1],
  ])('of %d workers leaves enough for all when %d blocks are left', (workers, left, next) => {
    expect(portionsAfter(workers, 1, 1).next(left)).toBe(next);
  });
});

describe('a study in portions', () => {
  const study = clubStudy({ members: 180_300, horizon: 1, warmup: 0, replicates: 2, worlds: ['program'] });
  const run = async (options: StudyOptions) => {
    const told: Record<Pass, number[]> = { ranking: [], simulating: [] };
    const outcome = await runStudy(study, {
      ...options,
      engine,
      onProgress: (pass, done) => void told[pass].push(done),
    });
    return { outcome, told };
  };

  it('gives what its blocks add up to, for any number of workers', async () => {
    const one = await run({ workers: 1 });
    expect(await run({ workers: 2 }).then(({ outcome }) => outcome)).toEqual(one.outcome);
    expect(await run({ workers: 7 }).then(({ outcome }) => outcome)).toEqual(one.outcome);
    const [first] = one.outcome.status === 'done' ? one.outcome.replicates : [];
    const [world] = first!.worlds;
    expect([first!.members, world!.active[0]]).toEqual([180_300, 180_300]);
    expect(world!.sales[1]).toBe(BigInt((181 * 182) / 2) << 60n);
    expect(world!.highValue[0]).toBe(Math.round(180_300 * study.spec.topShare));
    for (const done of Object.values(one.told)) {
      expect(done.at(-1)).toBe(362);
      expect(done.length).toBeLessThan(362);
      expect(done.every((count, i) => count > (done[i - 1] ?? 0))).toBe(true);
    }
  });

  it('tries the blocks of a portion that failed one by one, and names the one', async () => {
    const broken = { ...study, spec: { ...study.spec, members: BROKEN.members } };
    const retries: Retry[] = [];
    const outcome = await runStudy(broken, { workers: 1, engine, onRetry: (retry) => retries.push(retry) });
    expect(outcome).toEqual({ status: 'failed', replicate: 0, block: BROKEN.block, message: 'Error: no such block' });
    expect(retries).toHaveLength(1);
    const { block, blocks } = retries[0]!;
    expect(block).toBeLessThanOrEqual(BROKEN.block);
    expect(block + blocks).toBeGreaterThan(BROKEN.block);
  });
});
