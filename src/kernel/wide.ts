import {
  add,
  atLeastUnsigned,
  both,
  choose,
  divideUnsigned,
  either,
  equal,
  type I64,
  i64,
  isZero,
  leadingZeros,
  less,
  lessUnsigned,
  multiply,
  shiftLeft,
  shiftRightUnsigned,
  subtract,
  type Type,
  widenUnsigned,
} from './code.ts';
import type { Module } from './module.ts';
import { type Routine, resultOf, type Signature } from './routine.ts';

/** Numbers of two words, the lower one first. */
const TWO: readonly Type[] = ['i64', 'i64'];
const FOUR: readonly Type[] = ['i64', 'i64', 'i64', 'i64'];
const HALF = 0xffff_ffffn;
const TWO_64 = 1n << 64n;

/** The product of two numbers of two words each; what goes beyond two words is lost, and proved not to be there. */
export function product(module: Module): Signature {
  return module.routine('product', FOUR, TWO, (r) => {
    const [a, aHigh, b, bHigh] = [0, 1, 2, 3].map((at) => r.given<'i64'>(at)) as [I64, I64, I64, I64];
    const [a0, a1] = [r.keep(both(a, HALF)), r.keep(shiftRightUnsigned(a, 32n))];
    const [b0, b1] = [r.keep(both(b, HALF)), r.keep(shiftRightUnsigned(b, 32n))];
    const low = r.keep(multiply(a0, b0));
    const middle = r.keep(add(multiply(a1, b0), shiftRightUnsigned(low, 32n)));
    const other = r.keep(add(multiply(a0, b1), both(middle, HALF)));
    const high = add(add(multiply(a1, b1), shiftRightUnsigned(middle, 32n)), shiftRightUnsigned(other, 32n));
    const crossed = add(multiply(a, bHigh), multiply(aHigh, b));
    r.leave(either(shiftLeft(other, 32n), both(low, HALF)), add(high, crossed));
  });
}

/** The upper words of two numbers together, given what their lower ones are together and one of these. */
export function withCarry(uppers: I64, sum: I64, lower: I64): I64 {
  return choose(lessUnsigned(sum, lower), add(uppers, 1n), uppers);
}

/** The upper word of the product of two numbers that are not negative and below 2^62; the lower one is had by multiplying. */
export function upperOfProduct(r: Routine, a: I64, b: bigint): I64 {
  const [a0, a1] = [r.keep(both(a, HALF)), r.keep(shiftRightUnsigned(a, 32n))];
  const [b0, b1] = [b & HALF, b >> 32n];
  // None of the sums reaches 2^64, so that no carry is lost.
  const crossed = add(multiply(a0, b1), multiply(a1, b0));
  const middle = add(crossed, shiftRightUnsigned(multiply(a0, b0), 32n));
  return add(multiply(a1, b1), shiftRightUnsigned(middle, 32n));
}

/** How often a positive number goes into one that is not negative, both of two words. */
export function quotient(module: Module): Signature {
  const byWord = quotientByWord(module);
  return module.routine('quotient', FOUR, TWO, (r) => {
    const [low, high, by, byHigh] = [0, 1, 2, 3].map((at) => r.given<'i64'>(at)) as [I64, I64, I64, I64];
    r.when(isZero(byHigh), () => {
      r.when(isZero(high), () => r.leave(divideUnsigned(low, by), i64(0n)));
      r.when(lessUnsigned(by, 1n << 32n), () => divideByDigits(r, low, high, by));
      const upper = r.keep(divideUnsigned(high, by));
      const rest = r.keep(subtract(high, multiply(upper, by)));
      r.leave(resultOf('i64', byWord, rest, low, by), upper);
    });
    longDivision(r, low, high, by, byHigh);
  });
}

/** The same for a divisor that is always the same and fits half a word: dividing by it is multiplying for the machine. */
export function quotientBy(module: Module, by: bigint): Signature {
  return module.routine(`quotient by ${by}`, TWO, TWO, (r) => {
    const [low, high] = [r.given<'i64'>(0), r.given<'i64'>(1)];
    const upper = r.keep(divideUnsigned(high, by));
    const rest = r.keep(subtract(high, multiply(upper, by)));
    // What is left of the upper word is so many times 2^64, of which how often the divisor goes into it is known, and what
    // is left; that and the lower word may be 2^64 once more.
    const [times, over] = [TWO_64 / by, TWO_64 % by];
    const sum = r.keep(add(multiply(rest, over), low));
    const carried = r.keep(widenUnsigned(lessUnsigned(sum, low)));
    const last = divideUnsigned(add(sum, multiply(carried, over)), by);
    r.leave(add(multiply(add(rest, carried), times), last), upper);
  });
}

