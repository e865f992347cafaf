import type { DrawKey } from '../../base/draws.ts';
import type { Steps } from '../../compile/steps.ts';
import type { Behavior } from '../behavior.ts';
import { costOf } from '../holdings.ts';
import type { Way } from '../pairs.ts';
import { strengthOf } from '../pull.ts';
import type { Study } from '../simulation-spec.ts';
import type { Traits } from '../traits.ts';
import { ROW_SIZE, writeRow } from './behavior-row.ts';
import { FRIEND } from './friends-code.ts';
import type { LifeKernel } from './life-kernel.ts';
import type { LifeShape } from './life-shape.ts';
import { type LifeState, NONE_YET, STILL_HERE } from './life-state.ts';

const PAGE = 65_536;
const TWO_32 = 2 ** 32;

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
  #words: Int32Array;
  /** To a member, in currency units. */
  readonly #worths: { readonly [Kind in 'cards' | 'rewards' | 'milestones']: readonly number[] };
  #places = 0;
  /** Of the ways of founding members: the sales of each month since the start, when each left, cost and benefits. */
  readonly #sales: Float64Array;
  readonly #left: Float64Array;
  readonly #costs: Int32Array;
  readonly #held: Int32Array;
  #noted = 0;

  constructor(life: LifeKernel, shape: LifeShape, study: Study, founders: number) {
    this.#life = life;
    this.#shape = shape;
    this.#base = Math.ceil(life.kernel.members / PAGE) * PAGE;
    this.#bytes = new Uint8Array(life.memory.buffer);
    this.#reals = new Float64Array(life.memory.buffer);
    this.#words = new Int32Array(life.memory.buffer);
    const worthOf = ({ worth }: { readonly worth: bigint }) => Number(worth) / shape.minor;
    this.#worths = {
      cards: life.frame.cards.map(({ worth }) => worth),
      rewards: shape.plan.rewards.map(worthOf),
      milestones: shape.plan.milestones.map(worthOf),
    };
    this.view = new DataView(life.memory.buffer);
    this.#sales = new Float64Array(founders * life.code.state.sales.length);
    this.#left = new Float64Array(founders);
    this.#costs = new Int32Array(2 * founders);
    this.#held = new Int32Array(founders * shape.plan.benefits.length);
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
    replicate: number,
    member: number,
    key: DrawKey,
    traits: Traits,
    level: number,
    highValue: boolean,
    founding: boolean,
    begin: number,
    late: number,
  ): number {
    const { kernel, code, routines } = this.#life;
    const { state, room } = code;
    this.#reserve(place + 1);
    const at = this.#base + place * room;
    this.#bytes.set(kernel.blank, at);
    this.#whole(at, state.behavior, this.#behaviors.get(traits.behavior)!);
    this.#whole(at, state.replicate, replicate);
    this.#whole(at, state.member, member);
    this.#whole(at, state.high, key.high);
    this.#whole(at, state.low, key.low);
    this.#whole(at, state.joined, traits.joined);
    this.#whole(at, state.referred, Number(traits.referred));
    this.#whole(at, state.consents, Number(traits.consents));
    this.#whole(at, state.contracted, Number(traits.contracted));
    this.#whole(at, state.firstGap, traits.firstGap);
    this.#real(at, state.purchaseRate, traits.purchaseRate);
    this.#real(at, state.dropoutRate, traits.dropoutRate);
    this.#real(at, state.dropoutChance, traits.dropoutChance);
    this.#whole(at, state.endsAtFirst, Number(traits.endsAtFirst));
    this.#real(at, state.spendScale, traits.spendScale);
    this.#real(at, state.meanSpend, traits.meanSpend);
    this.#real(at, state.response, traits.response);
    this.#real(at, state.headroom, traits.headroom);
    this.#real(at, state.redeemsFrom, traits.redeemsFrom);
    this.#real(at, state.mean, traits.satisfactionMean);
    this.#real(at, state.level, level);
    this.#real(at, state.failed, Number.NEGATIVE_INFINITY);
    const contribution = Math.round(traits.yearlyContribution * this.#shape.minor);
    this.#words[(at + state.contribution.offset) / 4] = contribution % TWO_32;
    this.#words[(at + state.contribution.offset) / 4 + 1] = Math.floor(contribution / TWO_32);
    this.#whole(at, state.highValue, Number(highValue));
    this.#whole(at, state.founding, Number(founding));
    this.#strengths(at, state.cards, this.#worths.cards, traits);
    this.#strengths(at, state.rewards, this.#worths.rewards, traits);
    this.#strengths(at, state.milestones, this.#worths.milestones, traits);
    routines.birth(at, begin, late);
    return at;
  }

  #whole(at: number, { offset }: { readonly offset: number }, value: number): void {
    this.#words[(at + offset) / 4] = value;
  }

  #real(at: number, { offset }: { readonly offset: number }, value: number): void {
    this.#reals[(at + offset) / 8] = value;
  }

  #strengths(at: number, fields: LifeState['cards'], worths: readonly number[], traits: Traits): void {
    for (let i = 0; i < worths.length; i++) this.#real(at, fields[i]!, strengthOf(worths[i]!, traits));
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

  /** The tier at the start. */
  startTier(at: number): number {
    return this.#words[(at + this.#life.code.state.startTier.offset) / 4]!;
  }

  /** The tier held; null for who has left. */
  tier(at: number): number | null {
    const { tier, active } = this.#life.code.state;
    return this.#words[(at + active.offset) / 4] === 0 ? null : this.#words[(at + tier.offset) / 4]!;
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

  /** Notes the way of the next founding member, whose place others will take. */
  note(at: number): void {
    const { sales, cost, benefitMonths } = this.#life.code.state;
    const first = (at + sales[0]!.offset) / 8;
    this.#sales.set(this.#reals.subarray(first, first + sales.length), this.#noted * sales.length);
    this.#left[this.#noted] = this.leftIn(at);
    const costAt = (at + cost.offset) / 4;
    this.#costs[2 * this.#noted] = this.#words[costAt]!;
    this.#costs[2 * this.#noted + 1] = this.#words[costAt + 1]!;
    for (let i = 0; i < benefitMonths.length; i++)
      this.#held[this.#noted * benefitMonths.length + i] = this.#words[(at + benefitMonths[i]!.offset) / 4]!;
    this.#noted++;
  }

  /** The way of a founding member that was noted, by its place among them. */
  way(place: number): Way {
    const { benefits } = this.#shape.plan;
    const months = this.#life.code.state.sales.length;
    const cost = (BigInt(this.#costs[2 * place + 1]!) << 32n) | BigInt(this.#costs[2 * place]! >>> 0);
    const held = this.#held.subarray(place * benefits.length, (place + 1) * benefits.length);
    return {
      sales: this.#sales.subarray(place * months, (place + 1) * months),
      leftIn: this.#left[place]!,
      benefits: held.length === 0 ? cost : cost + costOf(benefits, [...held]),
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
    this.#words = new Int32Array(this.#life.memory.buffer);
  }
}
