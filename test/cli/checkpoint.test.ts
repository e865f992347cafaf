import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { isRunning, runRegalia, startRegalia } from './run-regalia.ts';

const folder = await temporaryFolder();

/** More than an empty checkpoint has, and less than one with the sums of a run. */
const SOME_RUN = 20_000;

/** Starts a simulation with a checkpoint and waits until something is finished in it. */
async function startedRun(
  args: readonly string[],
  checkpoint: string,
  bytes: number,
): Promise<ReturnType<typeof startRegalia>> {
  const started = startRegalia(['simulate', ...args, '--checkpoint', checkpoint]);
  const size = async () => (await stat(checkpoint).catch(() => ({ size: 0 }))).size;
  while (started.child.exitCode === null && (await size()) < bytes) await sleep(20);
  return started;
}

test('a run that was killed goes on where it was and gives the same bytes', { timeout: 180_000 }, async () => {
  // So many replicates that the first are finished long before the last.
  const args = ['--members', '1100', '--replicates', '16', '--workers', '2', '--json'];
  const path = join(folder.path, 'killed.checkpoint');
  const { child, finished } = await startedRun(args, path, SOME_RUN);
  child.kill('SIGKILL');
  await finished;
  expect(child.signalCode).toBe('SIGKILL');
  const unbroken = await runRegalia(['simulate', ...args]);
  const resumed = await runRegalia(['simulate', ...args, '--checkpoint', path]);
  expect(resumed.stderr).toMatch(/going on from `.*`: \d+ blocks are finished/);
  expect(resumed.stdout).toBe(unbroken.stdout);
  expect(resumed.code).toBe(0);

  const bytes = await readFile(path);
  const damaged = await folder.file('damaged.checkpoint', bytes.subarray(0, -1));
  const anew = await runRegalia(['simulate', ...args, '--checkpoint', damaged]);
  expect(anew.stderr).toContain('is damaged and is not used: the run begins anew');
  expect(anew.stdout).toBe(unbroken.stdout);

  const foreign = await runRegalia(['simulate', ...args, '--seed', 'other', '--checkpoint', path]);
  expect(foreign.stderr).toContain('is the checkpoint of another study');
  expect([foreign.code, foreign.stdout]).toEqual([3, '']);
  expect(await readFile(path)).toEqual(bytes);
});

test('Ctrl-C prints what is finished and on how many replicates it rests, and ends', { timeout: 120_000 }, async () => {
  const path = join(folder.path, 'stopped.checkpoint');
  // One block is a whole replicate here, so that some are finished long before all are.
  const args = ['--members', '300', '--replicates', '500', '--workers', '2', '--json'];
  const { child, finished } = await startedRun(args, path, 3 * SOME_RUN);
  child.kill('SIGINT');
  const said = await finished;
  expect(said.code).toBe(130);
  expect(child.pid === undefined || isRunning(child.pid)).toBe(false);
  const { manifest, rows } = JSON.parse(said.stdout) as { manifest: { replicates: number }; rows: unknown[] };
  expect(said.stderr).toContain(`stopped: ${manifest.replicates} of 500 replicates were finished`);
  expect(said.stderr).toContain(`what is finished is in \`${path}\``);
  expect(manifest.replicates).toBeGreaterThan(0);
  expect(manifest.replicates).toBeLessThan(500);
  expect(rows.length).toBeGreaterThan(100);
});
