import type { BlockSums, WorldSums } from './sums.ts';

/**
 * The sums of members as one row of doubles, which a worker hands over without a copy and which is added to another number
 * by number. Every entry has its place in the row, in the order of `BlockSums`: a count one double, an amount `WORDS`.
 */
export interface FlatSums {
  readonly replicate: number;
  readonly members: number;
  readonly numbers: Float64Array<ArrayBuffer>;
}

/**
 * An amount is the sum of its words, each 2^32 times the one before. A word of a block is below 2^33, so that the words of a
 * million blocks add up exactly in a double.
 */
export const WORDS = 4;
const WORD = 32n;
const TWO_32 = 2 ** 32;
/** Below this every whole number is a double. */
const EXACT = 2 ** 53;
const FIRST_ROOM = 16_384;

/** Sums of which worlds may be laid flat already, each in a row of its own. */
export interface PartlyFlat extends Omit<BlockSums, 'worlds'> {
  readonly worlds: readonly (WorldSums | Float64Array)[];
}

/** Where the numbers of a part of the sums stand in its row: of a series the first of them. */
export type Places<Part> = Part extends number | bigint | string | readonly (number | bigint)[]
  ? number
  : { readonly [Name in keyof Part]: Places<Part[Name]> };

/** Of sums of this form, whose numbers do not matter: where each number stands, and how long the row is. */
export function placesIn<Part>(form: Part): { readonly places: Places<Part>; readonly length: number } {
  let end = 0;
  const take = (kind: unknown, count: number) => {
    const at = end;
    if (typeof kind === 'number') end += count;
    else if (typeof kind === 'bigint') end += WORDS * count;
    return at;
  };
  const placed = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return take(part, 1);
    if (!Array.isArray(part))
      return Object.fromEntries(Object.entries(part).map(([name, entry]) => [name, placed(entry)]));
    return typeof part[0] === 'number' || typeof part[0] === 'bigint' ? take(part[0], part.length) : part.map(placed);
  };
  return { places: placed(form) as Places<Part>, length: end };
}

/** The part that was laid flat; see `unflatten`. */
export function layBack<Part>(form: Part, numbers: Float64Array): Part {
  return new RowReader(numbers).like(form);
}

/**
 * Adds to the sums of other members of the replicate where there are any, in place. Throws a `RangeError` for an amount of
 * 2^128 or more, which no currency and no points come near.
 */
export function flatten({ replicate, members, worlds, pairs }: PartlyFlat, onto: FlatSums | null = null): FlatSums {
  const row = new Row(onto?.numbers ?? null);
  row.lay(worlds);
  row.lay(pairs);
  return { replicate, members: members + (onto?.members ?? 0), numbers: row.numbers };
}

/** Adds the numbers of other members of the replicate, in place. */
export function addFlat(to: FlatSums, more: FlatSums): FlatSums {
  const [numbers, others] = [to.numbers, more.numbers];
  for (let i = 0; i < numbers.length; i++) numbers[i]! += others[i]!;
  return { ...to, members: to.members + more.members };
}

/** The sums that were laid flat. `form` are sums of the same study, whose numbers do not matter. */
export function unflatten(form: BlockSums, { replicate, members, numbers }: FlatSums): BlockSums {
  const reader = new RowReader(numbers);
  return { replicate, members, worlds: reader.like(form.worlds), pairs: reader.like(form.pairs) };
}

class Row {
  /** Zero where nothing is put, or what is there already. */
  #room: Float64Array<ArrayBuffer>;
  #end = 0;

  constructor(numbers: Float64Array<ArrayBuffer> | null) {
    this.#room = numbers ?? new Float64Array(FIRST_ROOM);
  }

  get numbers(): Float64Array<ArrayBuffer> {
    return this.#end === this.#room.length ? this.#room : this.#room.slice(0, this.#end);
  }

  /** Entry by entry, so that a new one is laid without being named here. */
  lay(part: unknown): void {
    if (typeof part === 'number') this.#room[this.#next(1)]! += part;
    else if (typeof part === 'bigint') this.#putAmount(part);
    else if (part instanceof Float64Array) this.#putRow(part);
    else if (Array.isArray(part) && typeof part[0] === 'number') this.#putCounts(part);
    else if (typeof part === 'object') for (const entry of Object.values(part as object)) this.lay(entry);
  }

  #putCounts(counts: readonly number[]): void {
    const at = this.#next(counts.length);
    const room = this.#room;
    for (let i = 0; i < counts.length; i++) room[at + i]! += counts[i]!;
  }

  #putRow(numbers: Float64Array): void {
    const at = this.#next(numbers.length);
    const room = this.#room;
    for (let i = 0; i < numbers.length; i++) room[at + i]! += numbers[i]!;
  }

  #putAmount(amount: bigint): void {
    const at = this.#next(WORDS);
    const near = Number(amount);
    if (Math.abs(near) < EXACT) {
      const high = Math.floor(near / TWO_32);
      this.#room[at]! += near - high * TWO_32;
      this.#room[at + 1]! += high;
      return;
    }
    let left = amount;
    for (let word = at; word < at + WORDS - 1; word++) {
      this.#room[word]! += Number(BigInt.asUintN(32, left));
      left >>= WORD;
    }
    const last = Number(left);
    if (Math.abs(last) >= TWO_32) throw new RangeError(`an amount of ${amount} is beyond what sums are handed over in`);
    this.#room[at + WORDS - 1]! += last;
  }

  /** Where the next so many numbers go. */
  #next(count: number): number {
    const at = this.#end;
    this.#end += count;
    if (this.#end > this.#room.length) {
      const more = new Float64Array(2 * this.#room.length);
      more.set(this.#room);
      this.#room = more;
    }
    return at;
  }
}

class RowReader {
  readonly #numbers: Float64Array;
  #next = 0;

  constructor(numbers: Float64Array) {
    this.#numbers = numbers;
  }

  /** What stands next in the row, of the form of a part of the sums. Names of worlds are in the form alone. */
  like<T>(form: T): T {
    if (typeof form === 'number') return this.#take() as T;
    if (typeof form === 'bigint') return this.#takeAmount() as T;
    if (Array.isArray(form)) return form.map((entry: unknown) => this.like(entry)) as T;
    if (typeof form === 'object' && form !== null)
      return Object.fromEntries(Object.entries(form).map(([name, entry]) => [name, this.like<unknown>(entry)])) as T;
    return form;
  }

  #takeAmount(): bigint {
    let amount = 0n;
    for (let word = 0; word < WORDS; word++) {
      const value = this.#take();
      if (value !== 0) amount += BigInt(value) << (WORD * BigInt(word));
    }
    return amount;
  }

  #take(): number {
    return this.#numbers[this.#next++]!;
  }
}
