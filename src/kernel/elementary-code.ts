import {
  HIGHEST,
  LN_2,
  LOWEST,
  ONE_WORD,
  POWERS,
  ROOT_WORD,
  ROUNDER,
  STEP_HIGH,
  STEP_LOW,
  STEPS,
  STEPS_PER_UNIT,
} from '../base/elementary.ts';
import {
  add,
  both,
  either,
  type F64,
  i32,
  load,
  narrow,
  shiftLeft,
  shiftRight,
  subtract,
  widen,
  widenUnsigned,
} from './code.ts';
import type { Grounds } from './grounds.ts';
import type { Module } from './module.ts';
import { below, bitsOf, least, minus, most, over, plus, realOfBits, realOfWhole, times } from './real.ts';
import { type Routine, resultOf, type Signature } from './routine.ts';

/** The lowest bit of the exponent of a double. */
const EXPONENT = 52;

/** Where a power of two lies in the table; see `POWERS`. */
const POWER_BITS = 3;

/** The functions of `base/elementary` once more, step by step, so that either side finds the same number. */
export class ElementaryCode {
  readonly #module: Module;
  readonly #powers: number;

  constructor(module: Module, grounds: Grounds) {
    this.#module = module;
    this.#powers = placeReals(module, grounds, POWERS);
  }

  exp(r: Routine, x: F64): F64 {
    return this.#exp(r, x);
  }

  log(r: Routine, x: F64): F64 {
    return r.keep(resultOf('f64', this.#log(), x));
  }

  /** The same where it is asked for once, written there. */
  logHere(r: Routine, x: F64): F64 {
    return r.keep(this.#writeLog(r, x));
  }

  power(r: Routine, base: F64, exponent: F64): F64 {
    return this.exp(r, times(exponent, resultOf('f64', this.#log(), base)));
  }

  #exp(r: Routine, x: F64): F64 {
    const within = r.variable('f64', x);
    // A branch that is hardly ever taken costs less than the two comparisons that it spares.
    const far = below(LOWEST * LOWEST, times(within.get, within.get));
    r.rarely(far, () => within.set(least(HIGHEST, most(LOWEST, within.get))));
    const rounded = r.keep(plus(times(within.get, STEPS_PER_UNIT), ROUNDER));
    const steps = r.keep(minus(rounded, ROUNDER));
    const rest = r.keep(minus(within.get, times(steps, STEP_HIGH), times(steps, STEP_LOW)));
    const square = r.keep(times(rest, rest));
    const last = plus(1 / 24, times(rest, 1 / 120));
    const more = r.keep(plus(rest, times(square, plus(0.5, times(rest, 1 / 6), times(square, last)))));
    // The lowest bits of what the rounder was added to are those of the whole number.
    const step = r.keep(bitsOf(rounded));
    const table = load('i64', shiftLeft(both(narrow(step), STEPS - 1), POWER_BITS), this.#powers);
    // Whole powers of two are added to the exponent, which has room for all that are asked.
    const whole = shiftLeft(both(step, BigInt(-STEPS)), BigInt(EXPONENT - Math.log2(STEPS)));
    const power = r.keep(realOfBits(add(table, whole)));
    return r.keep(plus(power, times(power, more)));
  }

  #log(): Signature {
    return this.#module.routine('log', ['f64'], ['f64'], (r) => r.leave(this.#writeLog(r, r.given<'f64'>(0))));
  }

  #writeLog(r: Routine, x: F64): F64 {
    const bits = r.keep(bitsOf(x));
    const high = r.keep(add(narrow(shiftRight(bits, 32n)), ONE_WORD - ROOT_WORD));
    const exponent = r.keep(realOfWhole(subtract(shiftRight(high, 20), 0x3ff)));
    const upper = shiftLeft(widen(add(both(high, i32(0xf_ffff)), ROOT_WORD)), 32n);
    const f = r.keep(minus(realOfBits(either(upper, widenUnsigned(narrow(bits)))), 1));
    const s = r.keep(over(f, plus(2, f)));
    const z = r.keep(times(s, s));
    const w = r.keep(times(z, z));
    const series = (...parts: number[]): F64 =>
      parts.slice(1).reduce<F64>((sum, part) => plus(1 / part, times(w, sum)), plus(1 / parts[0]!));
    const even = series(19, 15, 11, 7, 3);
    const odd = series(17, 13, 9, 5);
    const double = r.keep(times(2, s));
    return plus(times(exponent, LN_2), plus(double, times(double, z, plus(even, times(z, odd)))));
  }
}

/** Doubles in memory from the start, one after the other; gives where. */
export function placeReals(module: Module, grounds: Grounds, reals: Float64Array): number {
  const address = grounds.reserve(reals.byteLength);
  const bytes = new DataView(new ArrayBuffer(reals.byteLength));
  reals.forEach((real, i) => {
    bytes.setFloat64(i * 8, real, true);
  });
  module.place(address, new Uint8Array(bytes.buffer));
  return address;
}
