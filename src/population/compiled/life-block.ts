import type { Study } from '../simulation-spec.ts';
import type { LifeKernel } from './life-kernel.ts';
import type { LifeShape } from './life-shape.ts';
import { NONE_YET, STILL_HERE } from './life-state.ts';

/** The memory of compiled code while a block lives in it: one group of members after the other, in the same places. */
export class LifeBlock {
  readonly #life: LifeKernel;
  #view: DataView;

  /** Makes memory ready for a block of a replicate. */
  constructor(life: LifeKernel, { settings }: LifeShape, study: Study, replicate: number, cut: number) {
    this.#life = life;
    const { kernel, code, memory } = life;
    this.#view = new DataView(memory.buffer);
    new Uint8Array(memory.buffer).fill(0, code.sums.address, code.sums.address + code.sums.bytes);
    kernel.numbers.write(this.#view, settings);
    code.brief.write(this.#view, study, replicate, cut);
  }

  /** Memory that has grown lies elsewhere. */
  get view(): DataView {
    const { buffer } = this.#life.memory;
    if (this.#view.buffer !== buffer) this.#view = new DataView(buffer);
    return this.#view;
  }

  /** Where a member of the group at work lies. */
  at(index: number): number {
    return this.#life.first + index * this.#life.code.room;
  }

  /** Expected in a year, in currency units. */
  contribution(at: number): number {
    return this.view.getFloat64(at + this.#life.code.state.yearlyContribution.offset, true);
  }

  /** The month in which a member left; infinite while there. */
  leftIn(at: number): number {
    const month = this.#whole(at, this.#life.code.state.leftIn);
    return month === STILL_HERE ? Number.POSITIVE_INFINITY : month;
  }

  /** The cell of the grid, and whether the member counts as at risk since the start; of no cell counts as the first. */
  standing(at: number): { readonly cell: number; readonly atRisk: boolean } {
    const { cell, atRisk } = this.#life.code.state;
    const now = this.#whole(at, cell);
    return { cell: now === NONE_YET ? 0 : now, atRisk: this.#whole(at, atRisk) !== 0 };
  }

  /** By day looked at, the tier on the ladder of that day. */
  stands(at: number): number[] {
    return this.#life.code.state.stands.map((field) => this.#whole(at, field));
  }

  #whole(at: number, { offset }: { readonly offset: number }): number {
    return this.view.getInt32(at + offset, true);
  }
}
