import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../workspace/temporary-folder.ts';
import { runRegalia } from './run-regalia.ts';

const folder = await temporaryFolder();
const root = fileURLToPath(new URL('../..', import.meta.url));

/** More than an empty checkpoint has, and less than one with the sums of a run. */
const SOME_RUN = 20_000;

/** Starts a simulation with a checkpoint and waits until something is finished in it. */
async function startedRun(args: readonly string[], checkpoint: string, bytes: number): Promise<Started> {
  const env = { ...process.env, NO_COLOR: '1', CI: '1', LC_ALL: 'C.UTF-8' };
  const all = ['src/cli/main.ts', 'simulate', ...args, '--checkpoint', checkpoint];
  const child = spawn(process.execPath, all, { cwd: root, env });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const closed = once(child, 'close');
  const size = async () => (await stat(checkpoint).catch(() => ({ size: 0 }))).size;
  while (child.exitCode === null && (await size()) < bytes) await sleep(20);
  return { child, said, closed };
}

interface Started {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
  readonly closed: Promise<unknown>;
}

test('a run that was killed goes on where it was and gives the same bytes', { timeout: 180_000 }, async () => {
  // So many replicates that the first are finished long before the last.
  const args = ['--members', '1100', '--replicates', '16', '--workers', '2', '--json'];
  const path = join(folder.path, 'killed.checkpoint');
  const { child, closed } = await startedRun(args, path, SOME_RUN);
  child.kill('SIGKILL');
  await closed;
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
  const { child, said, closed } = await startedRun(args, path, 3 * SOME_RUN);
  child.kill('SIGINT');
  await closed;
  expect(child.exitCode).toBe(130);
  expect(child.pid === undefined || isRunning(child.pid)).toBe(false);
  const { manifest, rows } = JSON.parse(said.stdout) as { manifest: { replicates: number }; rows: unknown[] };
  expect(said.stderr).toContain(`stopped: ${manifest.replicates} of 500 replicates were finished`);
  expect(said.stderr).toContain(`what is finished is in \`${path}\``);
  expect(manifest.replicates).toBeGreaterThan(0);
  expect(manifest.replicates).toBeLessThan(500);
  expect(rows.length).toBeGreaterThan(100);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
