import type { DrawKey } from '../../base/draws.ts';
import { type F64, type I32, i32, load, multiply } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Study } from '../simulation-spec.ts';
import { rowSize, writeRow } from './behavior-row.ts';

/**
 * What the host says of a block before anybody lives in it: whose draws they are, from which contribution on a member is
 * high-value, and what of a study is turned without writing code anew. The shares of personas stand at the end.
 */
const BRIEF = {
  replicate: { type: 'i32', offset: 0 },
  high: { type: 'i32', offset: 4 },
  low: { type: 'i32', offset: 8 },
  /** Whether members may end by the purchase by which they join, and the chance of each to end after one: Beta(a, b). */
  atFirst: { type: 'i32', offset: 12 },
  a: { type: 'f64', offset: 16 },
  b: { type: 'f64', offset: 24 },
  /** In currency units. */
  cut: { type: 'f64', offset: 32 },
  /** Where the first member of a group lies, and a member of whom nothing is known yet, with its size. */
  first: { type: 'i32', offset: 40 },
  blank: { type: 'i32', offset: 44 },
  blankSize: { type: 'i32', offset: 48 },
} as const;
const SHARES = 56;
const SHARE = 8;

type Briefed = typeof BRIEF;

/** Where the brief lies, and behind it the numbers of behavior: those of the study, then those of each persona. */
export class BlockBrief {
  readonly #address: number;
  readonly #personas: number;
  readonly #months: number;
  /** Of a row of numbers of behavior, in bytes. */
  readonly rowSize: number;

  /** `months` is how many there are from the warm-up's first to the last. */
  constructor(grounds: Grounds, personas: number, months: number) {
    this.#personas = personas;
    this.#months = months;
    this.rowSize = rowSize(months);
    this.#address = grounds.reserve(SHARES + personas * SHARE + (personas + 1) * this.rowSize);
  }

  read<Name extends keyof Briefed>(name: Name) {
    const { type, offset } = BRIEF[name];
    return load<Briefed[Name]['type']>(type, i32(this.#address), offset);
  }

  /** The share of a persona, by its place. */
  share(persona: I32): F64 {
    return load('f64', multiply(persona, SHARE), this.#address + SHARES);
  }

  /** The address of the study's numbers of behavior; those of the personas follow, a row each. */
  get behaviors(): number {
    return this.#address + SHARES + this.#personas * SHARE;
  }

  /** By the host, once: where members lie, and what one is made of. */
  placeMembers(view: DataView, first: number, blank: { readonly address: number; readonly size: number }): void {
    view.setInt32(this.#address + BRIEF.first.offset, first, true);
    view.setInt32(this.#address + BRIEF.blank.offset, blank.address, true);
    view.setInt32(this.#address + BRIEF.blankSize.offset, blank.size, true);
  }

  /** By the host, for a block. */
  write(view: DataView, { spec, key }: Pick<Study, 'spec' | 'key'>, replicate: number, cut: number): void {
    const { behavior, personas, fitted } = spec;
    const word = (place: { readonly offset: number }, value: number) =>
      view.setUint32(this.#address + place.offset, value, true);
    const real = (offset: number, value: number) => view.setFloat64(this.#address + offset, value, true);
    const { high, low }: DrawKey = key;
    word(BRIEF.replicate, replicate);
    word(BRIEF.high, high);
    word(BRIEF.low, low);
    real(BRIEF.cut.offset, cut);
    const dropout = fitted?.dropout ?? null;
    if (dropout?.kind === 'after purchase') {
      word(BRIEF.atFirst, Number(dropout.atFirst));
      real(BRIEF.a.offset, dropout.a);
      real(BRIEF.b.offset, dropout.b);
    }
    personas.forEach(({ share }, i) => {
      real(SHARES + i * SHARE, share);
    });
    [behavior, ...personas.map((persona) => persona.behavior)].forEach((numbers, i) => {
      writeRow(view, this.behaviors + i * this.rowSize, numbers, this.#months);
    });
  }
}
