import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Merged } from '../population/block-merge.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { StudyRun } from '../population/study-run.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { plainText } from './plain-text.ts';
import { projectVersion } from './project-root.ts';
import { replaceFile } from './replace-file.ts';
import { accessProblem } from './stat-file.ts';

/** How far one run of a study has come: its cut for high value, and the sum of its first blocks. */
export interface RunProgress extends Merged {
  readonly cut: number;
}

/** The first line of a checkpoint, as JSON; the bytes after it are the runs. */
interface Head {
  readonly checkpoint: 1;
  /** SHA-256 of what decides the sums of a run. */
  readonly study: string;
  /** SHA-256 of the bytes after the head. */
  readonly runs: string;
}

/** A write is due when the one before is a second old, and as long ago as keeps writing below a twentieth of the time. */
const LEAST_PAUSE_MS = 1_000;
const PAUSE_FOR_WRITING = 20;

/**
 * What is finished of a study, kept in a file from which a later process goes on. The file is replaced whole, so that it is
 * never half written; it holds merged sums and grows with runs, not with members.
 */
export class Checkpoint {
  readonly #path: string;
  readonly #study: string;
  readonly #runs: Map<string, RunProgress>;
  /** Set where the file was there but damaged, and nothing of it is used. */
  readonly damaged: boolean;
  #writing: Promise<Outcome<string>> | null = null;
  #unwritten = true;
  #due = 0;

  constructor(path: string, study: string, runs: Map<string, RunProgress>, damaged: boolean) {
    this.#path = path;
    this.#study = study;
    this.#runs = runs;
    this.damaged = damaged;
  }

  /** How many blocks of all runs are finished. */
  get blocks(): number {
    return [...this.#runs.values()].reduce((sum, { blocks }) => sum + blocks, 0);
  }

  progressOf(run: StudyRun): RunProgress | undefined {
    return this.#runs.get(keyOf(run));
  }

  /** Cheap enough to call for every block: it is written now and then. */
  keep(run: StudyRun, progress: RunProgress): void {
    this.#runs.set(keyOf(run), progress);
    this.#unwritten = true;
    // What stands in the way of a write is met, and said, by the one that closes the checkpoint.
    if (this.#writing === null && performance.now() >= this.#due) void this.#write();
  }

  /** Writes what is not written yet. */
  async save(): Promise<Outcome<string>> {
    await this.#writing;
    return this.#unwritten ? this.#write() : success(this.#path);
  }

  #write(): Promise<Outcome<string>> {
    const began = performance.now();
    const runs = serialize([...this.#runs]);
    const head: Head = { checkpoint: 1, study: this.#study, runs: sha256(runs) };
    this.#unwritten = false;
    this.#writing = replaceFile(this.#path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), runs])).then(
      (written) => {
        this.#writing = null;
        this.#unwritten ||= !written.ok;
        const now = performance.now();
        this.#due = now + Math.max(LEAST_PAUSE_MS, PAUSE_FOR_WRITING * (now - began));
        return written;
      },
    );
    return this.#writing;
  }
}

/**
 * Opens the checkpoint of a study, or begins one. A damaged checkpoint of this study is begun anew; a file that holds
 * anything else is a problem, since somebody may want what is in it.
 */
export async function openCheckpoint(path: string, study: Study): Promise<Outcome<Checkpoint>> {
  const own = studyHash(study);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return failure(await accessProblem(path, error));
    bytes = Buffer.alloc(0);
  }
  const fresh = (damaged: boolean) => new Checkpoint(path, own, new Map(), damaged);
  if (bytes.length === 0) return success(fresh(false));
  const line = bytes.indexOf('\n');
  const head = headOf(bytes.subarray(0, Math.max(0, line)).toString());
  if (head === null) {
    const title = say`\`${path}\` is no checkpoint, and is not written over`;
    return failure(problem({ code: 'file-unwritable', title, help: say`name another file` }));
  }
  if (head.study !== own) {
    const title = say`\`${path}\` is the checkpoint of another study`;
    return failure(
      problem({
        code: 'file-unwritable',
        title,
        notes: [say`the program, the simulation, the seed or the version of regalia is another`],
        help: say`name another file, or delete this one to begin anew`,
      }),
    );
  }
  const runs = bytes.subarray(line + 1);
  if (sha256(runs) !== head.runs) return success(fresh(true));
  return success(new Checkpoint(path, own, new Map(deserialize(runs) as [string, RunProgress][]), false));
}

function headOf(text: string): Head | null {
  try {
    const head = JSON.parse(text) as Partial<Head> | null;
    return head?.checkpoint === 1 && typeof head.study === 'string' && typeof head.runs === 'string'
      ? (head as Head)
      : null;
  } catch {
    return null;
  }
}

/**
 * Runs are known by what they are and not by their place, so that a study may go on with more replicates. Which answers are
 * imputed changes no sum.
 */
function keyOf({ chance, deviations, parameters }: StudyRun): string {
  return JSON.stringify([chance, deviations, parameters]);
}

/**
 * Of everything that decides the sums of a run: the resolved study, the version of the rules, and the machine's own
 * arithmetic, whose logarithms differ between versions. The number of replicates and the names of files decide nothing.
 */
function studyHash(study: Study): string {
  const { plan, settings, spec, key, alternatives } = study;
  const decisive = { plan, settings, spec, key, alternatives, regalia: projectVersion(), v8: process.versions.v8 };
  return sha256(plainText(decisive, (name, value) => name === 'replicates' || (name === 'file' && isText(value))));
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
