import type { Day } from '../base/calendar.ts';
import { type Arithmetic, type ExactVariable, placeOf } from './arithmetic.ts';
import { type I32, load, store, type Type } from './code.ts';
import { type Extent, isWide } from './exact.ts';
import type { Routine, Variable } from './routine.ts';

/** Where a value lies, from the start of what a member has in memory. */
export interface Field<T extends Type = Type> {
  readonly type: T;
  readonly offset: number;
}

/** Entries of one size, which grow in number as a member's life does. */
export interface List {
  readonly offset: number;
  /** Of one entry, in bytes. */
  readonly entry: number;
}

/**
 * Where a list keeps its first entry, from the start of the member, how many there are, for how many there is room from the
 * first on, and for how many before it, where entries were removed.
 */
export const LIST = { first: 0, count: 4, room: 8, gap: 12 } as const;
const LIST_SIZE = 16;

/**
 * What a plan needs to know of one member, and where each part lies. The parts of fixed size come first; the entries of
 * lists lie behind them, wherever there was room when they grew.
 */
export class Layout {
  readonly #firsts: { readonly field: Field; readonly value: bigint }[] = [];
  #size: number;
  /** Where the next entries of a list will go; the size of all the member has. */
  readonly top: Field<'i32'>;

  constructor() {
    this.#size = 0;
    this.top = this.field('i32');
  }

  field<T extends Type>(type: T, first: Day | bigint = 0): Field<T> {
    const size = type === 'i32' ? 4 : 8;
    const offset = Math.ceil(this.#size / size) * size;
    this.#size = offset + size;
    const field = { type, offset };
    if (BigInt(first) !== 0n) this.#firsts.push({ field, value: BigInt(first) });
    return field;
  }

  list(entry: number): List {
    const offset = Math.ceil(this.#size / 4) * 4;
    this.#size = offset + LIST_SIZE;
    return { offset, entry };
  }

  /** Of the parts that every member has. */
  get size(): number {
    return Math.ceil(this.#size / 16) * 16;
  }

  /** A member of whom nothing is known yet. */
  blank(): Uint8Array {
    const bytes = new Uint8Array(this.size);
    const view = new DataView(bytes.buffer);
    view.setUint32(this.top.offset, this.size, true);
    for (const { field, value } of this.#firsts) {
      if (field.type === 'i32') view.setInt32(field.offset, Number(value), true);
      else view.setBigInt64(field.offset, value, true);
    }
    return bytes;
  }
}

/** A field of the member at an address. */
export function at<T extends Type>(r: Routine, address: I32, { type, offset }: Field<T>): Variable<T> {
  return {
    get: load(type, address, offset),
    set: (value) => r.push(store(address, offset, value)),
  };
}

/** A field of an entry, by its distance from the entry's start. */
export function within<T extends Type>(r: Routine, entry: I32, type: T, offset: number): Variable<T> {
  return at(r, entry, { type, offset });
}

/** A place for an exact number in a member. */
export interface ExactField {
  readonly low: Field<'i64'>;
  readonly high: Field<'i64'> | null;
  readonly extent: Extent;
}

export function exactField(layout: Layout, extent: Extent, first = 0n): ExactField {
  return {
    low: layout.field('i64', BigInt.asIntN(64, first)),
    high: isWide(extent) ? layout.field('i64', first >> 64n) : null,
    extent,
  };
}

export function exactAt(arithmetic: Arithmetic, r: Routine, address: I32, field: ExactField): ExactVariable {
  const place = placeOf(
    arithmetic,
    { low: at(r, address, field.low), high: field.high === null ? null : at(r, address, field.high) },
    field.extent,
  );
  return {
    // What lies in memory may change between two readings of one value.
    get get() {
      const { low, high } = place.get;
      return arithmetic.exact(low, high, field.extent);
    },
    set: place.set,
  };
}

/** How many bytes a number of an extent takes in an entry. */
export function widthOf(extent: Extent): number {
  return isWide(extent) ? 16 : 8;
}

/** A number of an entry of a list. */
export function exactWithin(
  arithmetic: Arithmetic,
  r: Routine,
  entry: I32,
  offset: number,
  extent: Extent,
): ExactVariable {
  return exactAt(arithmetic, r, entry, {
    low: { type: 'i64', offset },
    high: isWide(extent) ? { type: 'i64', offset: offset + 8 } : null,
    extent,
  });
}
