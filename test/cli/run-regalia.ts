import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The command line as users run it. */
export const MAIN = join(inject('builtPackage'), 'dist/src/cli/main.js');

/** As it stands in the source. */
export const SOURCE = join(root, 'src/cli/main.ts');

/** No command of a test takes so long, however busy the machine; one that never ends is ended. */
const PATIENCE_MS = 300_000;

/** What a command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as its own process from the project's root. */
export function runRegalia(
  args: readonly string[],
  environment: Record<string, string> = {},
  main = MAIN,
): Promise<Finished> {
  return startRegalia(args, environment, main).finished;
}

/** Begins to, and lets the caller act on the process meanwhile. */
export function startRegalia(
  args: readonly string[],
  environment: Record<string, string> = {},
  main = MAIN,
): { readonly child: ChildProcessByStdio<null, Readable, Readable>; readonly finished: Promise<Finished> } {
  const env = { ...process.env, NO_COLOR: '1', CI: '1', LC_ALL: 'C.UTF-8', ...environment };
  const child = spawn(process.execPath, [main, ...args], {
    cwd: root,
    env,
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, finished };
}

/** Whether there is a process of a number. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
