import { realOf as doubleOf } from '../base/real.ts';
import { highOf } from './arithmetic.ts';
import {
  type Bytes,
  divide,
  type F64,
  f64,
  type I32,
  type I64,
  i64,
  multiply,
  narrow,
  node,
  type Operand,
  remainder,
  shiftRight,
  shiftRightUnsigned,
  subtract,
  unequal,
} from './code.ts';
import { type Exact, Inexact } from './exact.ts';
import type { Module } from './module.ts';
import { type Routine, resultOf, type Signature } from './routine.ts';
import { quotient } from './wide.ts';

type Real = Operand<'f64'>;

/** From here to twice as much the doubles are the whole numbers. */
export const TWO_52 = 2 ** 52;
const BITS_OF_TWO_52 = new BigUint64Array(Float64Array.of(TWO_52).buffer)[0]!;

function operand(value: Real): F64 {
  return typeof value === 'number' ? f64(value) : value;
}

/**
 * Doubles: what sets a rate and never stands in the books. Every operation is rounded as the host rounds it, so that the
 * member model finds the same number to the last bit, whoever worked it out. Several are taken from the left.
 */
function operation(code: number) {
  return (first: Real, ...others: readonly Real[]): F64 =>
    others.reduce<F64>((a, b) => node('f64', [a.bytes, operand(b).bytes, code]), operand(first));
}

function inLanes(code: number) {
  const lanes = (a: F64): Bytes => [a.bytes, 0xfd, 0x14];
  return (first: Real, ...others: readonly Real[]): F64 =>
    others.reduce<F64>(
      (a, b) => node('f64', [lanes(a), lanes(operand(b)), 0xfd, code, 0x01, 0xfd, 0x21, 0]),
      operand(first),
    );
}

function order(code: number) {
  return (a: Real, b: Real): I32 => node('i32', [operand(a).bytes, operand(b).bytes, code]);
}

function change(code: number) {
  return (a: F64): F64 => node('f64', [a.bytes, code]);
}

export const plus = operation(0xa0);
export const minus = operation(0xa1);
export const times = operation(0xa2);
export const over = operation(0xa3);
/**
 * The smaller and the larger of numbers, none of them no number at all. By lanes, where it is one instruction; what is
 * made for a single number branches for the sake of signed zeros.
 */
export const least = inLanes(0xf6);
export const most = inLanes(0xf7);
export const same = order(0x61);
export const differs = order(0x62);
export const below = order(0x63);
export const above = order(0x64);
export const notBelow = order(0x66);
export const negative = change(0x9a);
export const downward = change(0x9c);
export const squareRoot = change(0x9f);

/** To the nearest whole number, halves upward, as `nearest` of `base/elementary` does. */
export function nearest(value: F64): F64 {
  return downward(plus(value, 0.5));
}

/** A whole number in a double; beyond 32 bits the nearest that fits. */
export function wholeOf(a: F64): I32 {
  return node('i32', [a.bytes, 0xfc, 2]);
}

/** The same in 64 bits. */
export function wideWholeOf(a: F64): I64 {
  return node('i64', [a.bytes, 0xfc, 6]);
}

/** A whole number known to have no more than 31 bits: beside so large a double they are the lowest there are. */
export function wholeWithin(a: F64): I32 {
  return narrow(bitsOf(plus(a, 1.5 * TWO_52)));
}

/** A whole number known to be from 0 up to `TWO_52`. */
export function wideWholeWithin(a: F64): I64 {
  return subtract(bitsOf(plus(a, TWO_52)), BITS_OF_TWO_52);
}

/** A number of the books that fits one word. */
function realOfWide(a: I64): F64 {
  return node('f64', [a.bytes, 0xb9]);
}

/** A day, or a count. */
export function realOfWhole(a: I32): F64 {
  return node('f64', [a.bytes, 0xb7]);
}

const TWO_64 = 2 ** 64;
/** Below this every whole number is a double. */
const EVEN = 2n ** 53n;

/**
 * A number of the books as `realOf` has it; of one with a denominator, which is not negative, the numerator in lowest terms
 * so, over the denominator.
 */
export function realOf(module: Module, r: Routine, value: Exact): F64 {
  if (value.constant !== null) return f64(doubleOf(value.constant.n) / Number(value.constant.d));
  if (value.per === 1n) return realOfWords(r, value.low, value.high);
  if (value.per >= EVEN) throw new Inexact('a goal of so fine a fraction');
  // Both are doubles, and their quotient is rounded once, whether or not the fraction is in lowest terms.
  if (value.most < EVEN) return r.keep(over(realOfWide(value.low), Number(value.per)));
  const per = i64(value.per);
  const known = r.keep(resultOf('i64', shared(module), value.low, highOf(value), per));
  const [low, high] = r.callKeeping(quotient(module), value.low, highOf(value), known, i64(0n));
  return r.keep(over(realOfWords(r, low!, high!), realOfWide(divide(per, known))));
}

function realOfWords(r: Routine, low: I64, high: I64 | null): F64 {
  if (high === null) return r.keep(realOfWide(low));
  const real = r.variable('f64', realOfWide(low));
  r.when(unequal(high, shiftRight(low, 63n)), () =>
    real.set(plus(times(realOfWide(high), TWO_64), times(realOfWide(shiftRightUnsigned(low, 11n)), 2 ** 11))),
  );
  return real.get;
}

/** The greatest number that goes into one of two words that is not negative and into one that is positive. */
function shared(module: Module): Signature {
  return module.routine('greatest in common', ['i64', 'i64', 'i64'], ['i64'], (r) => {
    const [low, high, by] = [0, 1, 2].map((at) => r.given<'i64'>(at)) as [I64, I64, I64];
    const [times] = r.callKeeping(quotient(module), low, high, by, i64(0n));
    // What is left is less than a word, and so are the lower words enough.
    const [a, b] = [r.variable('i64', by), r.variable('i64', subtract(low, multiply(times!, by)))];
    r.whilst(
      () => unequal(b.get, 0n),
      () => {
        const rest = r.keep(remainder(a.get, b.get));
        a.set(b.get);
        b.set(rest);
      },
    );
    r.leave(a.get);
  });
}

export function ofUnsigned(a: I64): F64 {
  return node('f64', [a.bytes, 0xba]);
}

/** The double that 64 bits are, and the other way round. */
export function realOfBits(a: I64): F64 {
  return node('f64', [a.bytes, 0xbf]);
}

export function bitsOf(a: F64): I64 {
  return node('i64', [a.bytes, 0xbd]);
}

/** The size of one with the sign of another. */
export function withSignOf(size: F64, sign: F64): F64 {
  return node('f64', [size.bytes, sign.bytes, 0xa6]);
}

/** A word that is not negative, however its highest bit is. */
export function realOfWord(a: I32): F64 {
  return node('f64', [a.bytes, 0xb8]);
}
