import type { Draws } from '../base/draws.ts';
import { bernoulli } from '../base/samplers.ts';
import type { Movement } from '../engine/books.ts';
import type { BlockJob } from './block-job.ts';
import { blockMembers } from './block-members.ts';
import { count, countWay, type Standing, standingOf } from './census.ts';
import { Desk } from './desk.ts';
import { enroll } from './enrollment.ts';
import { type Frame, frameOf, monthDays, monthOf } from './frame.ts';
import type { Identity } from './identity.ts';
import { MemberLife } from './member-life.ts';
import type { OpenMember } from './open-member.ts';
import { PURPOSE } from './purposes.ts';
import { rungOn } from './rungs.ts';
import { decileOf, type Stands } from './shift.ts';
import type { Study } from './simulation-spec.ts';
import { emptySums, type WorldSums } from './sums.ts';
import { type Arrival, drawTraits } from './traits.ts';
import type { Way } from './ways.ts';

/** Hears of each member there at the start, whole lives, in no set order. */
export type LifeWitness = (life: MemberLife, start: Standing) => void;

interface Resident {
  readonly life: MemberLife;
  readonly founding: boolean;
  standing: Standing;
  /** The cell of the grid at the start. */
  startCell: number;
  /** What has moved so far; null where it is not kept. */
  readonly moves: readonly Movement[] | null;
}

/** Pairs may be tied, so no smaller group lives by itself. */
const PAIR = 2;

/**
 * A block of members in one world. Members see of each other only what was so at the end of the month before, so any
 * order of lives gives the same. They live in groups, month by month: in pairs with the friends they bring; where the
 * business acts, the whole block at once, since what it can do in a month is shared by them.
 */
export class WorldRun {
  readonly sums: WorldSums;
  /** The ways of the members there at the start, in their order. */
  readonly ways: Way[] = [];
  readonly #frame: Frame;
  readonly #job: BlockJob;
  readonly #draws: Draws;
  readonly #open: OpenMember | null;
  readonly #desk: Desk | null;
  readonly #witness: LifeWitness | undefined;
  #residents: Resident[] = [];

  constructor(study: Study, world: string, job: BlockJob, draws: Draws, openMember: OpenMember, witness?: LifeWitness) {
    const own: Study = { ...study, ...study.alternatives[world] };
    const { plan, spec } = own;
    const block = blockMembers(spec.members, job.block);
    this.sums = emptySums(plan, spec, world);
    this.#frame = frameOf(own, job.cut);
    this.#job = job;
    this.#draws = draws;
    this.#open = world === 'none' ? null : openMember;
    this.#witness = witness;
    const acts = world !== 'none' && plan.interventions.length > 0;
    const share = { ...block, members: spec.members };
    this.#desk = acts ? new Desk(plan.interventions, share, spec.start, this.sums) : null;
    const size = acts ? block.count : PAIR;
    const end = block.first + block.count;
    for (let first = block.first; first < end; first += size) this.#liveThrough(first, Math.min(size, end - first));
  }

  #liveThrough(first: number, founders: number): void {
    this.#residents = [];
    for (let member = first; member < first + founders; member++) {
      const name = String(member).padStart(10, '0');
      this.#settle({ replicate: this.#job.replicate, member, key: null, name }, null);
    }
    this.#tie(first, founders);
    const { warmup, horizon } = this.#frame.study.spec;
    for (let month = 1 - warmup; month <= 0; month++) for (const { life } of this.#residents) life.live(month);
    for (const resident of this.#residents) {
      resident.standing = standingOf(this.#frame, resident.life, true);
      count(this.#frame, resident.life, resident.standing, true, 0, this.sums);
      resident.startCell = resident.standing.cell ?? 0;
    }
    for (let month = 1; month <= horizon; month++) this.#month(month);
    for (const resident of this.#residents) {
      const { life, standing, founding } = resident;
      if (!life.tiesOut()) this.sums.untied++;
      if (!founding) continue;
      countWay(life, standing, this.sums);
      const way = { sales: life.sales, leftIn: life.leftIn, benefits: life.benefits };
      const stands = this.#standsOf(resident);
      this.ways.push(stands === null ? way : { ...way, stands });
      this.#witness?.(life, standing);
    }
  }

  #month(month: number): void {
    const { from } = monthDays(this.#frame, month);
    if (this.#desk !== null) {
      const lives = this.#residents.map(({ life }) => life);
      this.#desk.open(from, month, lives);
    }
    // Friends who join are appended and live through the rest of the month as well.
    for (let i = 0; i < this.#residents.length; i++) {
      const { life } = this.#residents[i]!;
      life.live(month);
      for (const friend of life.friends) this.#welcome(life, friend, month);
    }
    for (const { life, standing, founding } of this.#residents) {
      count(this.#frame, life, standing, founding, month, this.sums);
    }
  }

  #welcome(life: MemberLife, friend: MemberLife['friends'][number], month: number): void {
    const { replicate, member, name } = life.identity;
    const own = this.#settle({ replicate, member, key: friend.key, name: `${name}.${friend.index}` }, friend);
    own.ties.push(life);
    life.ties.push(own);
    this.sums.joined[month]!++;
  }

  /** Somebody becomes a member: `arrival` is null for those there at the start. */
  #settle(identity: Identity, arrival: Arrival | null): MemberLife {
    const { study } = this.#frame;
    const { replicate, member, key } = identity;
    if (key === null) this.#draws.turnTo(replicate, member);
    else this.#draws.turnTo(replicate, member, key);
    const traits = drawTraits(study.spec, this.#draws, arrival);
    const enrollment = this.#open === null ? null : enroll(this.#frame, traits, this.#open, this.sums);
    const life = new MemberLife(this.#frame, this.#draws, identity, traits, enrollment, this.sums);
    const founding = arrival === null;
    const standing = standingOf(this.#frame, life, founding);
    this.#residents.push({ life, founding, standing, startCell: 0, moves: enrollment?.recorder.moves ?? null });
    return life;
  }

  /** Where a member stands on the days looked at; null where none are. Whoever leaves within a day's month is there on it. */
  #standsOf({ life, standing, startCell, moves }: Resident): Stands | null {
    const { plan, spec, looks } = this.#frame.study;
    if (looks === undefined || moves === null) return null;
    return {
      on: looks.map((day) =>
        life.leftIn < monthOf(this.#frame, day + 1) ? null : rungOn(plan, spec.ladder, moves, day),
      ),
      decile: decileOf(this.#job.deciles ?? [], life.traits.yearlyContribution),
      cell: startCell,
      hostage: standing.atRisk,
    };
  }

  /**
   * Some members there at the start hear of each other: pairs by their numbers, an even one and the next, which never lie
   * in two blocks. Whether a pair is tied is a draw of its even member.
   */
  #tie(first: number, founders: number): void {
    for (let i = 0; i + 1 < founders; i += 2) {
      const { life } = this.#residents[i]!;
      const { life: other } = this.#residents[i + 1]!;
      this.#draws.turnTo(this.#job.replicate, first + i);
      if (!bernoulli(this.#draws, PURPOSE.tie, 0, life.traits.behavior.contagionTied)) continue;
      life.ties.push(other);
      other.ties.push(life);
    }
  }
}
