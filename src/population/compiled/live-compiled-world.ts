import type { BlockJob } from '../block-job.ts';
import { blockMembers } from '../block-members.ts';
import { layBack } from '../flat-sums.ts';
import { frameOf, monthOf } from '../frame.ts';
import type { WorldOutcome } from '../live-compiled.ts';
import { isCompared } from '../pairs.ts';
import { ladderOn, rungAt } from '../rungs.ts';
import { decileOf, type Stands } from '../shift.ts';
import type { Study } from '../simulation-spec.ts';
import { emptySums, type WorldSums } from '../sums.ts';
import type { Ways } from '../ways.ts';
import { LifeBlock } from './life-block.ts';
import { type LifeKernel, lifeKernelOf } from './life-kernel.ts';
import { type LifeShape, shapeOf } from './life-shape.ts';
import { type Past, PastReader, PastWriter } from './past.ts';
import type { Pasts } from './pasts.ts';
import { worldStudy } from './world-study.ts';

/** Pairs may be tied, so no smaller group lives by itself. */
const PAIR = 2;

/**
 * Lets a block of members live in a world by compiled code, as `WorldRun` lets it; null where there is no code of it, or
 * where something happened that the code has no place for.
 */
export function liveCompiled(
  study: Study,
  world: string,
  job: BlockJob,
  pasts: Pasts | null = null,
): WorldOutcome | null {
  const own = worldStudy(study, world);
  const shape = shapeOf(own, world);
  const wanted = pasts?.isWanted(study, world) === true;
  const life = shape === null ? null : lifeKernelOf(shape, own, wanted);
  if (life === null) return null;
  const past = pasts?.of(life, study, world, job) ?? null;
  const writer = wanted && past === null ? new PastWriter(life) : null;
  try {
    const lived = new CompiledWorld(life, own, world, job, shape!, past, writer);
    if (writer !== null) pasts?.keep(study, world, job, writer.finish());
    return lived;
  } catch (error) {
    // A member who outgrew the place there is, or spent an amount unheard of, stopped the module; the member model has no such bounds.
    if (error instanceof Error && error.constructor.name === 'RuntimeError') return null;
    throw error;
  }
}

class CompiledWorld implements WorldOutcome {
  readonly laid: Float64Array;
  readonly ways: Ways;
  readonly #life: LifeKernel;
  readonly #block: LifeBlock;
  readonly #study: Study;
  readonly #world: string;
  readonly #job: BlockJob;
  /** Of founding members, where it is asked where they stand on certain days, and the month after each of those. */
  readonly #stands: Stands[] | null;
  readonly #looked: readonly number[];

  constructor(
    life: LifeKernel,
    study: Study,
    world: string,
    job: BlockJob,
    shape: LifeShape,
    past: Past | null,
    writer: PastWriter | null,
  ) {
    this.#life = life;
    this.#study = study;
    this.#world = world;
    this.#job = job;
    this.#stands = world !== 'none' && study.looks !== undefined ? [] : null;
    const frame = this.#stands === null ? null : frameOf(study, job.cut);
    this.#looked = frame === null ? [] : shape.looks.map((day) => monthOf(frame, day + 1));
    this.#block = new LifeBlock(life, shape, study, job.replicate, job.cut);
    const { first, count } = blockMembers(study.spec.members, job.block);
    const reader = past === null ? null : new PastReader(past);
    for (let place = 0; place < count; place += PAIR) {
      const founders = Math.min(PAIR, count - place);
      if (reader === null) life.routines['up to the start'](first + place, founders);
      else reader.resume(place, founders);
      writer?.note(founders);
      this.#liveOn(founders, place);
    }
    // Of a world that nothing is laid beside nobody asks.
    const noted = isCompared(study.spec, world) ? count : 0;
    this.ways = { ...life.code.ways.read(life.memory.buffer, noted), stands: this.#stands };
    this.laid = life.code.row.read(life.memory.buffer);
  }

  get sums(): WorldSums {
    return layBack(emptySums(this.#study.plan, this.#study.spec, this.#world), this.laid);
  }

  #liveOn(founders: number, place: number): void {
    const goOn = this.#life.routines['from the start on'];
    const stands = this.#stands;
    if (stands === null) {
      goOn(place, founders);
      return;
    }
    const starts = Array.from({ length: founders }, (_, i) => this.#block.standing(this.#block.at(i)));
    goOn(place, founders);
    starts.forEach((start, i) => {
      stands.push(this.#standsOf(this.#block.at(i), start));
    });
  }

  /** See `WorldRun`. */
  #standsOf(at: number, start: ReturnType<LifeBlock['standing']>): Stands {
    const { plan, spec, looks = [] } = this.#study;
    const leftIn = this.#block.leftIn(at);
    const tiers = this.#block.stands(at);
    return {
      on: looks.map((day, i) =>
        leftIn < this.#looked[i]! ? null : rungAt(plan, ladderOn(plan, spec.ladder, day), tiers[i]!),
      ),
      decile: decileOf(this.#job.deciles ?? [], this.#block.contribution(at)),
      cell: start.cell,
      hostage: start.atRisk,
    };
  }
}
