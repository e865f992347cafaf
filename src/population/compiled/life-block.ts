import type { DrawKey } from '../../base/draws.ts';
import type { Steps } from '../../compile/steps.ts';
import type { Behavior } from '../behavior.ts';
import { costOf } from '../holdings.ts';
import type { Identity } from '../identity.ts';
import type { Way } from '../pairs.ts';
import { strengthOf } from '../pull.ts';
import type { Study } from '../simulation-spec.ts';
import type { Traits } from '../traits.ts';
import { ROW_SIZE, writeRow } from './behavior-row.ts';
import { FRIEND } from './friends-code.ts';
import type { LifeKernel } from './life-kernel.ts';
import type { LifeShape } from './life-shape.ts';
import { NONE_YET, STILL_HERE } from './life-state.ts';

const PAGE = 65_536;

/** Somebody who joined in the month lived last. */
export interface CompiledFriend {
  readonly joined: number;
  readonly referred: boolean;
  readonly key: DrawKey;
  readonly index: number;
}

/** The members of a block in the memory of compiled code, each in a place of the same size. */
export class LifeBlock {
  readonly #life: LifeKernel;
  readonly #shape: LifeShape;
  readonly #base: number;
  readonly #behaviors = new Map<Behavior, number>();
  view: DataView;
  #bytes: Uint8Array;
  #reals: Float64Array;
  #places = 0;
  /** By founding member whose way was entered: the sales of each month since the start. */
  readonly #sales: Float64Array;
  #entered = 0;

  /** `ways` is how many ways will be asked for. */
  constructor(life: LifeKernel, shape: LifeShape, study: Study, ways: number) {
    this.#life = life;
    this.#shape = shape;
    this.#base = Math.ceil(life.kernel.members / PAGE) * PAGE;
    this.#bytes = new Uint8Array(life.memory.buffer);
    this.#reals = new Float64Array(life.memory.buffer);
    this.view = new DataView(life.memory.buffer);
    this.#sales = new Float64Array(ways * life.code.state.sales.length);
    const { address, bytes } = life.code.sums;
    this.#bytes.fill(0, address, address + bytes);
    this.#write(shape.settings, study.spec);
  }

