import { type DrawKey, Draws } from '../../base/draws.ts';
import { bernoulli } from '../../base/samplers.ts';
import type { PostingReason } from '../../engine/books.ts';
import { ALL_CAUSES, REASONS } from '../../kernel/journal.ts';
import type { BlockJob } from '../block-job.ts';
import { blockMembers } from '../block-members.ts';
import { type Frame, frameOf, monthOf } from '../frame.ts';
import type { WorldOutcome } from '../live-compiled.ts';
import type { Way } from '../pairs.ts';
import { PURPOSE } from '../purposes.ts';
import { ladderOn, rungAt } from '../rungs.ts';
import { firstLevel } from '../satisfaction.ts';
import { decileOf, type Stands } from '../shift.ts';
import type { Study } from '../simulation-spec.ts';
import { CAUSES, emptySums, type WorldSums } from '../sums.ts';
import { type Arrival, drawTraits, type Traits } from '../traits.ts';
import { LifeBlock } from './life-block.ts';
import { type LifeKernel, lifeKernelOf } from './life-kernel.ts';
import { type LifeShape, shapeOf } from './life-shape.ts';
import type { Group } from './life-sums.ts';

/** A member of the group at work. */
interface Resident {
  readonly at: number;
  readonly member: number;
  readonly traits: Traits;
  /** The cell of the grid at the start, and whether the member was at risk then. */
  start: { readonly cell: number; readonly atRisk: boolean };
}

const NOT_SEEN = { cell: 0, atRisk: false };

/** Pairs may be tied, so no smaller group lives by itself. */
const PAIR = 2;

/**
 * Lets a block of members live in a world by compiled code, as `WorldRun` lets it; null where there is no code of it, or
 * where something happened that the code has no place for.
 */
export function liveCompiled(study: Study, world: string, job: BlockJob): WorldOutcome | null {
  const other = study.alternatives[world];
  // Which worlds there are is for the study to say; another world's numbers may be those of another study.
  const own = other === undefined ? study : { ...study, ...other, spec: { ...other.spec, worlds: study.spec.worlds } };
  const shape = shapeOf(own, world);
  const life = shape === null ? null : lifeKernelOf(shape, own);
  if (life === null) return null;
  try {
    return new CompiledWorld(life, own, world, job, shape!);
  } catch (error) {
    // A member who outgrew the place there is, or spent an amount unheard of, stopped the module; the member model has no such bounds.
    if (error instanceof Error && error.constructor.name === 'RuntimeError') return null;
    throw error;
  }
}

class CompiledWorld implements WorldOutcome {
  readonly sums: WorldSums;
  readonly #life: LifeKernel;
  readonly #block: LifeBlock;
  readonly #frame: Frame;
  readonly #job: BlockJob;
  /** Whether it is asked where members stand on certain days. */
  readonly #looks: boolean;
  /** Of founding members, where it is asked for. */
  readonly #stands: Stands[] = [];
  readonly #founders: number;
  #ways: readonly Way[] | null = null;
  readonly #draws: Draws;
  #residents: Resident[] = [];

  constructor(life: LifeKernel, study: Study, world: string, job: BlockJob, shape: LifeShape) {
    this.sums = emptySums(study.plan, study.spec, world);
    this.#life = life;
    this.#frame = frameOf(study, job.cut);
    this.#job = job;
    this.#looks = world !== 'none' && study.looks !== undefined;
    this.#draws = new Draws(study.key);
    const { first, count } = blockMembers(study.spec.members, job.block);
    this.#founders = count;
    this.#block = new LifeBlock(life, shape, study, count);
    life.welcome = (by, friends, month) => this.#welcome(by, friends, month);
    const end = first + count;
    for (let member = first; member < end; member += PAIR) this.#liveThrough(member, Math.min(PAIR, end - member));
    this.#collect();
  }

