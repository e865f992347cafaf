import { add, type Bytes, copy, type I32, i32, multiply, store } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { BLOCK_SIZE } from '../block-members.ts';
import { costOf } from '../holdings.ts';
import type { Way } from '../pairs.ts';
import type { LifeBuild } from './life-build.ts';
import type { LifeShape } from './life-shape.ts';
import { STILL_HERE } from './life-state.ts';

const WORD = 4;
const REAL = 8;

/** The ways of founding members, whose places in memory others take: a row of each, in their order. */
export class WaysCode {
  readonly #address: number;
  readonly #shape: LifeShape;
  readonly #months: number;
  /** In a row: the sales of each month, what rewards cost, when the member left, and how long each benefit was held. */
  readonly #cost: number;
  readonly #left: number;
  readonly #held: number;
  readonly #size: number;

  constructor(shape: LifeShape, grounds: Grounds) {
    this.#shape = shape;
    this.#months = shape.spec.horizon + 1;
    this.#cost = this.#months * REAL;
    this.#left = this.#cost + REAL;
    this.#held = this.#left + WORD;
    this.#size = Math.ceil((this.#held + shape.plan.benefits.length * WORD) / REAL) * REAL;
    this.#address = grounds.reserve(BLOCK_SIZE * this.#size);
  }

  /** Notes the way of a founding member, by its place in the block. */
  note({ state }: LifeBuild, pen: Pen, place: I32): void {
    const { r, m } = pen;
    const row = r.keep(add(multiply(place, this.#size), this.#address));
    const values: Bytes[] = [
      copy(row, add(m, state.sales[0]!.offset), i32(this.#months * REAL)),
      store(row, this.#cost, own(pen, state.cost).get),
      store(row, this.#left, own(pen, state.leftIn).get),
      ...state.benefitMonths.map((field, i) => store(row, this.#held + i * WORD, own(pen, field).get)),
    ];
    r.push(...values);
  }

  /** By the host: what makes the ways of so many members, who may have given way to others by then. */
  read(buffer: ArrayBuffer, members: number): () => Way[] {
    const rows = buffer.slice(this.#address, this.#address + members * this.#size);
    return () => Array.from({ length: members }, (_, place) => this.#wayIn(rows, place * this.#size));
  }

  #wayIn(rows: ArrayBuffer, at: number): Way {
    const { benefits } = this.#shape.plan;
    const view = new DataView(rows, at, this.#size);
    const left = view.getInt32(this.#left, true);
    const cost = view.getBigInt64(this.#cost, true);
    const held = benefits.map((_, i) => view.getInt32(this.#held + i * WORD, true));
    return {
      sales: new Float64Array(rows, at, this.#months),
      leftIn: left === STILL_HERE ? Number.POSITIVE_INFINITY : left,
      benefits: held.length === 0 ? cost : cost + costOf(benefits, held),
    };
  }
}
