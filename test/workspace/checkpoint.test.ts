import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BlockMerge } from '../../src/population/block-merge.ts';
import { flatten } from '../../src/population/flat-sums.ts';
import { simulateBlock, sumsOfNobody } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { type Checkpoint, openCheckpoint } from '../../src/workspace/checkpoint.ts';
import { type Pass, runStudy, type StudyOptions } from '../../src/workspace/run-study.ts';
import { clubStudy, openMember as openClub } from '../properties/yearly-club.ts';
import { temporaryFolder } from './temporary-folder.ts';

const engine = new URL('../properties/yearly-club.ts', import.meta.url);
const study = clubStudy({ members: 2200, horizon: 2, warmup: 1, replicates: 2 });
const folder = await temporaryFolder();

async function opened(path: string, of: Study = study): Promise<Checkpoint> {
  const checkpoint = await openCheckpoint(path, of);
  if (!checkpoint.ok) throw new Error(checkpoint.problems[0]!.code);
  return checkpoint.value;
}

/** Runs until so many blocks are simulated in this process, and saves. */
async function runUntil(path: string, blocks: number, options: StudyOptions = {}): Promise<void> {
  const abort = new AbortController();
  const checkpoint = await opened(path);
  const onProgress = (pass: Pass, done: number) => {
    if (pass === 'simulating' && done >= blocks) abort.abort();
  };
  const outcome = await runStudy(study, { engine, ...options, checkpoint, signal: abort.signal, onProgress });
  expect(outcome.status).toBe('cancelled');
  expect((await checkpoint.save()).ok).toBe(true);
}

describe('a study that goes on from a checkpoint', () => {
  const unbroken = runStudy(study, { workers: 1, engine });

  test.each([
    [1, 1, 7],
    [2, 4, 1],
    [7, 2, 2],
  ])(
    'stopped on %d workers after %d blocks and finished on %d is the same to the bit',
    async (before, blocks, after) => {
      const path = join(folder.path, `stopped-${before}.checkpoint`);
      await runUntil(path, blocks, { workers: before });
      const checkpoint = await opened(path);
      expect(checkpoint.damaged).toBe(false);
      const kept = checkpoint.blocks;
      const told: number[] = [];
      const onProgress = (pass: Pass, done: number) => void (pass === 'simulating' && told.push(done));
      const outcome = await runStudy(study, { workers: after, engine, checkpoint, onProgress });
      expect(outcome).toEqual(await unbroken);
      // What was finished is not simulated again.
      expect(told.filter((done) => done > kept)).toHaveLength(6 - kept);
      expect(told.at(-1)).toBe(6);
    },
  );

  test('that is finished runs nothing, and more replicates go on after those', async () => {
    const path = join(folder.path, 'finished.checkpoint');
    const checkpoint = await opened(path);
    await runStudy(study, { workers: 2, engine, checkpoint });
    await checkpoint.save();
    const passes: string[] = [];
    const onProgress = (pass: Pass, done: number) => void passes.push(`${pass} ${done}`);
    const again = await runStudy(study, { workers: 2, engine, checkpoint: await opened(path), onProgress });
    expect(again).toEqual(await unbroken);
    expect(passes).toEqual(['simulating 6']);

    const more = clubStudy({ members: 2200, horizon: 2, warmup: 1, replicates: 3 });
    const longer = await runStudy(more, { workers: 2, engine, checkpoint: await opened(path, more) });
    expect(longer).toEqual(await runStudy(more, { workers: 2, engine }));
  });
});

test('blocks in any order after any merged beginning add up to the same', () => {
  const small = clubStudy({ members: 5400, horizon: 1, warmup: 1, replicates: 1 });
  const sums = [0, 1, 2, 3, 4, 5].map((block) => simulateBlock(small, { replicate: 0, block, cut: 100 }, openClub));
  const form = sumsOfNobody(small);
  const merged = (order: readonly number[], before = new BlockMerge(form)) => {
    for (const block of order) before.add(block, flatten(sums[block]!));
    return before;
  };
  const whole = merged([0, 1, 2, 3, 4, 5]).whole(6);
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(order, fc.nat(6), (blocks, cut) => {
      const { merged: kept } = merged(blocks.slice(0, cut));
      const rest = blocks.filter((block) => block >= kept.blocks);
      expect(merged(rest, new BlockMerge(form, kept)).whole(6)).toEqual(whole);
    }),
  );
  expect(whole?.members).toBe(5400);
});

describe('a checkpoint that cannot be used', () => {
  const damages: [string, (bytes: Buffer) => Buffer][] = [
    [
      'a byte is another',
      (bytes) => Buffer.concat([bytes.subarray(0, -9), Buffer.from([bytes.at(-9)! ^ 1]), bytes.subarray(-8)]),
    ],
    ['its end is missing', (bytes) => bytes.subarray(0, -1)],
    ['something follows it', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
  ];

  test.each(damages)('is begun anew where %s', async (name, damage) => {
    const path = join(folder.path, `${name}.checkpoint`);
    await runUntil(path, 2, { workers: 2 });
    const whole = await readFile(path);
    const damaged = await opened(await folder.file('damaged.checkpoint', damage(whole)));
    expect([damaged.damaged, damaged.blocks]).toEqual([true, 0]);
  });

  test.each<[string, Partial<Study['spec']> | null]>([
    ['of other members', { members: 2201 }],
    ['of another start', { start: study.spec.start + 1 }],
    ['of another assumption', { behavior: { ...study.spec.behavior, leaveChance: 0.123 } }],
    ['of another seed', null],
  ])('is refused where it is %s', async (_, change) => {
    const path = join(folder.path, 'own.checkpoint');
    await (await opened(path)).save();
    const other: Study =
      change === null ? { ...study, key: { high: 1, low: 2 } } : { ...study, spec: { ...study.spec, ...change } };
    const refused = await openCheckpoint(path, other);
    expect(refused.ok || refused.problems.map(({ code }) => code)).toEqual(['file-unwritable']);
    expect((await opened(path)).blocks).toBe(0);
  });

  test('is refused where the file is no checkpoint at all, which is left as it was', async () => {
    const path = await folder.file('notes.txt', 'buy milk\nand bread\n');
    const refused = await openCheckpoint(path, study);
    expect(refused.ok || refused.problems.map(({ code }) => code)).toEqual(['file-unwritable']);
    expect(await readFile(path, 'utf8')).toBe('buy milk\nand bread\n');
  });
});