  /** Made when they are first asked for: they are not where no world is laid beside this one. */
  get ways(): readonly Way[] {
    this.#ways ??= Array.from({ length: this.#founders }, (_, place) => {
      const way = this.#block.way(place);
      return this.#looks ? { ...way, stands: this.#stands[place]! } : way;
    });
    return this.#ways;
  }

  #liveThrough(first: number, founders: number): void {
    this.#residents = [];
    for (let member = first; member < first + founders; member++) this.#settle(member, this.#frame.study.key, null);
    this.#tie(first, founders);
    const { routines } = this.#life;
    routines['warm up'](this.#block.first, founders);
    if (this.#looks) for (const resident of this.#residents) resident.start = this.#block.standing(resident.at);
    routines['live on']();
    let entered = 0;
    for (const resident of this.#residents) {
      const { at } = resident;
      if (routines['ties out'](at) === 0) this.sums.untied++;
      if (entered++ >= founders) continue;
      const row = this.sums.matrix[this.#block.startTier(at)];
      if (row !== undefined) row[this.#block.tier(at) ?? row.length - 1]!++;
      this.#block.note(at);
      if (this.#looks) this.#stands.push(this.#standsOf(resident));
    }
  }

  /** See `WorldRun`. */
  #standsOf({ at, traits, start }: Resident): Stands {
    const { plan, spec, looks = [] } = this.#frame.study;
    const leftIn = this.#block.leftIn(at);
    const tiers = this.#block.stands(at);
    return {
      on: looks.map((day, i) =>
        leftIn < monthOf(this.#frame, day + 1) ? null : rungAt(plan, ladderOn(plan, spec.ladder, day), tiers[i]!),
      ),
      decile: decileOf(this.#job.deciles ?? [], traits.yearlyContribution),
      cell: start.cell,
      hostage: start.atRisk,
    };
  }

  /** Friends who join are appended and live through the rest of the month as well. */
  #welcome(by: number, count: number, month: number): void {
    const { member } = this.#residents[by]!;
    for (const friend of this.#block.friends(count)) {
      const { at } = this.#settle(member, friend.key, friend);
      this.#block.tie(at, by);
      this.sums.joined[month]!++;
    }
  }

  /** Somebody becomes a member: `arrival` is null for those there at the start. */
  #settle(member: number, key: DrawKey, arrival: Arrival | null): Resident {
    const { study, edges, cut } = this.#frame;
    const { replicate } = this.#job;
    this.#draws.turnTo(replicate, member, key);
    const traits = drawTraits(study.spec, this.#draws, arrival);
    const level = firstLevel(traits.behavior, this.#draws, traits.satisfactionMean);
    const begin = Math.max(traits.joined, edges[0]!);
    const at = this.#block.settle(
      this.#residents.length,
      replicate,
      member,
      key,
      traits,
      level,
      traits.yearlyContribution >= cut,
      arrival === null,
      begin,
      Math.max(begin, study.spec.start),
    );
    const resident = { at, member, traits, start: NOT_SEEN };
    this.#residents.push(resident);
    return resident;
  }

  /** See `WorldRun`: whether a pair is tied is a draw of its even member. */
  #tie(first: number, founders: number): void {
    if (founders < PAIR) return;
    const [one, other] = this.#residents as [Resident, Resident];
    this.#draws.turnTo(this.#job.replicate, first);
    if (!bernoulli(this.#draws, PURPOSE.tie, 0, one.traits.behavior.contagionTied)) return;
    this.#block.tie(other.at, 0);
  }

  /** Takes the sums out of the code's memory. */
  #collect(): void {
    const { sums } = this.#life.code;
    const { view } = this.#block;
    const counts = (group: Group, series: number, into: number[]) => sums.readCounts(view, group, series, into);
    const amounts = (group: Group, series: number, into: bigint[]) =>
      sums.read(view, group, series).forEach((value, month) => {
        into[month] = value;
      });
    const own = this.sums;
    for (const group of SINGLE) counts(group, 0, own[group]);
    for (const group of SEVERAL) for (const [i, into] of own[group].entries()) counts(group, i, into);
    amounts('sales', 0, own.sales);
    amounts('rewardCost', 0, own.rewardCost);
    amounts('atRiskContribution', 0, own.atRiskContribution);
    for (const [i, into] of own.cellContribution.entries()) amounts('cellContribution', i, into);
    for (const [i, into] of own.flow.flat().entries()) counts('flow', i, into);
    for (const [i, cause] of CAUSES.entries()) {
      const of = own.moves[i]!.flat();
      const first = ALL_CAUSES.indexOf(cause) * of.length;
      for (const [at, into] of of.entries()) counts('moves', first + at, into);
    }
    own.points.forEach((points, ledger) => {
      const posted = (reason: PostingReason) => sums.readPoints(view, ledger, REASONS.indexOf(reason));
      const restored = posted('restored');
      posted('earned').forEach((amount, month) => {
        points.earned[month] = amount;
      });
      for (const reason of ['redeemed', 'expired', 'reversed', 'cleared', 'converted'] as const)
        posted(reason).forEach((amount, month) => {
          points[reason][month] = -amount - (reason === 'redeemed' ? restored[month]! : 0n);
        });
      sums.readPoints(view, ledger, REASONS.length).forEach((amount, month) => {
        points.outstanding[month] = amount;
      });
    });
  }
}

const SINGLE = [
  'active',
  'left',
  'recommended',
  'warned',
  'ideas',
  'purchases',
  'highValue',
  'atRisk',
  'highValueGone',
  'atRiskGone',
] as const;
const SEVERAL = ['leftBecause', 'inTier', 'leftFromTier', 'holders', 'cells'] as const;
