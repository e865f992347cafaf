import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addMonths } from '../../../src/base/calendar.ts';
import { frameOf } from '../../../src/population/frame.ts';
import type { Study } from '../../../src/population/simulation-spec.ts';

/**
 * The same members and the same program by other hands, which the engine's speed and its results are held against. They know
 * the whole member model with every number of the assumption ledger: who joins by whom, who hears of whose leaving, what
 * service and falls do to satisfaction, how cards and thresholds pull, and why members leave.
 *
 * What they leave out is left out of ours as well: the world without the program, and surveys, of which the program hears
 * nothing. What is different, and too little to be seen: a Star is exactly 54 yen, where the terms cut off the 21st decimal; the
 * twelve months that a Gold member looks back on are whole months and so begin a day early; clocks that run at once are one
 * race between them, which is the same process; and they have generators of their own.
 */
export const PEERS = ['c', 'numpy'] as const;
export type PeerName = (typeof PEERS)[number];

/** What a program found out about the reference members: each figure's mean per founding member, and its spread over them. */
export interface Found {
  readonly members: number;
  /** Purchases, those of the warm-up among them. */
  readonly events: number;
  /** Of processor time. */
  readonly seconds: number;
  readonly figures: Readonly<Record<string, readonly [mean: number, spread: number]>>;
}

/** Members whose figures are added up before their spread is taken, in the C program. */
const BATCH = 1_000;

const COMPILERS = ['cc', 'gcc', 'clang'];
/** Faster here than without `-ffast-math`, which may reorder sums of doubles; nothing it computes hangs on their last bits. */
const OPTIMIZED = ['-O3', '-march=native', '-ffast-math'];
const PYTHONS = ['/usr/bin/python3', 'python3'];
/** NumPy's own threads would be compared with one of ours. */
const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** How a peer runs on this machine, or what is missing for it. */
export function findPeer(name: PeerName): { readonly command: string } | { readonly missing: string } {
  const [commands, args, missing] =
    name === 'c' ? [COMPILERS, ['--version'], 'a C compiler'] : [PYTHONS, ['-c', 'import numpy'], 'python3 with numpy'];
  const command = commands.find((each) => spawnSync(each, args).status === 0);
  return command === undefined ? { missing } : { command };
}

/** Runs a peer on as many members of a study. Its time is its own, without compiling. */
export function runPeer(name: PeerName, command: string, study: Study, members: number, seed: number): Found {
  const folder = mkdtempSync(join(tmpdir(), 'regalia-peer-'));
  try {
    const run = name === 'c' ? buildC(command, study, folder) : prepareNumpy(command, study, folder);
    return JSON.parse(output([...run, String(members), String(seed)])) as Found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function buildC(compiler: string, study: Study, folder: string): string[] {
  const numbers = Object.entries(parametersOf(study)).map(([name, value]) => `#define ${name} ${value}\n`);
  const edges = `static const int edges[] = {${edgesOf(study).join(', ')}};\n`;
  writeFileSync(join(folder, 'parameters.h'), [...numbers, edges].join(''));
  const program = join(folder, 'loyalty');
  output([compiler, ...OPTIMIZED, '-I', folder, '-o', program, besideThis('loyalty.c'), '-lm']);
  return [program];
}

function prepareNumpy(python: string, study: Study, folder: string): string[] {
  const parameters = join(folder, 'parameters.json');
  writeFileSync(parameters, JSON.stringify({ ...parametersOf(study), edges: edgesOf(study) }));
  return [python, besideThis('loyalty.py'), parameters];
}

/** Every number of the assumption ledger by its name in the code, and the simulation's own in capitals. */
function parametersOf({ spec }: Study): Record<string, number> {
  const [seminar] = spec.others;
  const stars = seminar!.fields[0]!;
  return {
    ...spec.behavior,
    WARMUP: spec.warmup,
    HORIZON: spec.horizon,
    START: spec.start,
    FIRST_JOIN: addMonths(spec.start, -spec.joinSpread),
    TOP_SHARE: spec.topShare,
    SEMINARS: seminar!.perYear,
    SEMINAR_SMALL: stars.kind === 'drawn' ? stars.shares[0]! : 1,
    BATCH,
  };
}

/** The first days of the months of the warm-up and after, and the day after the last. */
function edgesOf(study: Study): readonly number[] {
  return frameOf(study, 0).edges;
}

function output([command = '', ...args]: readonly string[]): string {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, ...ONE_THREAD } } as const;
  const { status, stdout, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

function besideThis(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
