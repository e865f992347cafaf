import { type Bytes, unsigned } from './code.ts';
import type { Grounds } from './grounds.ts';

const SIZE = 8;
/** No kernel comes near so many. */
const ROOM = 512;

/**
 * The doubles that stand in the code, once each in memory: from there the machine takes one together with what it does with
 * it, where in the code itself it would take two or three instructions to have it at hand, every time.
 */
export class Reals {
  readonly address: number;
  readonly #places = new Map<number, number>();

  constructor(grounds: Grounds) {
    this.address = grounds.reserve(ROOM * SIZE);
  }

  /** What reads a double. Nothing is easier to have at hand than zero. */
  read(value: number): Bytes {
    const place = value === 0 ? ROOM : this.#placeOf(value);
    if (place >= ROOM) return [0x44, ...new Uint8Array(Float64Array.of(value).buffer)];
    return [0x41, 0, 0x2b, 3, unsigned(this.address + place * SIZE)];
  }

  /** What memory holds from the start. */
  get bytes(): Uint8Array {
    return new Uint8Array(
      Float64Array.from(this.#places.keys()).subarray(0, ROOM).buffer,
      0,
      Math.min(this.#places.size, ROOM) * SIZE,
    );
  }

  #placeOf(value: number): number {
    const known = this.#places.get(value);
    if (known !== undefined) return known;
    this.#places.set(value, this.#places.size);
    return this.#places.size - 1;
  }
}
