import { add, type Bytes, copy, type I32, i32, multiply, store } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { BLOCK_SIZE } from '../block-members.ts';
import { costOf } from '../holdings.ts';
import type { Ways } from '../ways.ts';
import type { LifeBuild } from './life-build.ts';
import type { LifeShape } from './life-shape.ts';
import { STILL_HERE } from './life-state.ts';

const WORD = 4;
const REAL = 8;

/** The ways of founding members, whose places in memory others take: of each kind of number one row, in their order. */
export class WaysCode {
  readonly #shape: LifeShape;
  readonly #months: number;
  /** Where the sales of each month lie, what rewards cost, when members left, and how long each benefit was held. */
  readonly #sales: number;
  readonly #cost: number;
  readonly #left: number;
  readonly #held: readonly number[];

  constructor(shape: LifeShape, grounds: Grounds) {
    this.#shape = shape;
    this.#months = shape.spec.horizon + 1;
    this.#sales = grounds.reserve(BLOCK_SIZE * this.#months * REAL);
    this.#cost = grounds.reserve(BLOCK_SIZE * REAL);
    this.#left = grounds.reserve(BLOCK_SIZE * WORD);
    this.#held = shape.plan.benefits.map(() => grounds.reserve(BLOCK_SIZE * WORD));
  }

  /** Notes the way of a founding member, by its place in the block. */
  note({ state }: LifeBuild, pen: Pen, place: I32): void {
    const { r, m } = pen;
    const [row, real, word] = [this.#months * REAL, REAL, WORD].map((size) => r.keep(multiply(place, size)));
    const values: Bytes[] = [
      copy(add(row!, this.#sales), add(m, state.sales[0]!.offset), i32(this.#months * REAL)),
      store(real!, this.#cost, own(pen, state.cost).get),
      store(word!, this.#left, own(pen, state.leftIn).get),
      ...state.benefitMonths.map((field, i) => store(word!, this.#held[i]!, own(pen, field).get)),
    ];
    r.push(...values);
  }

  /** By the host: the ways of so many members, who may give way to others then. */
  read(buffer: ArrayBuffer, members: number): Omit<Ways, 'stands'> {
    const { benefits } = this.#shape.plan;
    const left = new Int32Array(buffer, this.#left, members);
    const held = this.#held.map((at) => new Int32Array(buffer, at, members));
    const leftIn = new Float64Array(members);
    for (let i = 0; i < members; i++) leftIn[i] = left[i] === STILL_HERE ? Number.POSITIVE_INFINITY : left[i]!;
    const costs = [...new BigInt64Array(buffer, this.#cost, members)];
    const costOfHeld = (i: number) =>
      costOf(
        benefits,
        held.map((months) => months[i]!),
      );
    return {
      sales: new Float64Array(buffer.slice(this.#sales, this.#sales + members * this.#months * REAL)),
      leftIn,
      benefits: held.length === 0 ? costs : costs.map((cost, i) => cost + costOfHeld(i)),
    };
  }
}
