import {
  add,
  exclusive,
  type I32,
  load,
  multiply,
  narrow,
  node,
  shiftRightUnsigned,
  store,
  type V128,
  widenUnsigned,
} from './code.ts';
import type { Routine } from './routine.ts';

const ROUNDS = 10;
const [FIRST, SECOND] = [0xd251_1f53, 0xcd9e_8d57];
const [FIRST_STEP, SECOND_STEP] = [0x9e37_79b9, 0xbb67_ae85];

/** The counter's lower half and key, which are the same for every draw of a member. */
export interface Counter {
  readonly member: I32;
  readonly replicate: I32;
  readonly high: I32;
  readonly low: I32;
}

/** See `philox` of the host: what is a product by halves there is one of 64 bits here. */
export function philoxCode(r: Routine, index: I32, place: I32, counter: Counter): readonly I32[] {
  const [a, b] = [r.variable('i32', index), r.variable('i32', place)];
  const [c, d] = [r.variable('i32', counter.member), r.variable('i32', counter.replicate)];
  const [high, low] = [r.keep(counter.high), r.keep(counter.low)];
  for (let round = 0; round < ROUNDS; round++) {
    const first = r.keep(multiply(widenUnsigned(a.get), BigInt(FIRST)));
    const second = r.keep(multiply(widenUnsigned(c.get), BigInt(SECOND)));
    const upper = (product: typeof first) => narrow(shiftRightUnsigned(product, 32n));
    a.set(exclusive(exclusive(upper(second), b.get), add(high, Math.imul(FIRST_STEP, round))));
    c.set(exclusive(exclusive(upper(first), d.get), add(low, Math.imul(SECOND_STEP, round))));
    b.set(narrow(second));
    d.set(narrow(first));
  }
  return [a, b, c, d].map(({ get }) => get);
}

/** How many draws with neighboring indices are made in one go, and the bytes that each word of theirs takes. */
export const TOGETHER = 8;
export const ROW = TOGETHER * 4;
/** And what all their words take. */
export const DRAWN = 4 * ROW;

/**
 * Draws side by side, of an index and a place each. Written to memory word by word: the first words of all, then the second
 * ones. By fours that go along with each other, since each waits for itself most of the time.
 */
export function philoxOfMany(
  r: Routine,
  to: I32,
  indices: readonly V128[],
  places: readonly V128[],
  counter: Counter,
): void {
  const fours = indices.map((index, four) => ({
    a: r.variable('v128', index),
    b: r.variable('v128', places[four]!),
    c: r.variable('v128', spread(counter.member)),
    d: r.variable('v128', spread(counter.replicate)),
  }));
  const [first, second] = [spreadOf(r, FIRST), spreadOf(r, SECOND)];
  const [high, low] = [r.variable('v128', spread(counter.high)), r.variable('v128', spread(counter.low))];
  const [firstStep, secondStep] = [spreadOf(r, FIRST_STEP), spreadOf(r, SECOND_STEP)];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { a, b, c, d } of fours) {
      const firsts = products(r, a.get, first);
      const seconds = products(r, c.get, second);
      a.set(xor(seconds.upper, xor(b.get, high.get)));
      c.set(xor(firsts.upper, xor(d.get, low.get)));
      b.set(seconds.lower);
      d.set(firsts.lower);
    }
    high.set(sum(high.get, firstStep));
    low.set(sum(low.get, secondStep));
  }
  fours.forEach(({ a, b, c, d }, four) => {
    [a, b, c, d].forEach((word, i) => {
      r.push(store(to, i * ROW + four * 16, word.get));
    });
  });
}

/** An index and those that follow it, by fours. */
export function neighbors(index: I32): V128[] {
  return fours((lane) => lane).map((four) => sum(spread(index), four));
}

/** The same for all, by fours. */
export function alike(word: I32): V128[] {
  return fours(() => 0).map(() => spread(word));
}

/** Constants, by fours. */
export function fours(word: (lane: number) => number): V128[] {
  return Array.from({ length: TOGETHER / 4 }, (_, four) =>
    constantOf([0, 1, 2, 3].flatMap((lane) => bytesOf(word(four * 4 + lane)))),
  );
}

/** A word of one of them, by the place of its index among them. */
export function wordOfMany(from: I32, offset: number, word: number, lane: I32): I32 {
  return load('i32', add(from, multiply(lane, 4)), offset + word * ROW);
}

/** The lower and the upper halves of four products of words. */
function products(r: Routine, words: V128, by: V128) {
  // Two products of 64 bits each, of the first and of the last two words.
  const front = r.keep(node('v128', [words.bytes, by.bytes, 0xfd, 0xde, 1]));
  const back = r.keep(node('v128', [words.bytes, by.bytes, 0xfd, 0xdf, 1]));
  const halves = (half: 0 | 1) => {
    const words = [half, half + 2, half + 4, half + 6];
    const bytes = words.flatMap((word) => [0, 1, 2, 3].map((byte) => word * 4 + byte));
    return r.keep(node('v128', [front.bytes, back.bytes, 0xfd, 0x0d, bytes]));
  };
  return { lower: halves(0), upper: halves(1) };
}

/** The same word four times. */
function spread(word: I32): V128 {
  return node('v128', [word.bytes, 0xfd, 0x11]);
}

function spreadOf(r: Routine, word: number): V128 {
  return r.keep(constantOf([word, word, word, word].flatMap(bytesOf)));
}

function constantOf(bytes: readonly number[]): V128 {
  return node('v128', [0xfd, 0x0c, bytes]);
}

function xor(a: V128, b: V128): V128 {
  return node('v128', [a.bytes, b.bytes, 0xfd, 0x51]);
}

function sum(a: V128, b: V128): V128 {
  return node('v128', [a.bytes, b.bytes, 0xfd, 0xae, 1]);
}

function bytesOf(word: number): number[] {
  return [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
}