  #write(settings: readonly Steps[], { behavior, personas }: Study['spec']): void {
    this.#life.kernel.numbers.write(this.view, settings);
    [behavior, ...personas.map((persona) => persona.behavior)].forEach((numbers, i) => {
      const at = this.#life.code.behaviors + i * ROW_SIZE;
      writeRow(this.view, at, numbers);
      this.#behaviors.set(numbers, at);
    });
  }

  /** Enters somebody with their traits into a place, and begins the life; gives where the member lies. */
  settle(
    place: number,
    { replicate, member }: Identity,
    key: DrawKey,
    traits: Traits,
    level: number,
    about: { readonly highValue: boolean; readonly founding: boolean; readonly begin: number; readonly late: number },
  ): number {
    const { kernel, code, routines } = this.#life;
    const { state, room } = code;
    this.#reserve(place + 1);
    const at = this.#base + place * room;
    this.#bytes.set(kernel.blank, at);
    const whole = (field: { readonly offset: number }, value: number) =>
      this.view.setInt32(at + field.offset, value, true);
    const real = (field: { readonly offset: number }, value: number) =>
      this.view.setFloat64(at + field.offset, value, true);
    whole(state.behavior, this.#behaviors.get(traits.behavior)!);
    whole(state.replicate, replicate);
    whole(state.member, member);
    whole(state.high, key.high);
    whole(state.low, key.low);
    whole(state.joined, traits.joined);
    whole(state.referred, Number(traits.referred));
    whole(state.consents, Number(traits.consents));
    whole(state.contracted, Number(traits.contracted));
    whole(state.firstGap, traits.firstGap);
    real(state.purchaseRate, traits.purchaseRate);
    real(state.dropoutRate, traits.dropoutRate);
    real(state.spendRate, traits.spendRate);
    real(state.meanSpend, traits.meanSpend);
    real(state.response, traits.response);
    real(state.headroom, traits.headroom);
    real(state.redeemsFrom, traits.redeemsFrom);
    real(state.mean, traits.satisfactionMean);
    real(state.level, level);
    real(state.failed, Number.NEGATIVE_INFINITY);
    const { minor, plan } = this.#shape;
    const contribution = Math.round(traits.yearlyContribution * minor);
    this.view.setBigInt64(at + state.contribution.offset, BigInt(contribution), true);
    whole(state.highValue, Number(about.highValue));
    whole(state.founding, Number(about.founding));
    this.#life.frame.cards.forEach(({ worth }, i) => {
      real(state.cards[i]!, strengthOf(worth, traits));
    });
    const strength = ({ worth }: { readonly worth: bigint }) => strengthOf(Number(worth) / minor, traits);
    plan.rewards.forEach((reward, i) => {
      real(state.rewards[i]!, strength(reward));
    });
    plan.milestones.forEach((milestone, i) => {
      real(state.milestones[i]!, strength(milestone));
    });
    routines.birth(at, about.begin, about.late);
    return at;
  }

  /** The friends who joined in the month lived last. */
  friends(count: number): CompiledFriend[] {
    return Array.from({ length: count }, (_, i) => {
      const at = this.#life.code.friends + i * FRIEND.size;
      const word = (place: number) => this.view.getInt32(at + place, true);
      return {
        joined: word(FRIEND.joined),
        referred: word(FRIEND.referred) !== 0,
        key: { high: word(FRIEND.high) >>> 0, low: word(FRIEND.low) >>> 0 },
        index: word(FRIEND.index),
      };
    });
  }

  /** Where the first member of a group lies. */
  get first(): number {
    return this.#base;
  }

  /** Ties a member to one who was there before, by that one's place in the group. */
  tie(at: number, by: number): void {
    this.view.setInt32(at + this.#life.code.state.by.offset, by, true);
  }

  /** The month in which a member left; infinite while there. */
  leftIn(at: number): number {
    const month = this.view.getInt32(at + this.#life.code.state.leftIn.offset, true);
    return month === STILL_HERE ? Number.POSITIVE_INFINITY : month;
  }

  /** The tier at the start, and the one held; null for who has left. */
  tiers(at: number): { readonly from: number; readonly to: number | null } {
    const { startTier, tier, active } = this.#life.code.state;
    const there = this.view.getInt32(at + active.offset, true) !== 0;
    return {
      from: this.view.getInt32(at + startTier.offset, true),
      to: there ? this.view.getInt32(at + tier.offset, true) : null,
    };
  }

  /** The cell of the grid, and whether the member counts as at risk since the start; of no cell counts as the first. */
  standing(at: number): { readonly cell: number; readonly atRisk: boolean } {
    const { cell, atRisk } = this.#life.code.state;
    const now = this.view.getInt32(at + cell.offset, true);
    return { cell: now === NONE_YET ? 0 : now, atRisk: this.view.getInt32(at + atRisk.offset, true) !== 0 };
  }

  /** By day looked at, the tier on the ladder of that day. */
  stands(at: number): number[] {
    return this.#life.code.state.stands.map(({ offset }) => this.view.getInt32(at + offset, true));
  }

  way(at: number): Way {
    const { state } = this.#life.code;
    const held = state.benefitMonths.map(({ offset }) => this.view.getInt32(at + offset, true));
    const cost = this.view.getBigInt64(at + state.cost.offset, true);
    const months = state.sales.length;
    const first = (at + state.sales[0]!.offset) / 8;
    this.#sales.set(this.#reals.subarray(first, first + months), this.#entered);
    const sales = this.#sales.subarray(this.#entered, this.#entered + months);
    this.#entered += months;
    return {
      sales,
      leftIn: this.leftIn(at),
      benefits: held.length === 0 ? cost : cost + costOf(this.#shape.plan.benefits, held),
    };
  }

  #reserve(places: number): void {
    if (places <= this.#places) return;
    this.#places = places;
    const lacks = this.#base + places * this.#life.code.room - this.view.byteLength;
    if (lacks <= 0) return;
    this.#life.memory.grow(Math.ceil(lacks / PAGE));
    this.view = new DataView(this.#life.memory.buffer);
    this.#bytes = new Uint8Array(this.#life.memory.buffer);
    this.#reals = new Float64Array(this.#life.memory.buffer);
  }
}
