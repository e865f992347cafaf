import type { BlockJob } from '../block-job.ts';
import type { Study } from '../simulation-spec.ts';
import type { LifeKernel } from './life-kernel.ts';
import { type Past, sizeOf } from './past.ts';
import { blockPastName, pastName } from './past-name.ts';

/** So much is kept at most, in bytes: the pasts of a hundred thousand members of whom the rules remember a year. */
const MOST_BYTES = 256 * 2 ** 20;

interface Kept {
  readonly past: Past;
  /** The round in which it was asked for last. */
  round: number;
}

/**
 * Pasts that several worlds have in common: those of one block, or, for whoever `remembers`, those of as many blocks as
 * there is room for, from one question to the next. What a question at work has asked for stays to its end, since it will
 * be asked for in the same order by the next one.
 */
export class Pasts {
  readonly remembers: boolean;
  readonly #kept = new Map<string, Kept>();
  readonly #most: number;
  #round = 0;
  #bytes = 0;
  #job: BlockJob | null = null;

  constructor(remembers: boolean, most: number = MOST_BYTES) {
    this.remembers = remembers;
    this.#most = most;
  }

  /** Another question: what was asked for before may give way from now on. */
  begin(): void {
    this.#round++;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** What is known of a block in a world; null where it is not, or not by this code. */
  of(life: LifeKernel, study: Study, world: string, job: BlockJob): Past | null {
    if (!this.remembers && this.#job !== job) this.#forget();
    this.#job = job;
    if (this.#kept.size === 0) return null;
    const name = blockPastName(study, world, job);
    const kept = this.#kept.get(name);
    if (kept === undefined) return null;
    if (kept.past.life !== life) {
      this.#drop(name, kept);
      return null;
    }
    kept.round = this.#round;
    return kept.past;
  }

  /** Whether another world will or may ask for the past of this one. */
  isWanted(study: Study, world: string): boolean {
    if (study.spec.warmup === 0 || world === 'none') return false;
    if (this.remembers) return true;
    const { worlds } = study.spec;
    const name = pastName(study, world);
    return worlds.slice(worlds.indexOf(world) + 1).some((later) => pastName(study, later) === name);
  }

  keep(study: Study, world: string, job: BlockJob, past: Past): void {
    const size = sizeOf(past);
    for (const [name, kept] of this.#kept) {
      if (this.#bytes + size <= this.#most) break;
      if (kept.round !== this.#round) this.#drop(name, kept);
    }
    if (this.#bytes + size > this.#most) return;
    this.#kept.set(blockPastName(study, world, job), { past, round: this.#round });
    this.#bytes += size;
  }

  #drop(name: string, { past }: Kept): void {
    this.#kept.delete(name);
    this.#bytes -= sizeOf(past);
  }

  #forget(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