/** Long division in digits of 32 bits. */
function divideByDigits(r: Routine, low: I64, high: I64, by: I64): void {
  const upper = r.keep(divideUnsigned(high, by));
  // What is left over is had by a product, which is much cheaper than another division.
  const left = (of: I64, times: I64) => shiftLeft(subtract(of, multiply(times, by)), 32n);
  const first = r.keep(either(left(high, upper), shiftRightUnsigned(low, 32n)));
  const digit = r.keep(divideUnsigned(first, by));
  const second = either(left(first, digit), both(low, HALF));
  r.leave(either(shiftLeft(digit, 32n), divideUnsigned(second, by)), upper);
}

/** Bit by bit; the quotient of numbers whose divisor has two words is smaller than one. */
function longDivision(r: Routine, low: I64, high: I64, by: I64, byHigh: I64): void {
  const rest = r.variable('i64', high);
  const restHigh = r.variable('i64');
  const left = r.variable('i64', low);
  const result = r.variable('i64');
  const round = r.variable('i32');
  r.whilst(
    () => less(round.get, 64),
    () => {
      restHigh.set(either(shiftLeft(restHigh.get, 1n), shiftRightUnsigned(rest.get, 63n)));
      rest.set(either(shiftLeft(rest.get, 1n), shiftRightUnsigned(left.get, 63n)));
      left.set(shiftLeft(left.get, 1n));
      result.set(shiftLeft(result.get, 1n));
      const same = both(equal(restHigh.get, byHigh), atLeastUnsigned(rest.get, by));
      r.when(either(lessUnsigned(byHigh, restHigh.get), same), () => {
        const borrow = r.keep(widenUnsigned(lessUnsigned(rest.get, by)));
        rest.set(subtract(rest.get, by));
        restHigh.set(subtract(subtract(restHigh.get, byHigh), borrow));
        result.set(either(result.get, 1n));
      });
      round.set(add(round.get, 1));
    },
  );
  r.leave(result.get, i64(0n));
}

/**
 * A number of two words, whose upper one is smaller than the divisor, divided by one word: Knuth's algorithm D (The Art of
 * Computer Programming, 4.3.1) with digits of 32 bits.
 */
function quotientByWord(module: Module): Signature {
  return module.routine('quotient by word', ['i64', 'i64', 'i64'], ['i64'], (r) => {
    const [givenHigh, givenLow, givenBy] = [0, 1, 2].map((at) => r.given<'i64'>(at)) as [I64, I64, I64];
    const shift = r.keep(leadingZeros(givenBy));
    const by = r.keep(shiftLeft(givenBy, shift));
    const carried = both(shiftRightUnsigned(shiftRightUnsigned(givenLow, 1n), subtract(i64(63n), shift)), -1n);
    const high = r.keep(either(shiftLeft(givenHigh, shift), carried));
    const low = r.keep(shiftLeft(givenLow, shift));
    const [by1, by0] = [r.keep(shiftRightUnsigned(by, 32n)), r.keep(both(by, HALF))];
    const digit = (upper: I64, next: I64): I64 => {
      const guess = r.variable('i64', divideUnsigned(upper, by1));
      const rest = r.variable('i64', subtract(upper, multiply(guess.get, by1)));
      // At most twice is the guess too large by one.
      for (let again = 0; again < 2; again++) {
        const over = lessUnsigned(either(shiftLeft(rest.get, 32n), next), multiply(guess.get, by0));
        r.when(both(lessUnsigned(rest.get, 1n << 32n), either(atLeastUnsigned(guess.get, 1n << 32n), over)), () => {
          guess.set(subtract(guess.get, 1n));
          rest.set(add(rest.get, by1));
        });
      }
      return guess.get;
    };
    const next1 = r.keep(shiftRightUnsigned(low, 32n));
    const digit1 = digit(high, next1);
    const between = r.keep(subtract(either(shiftLeft(high, 32n), next1), multiply(digit1, by)));
    const digit0 = digit(between, r.keep(both(low, HALF)));
    r.leave(add(shiftLeft(digit1, 32n), digit0));
  });
}
