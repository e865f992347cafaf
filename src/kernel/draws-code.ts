import {
  add,
  either,
  exclusive,
  type F64,
  type I32,
  i32,
  multiply,
  narrow,
  node,
  shiftLeft,
  shiftRightUnsigned,
  widenUnsigned,
} from './code.ts';
import type { Module } from './module.ts';
import { below, minus, negative, ofUnsigned, over, plus, squareRoot, times } from './real.ts';
import { type Routine, resultOf, type Signature, type Variable } from './routine.ts';

const ROUNDS = 10;
const [FIRST, SECOND] = [0xd251_1f53n, 0xcd9e_8d57n];
const [FIRST_STEP, SECOND_STEP] = [0x9e37_79b9, 0xbb67_ae85];
const TWO_32 = 4294967296;
const TWO_52 = 4503599627370496;

/** Where the words of the latest draw are, and whose draws they are. */
type Word = (r: Routine) => Variable<'i32'>;

/**
 * The draws of `base/draws` and the variates of `base/samplers` once more, as code: of one address the same bits, and of
 * the same bits the same number.
 */
export class DrawsCode {
  readonly #module: Module;
  readonly replicate: Word;
  readonly member: Word;
  readonly high: Word;
  readonly low: Word;
  readonly #words: readonly [Word, Word, Word, Word];

  constructor(module: Module) {
    this.#module = module;
    this.replicate = module.global('i32');
    this.member = module.global('i32');
    this.high = module.global('i32');
    this.low = module.global('i32');
    this.#words = [module.global('i32'), module.global('i32'), module.global('i32'), module.global('i32')];
  }

  /** Draws the four words of an address. */
  fill(r: Routine, purpose: number, index: I32, attempt: I32 = i32(0)): void {
    const place = purpose === 0 ? attempt : either(shiftLeft(attempt, 16), purpose);
    r.call(this.#philox(), index, place);
  }

  /** One of them as it was drawn. */
  bits(r: Routine, at: 0 | 1 | 2 | 3): I32 {
    return r.keep(this.#words[at](r).get);
  }

  /** One of them as a number strictly between 0 and 1. */
  word(r: Routine, at: 0 | 1 | 2 | 3): F64 {
    return over(plus(ofUnsigned(widenUnsigned(this.#words[at](r).get)), 0.5), TWO_32);
  }

  uniform(r: Routine, purpose: number, index: I32): F64 {
    const routine = this.#module.routine('uniform', ['i32', 'i32'], ['f64'], (inner) => {
      inner.call(this.#philox(), inner.given<'i32'>(1), inner.given<'i32'>(0));
      const upper = (at: 0 | 1) => widenUnsigned(shiftRightUnsigned(this.#words[at](inner).get, 6));
      inner.leave(over(plus(ofUnsigned(either(shiftLeft(upper(0), 26n), upper(1))), 0.5), TWO_52));
    });
    return r.keep(resultOf('f64', routine, i32(purpose), index));
  }

  /** One with the given probability, else zero. */
  bernoulli(r: Routine, purpose: number, index: I32, probability: F64): I32 {
    return r.keep(below(this.uniform(r, purpose, index), probability));
  }

  /** With mean 1. */
  exponential(r: Routine, purpose: number, index: I32): F64 {
    return r.keep(negative(this.#log(this.uniform(r, purpose, index))));
  }

  /** Standard normal. */
  normal(r: Routine, purpose: number, index: I32): F64 {
    this.fill(r, purpose, index);
    return this.#boxMuller(r);
  }

  /** Of a shape above zero and rate 1. */
  gamma(r: Routine, purpose: number, index: I32, shape: F64): F64 {
    const routine = this.#module.routine('gamma', ['i32', 'i32', 'f64'], ['f64'], (inner) => this.#gamma(inner));
    return r.keep(resultOf('f64', routine, i32(purpose), index, shape));
  }

  #gamma(r: Routine): void {
    const [purpose, index, shape] = [r.given<'i32'>(0), r.given<'i32'>(1), r.given<'f64'>(2)];
    const small = r.keep(below(shape, 1));
    const raised = r.variable('f64', shape);
    r.when(small, () => raised.set(plus(shape, 1)));
    const d = r.keep(minus(raised.get, 1 / 3));
    const c = r.keep(over(1, squareRoot(times(9, d))));
    const attempt = r.variable('i32', i32(-1));
    r.whilst(
      () => i32(1),
      () => {
        attempt.set(add(attempt.get, 1));
        r.call(this.#philox(), index, either(shiftLeft(attempt.get, 16), purpose));
        const x = this.#boxMuller(r);
        const root = r.keep(plus(1, times(c, x)));
        r.when(below(0, root), () => {
          const v = r.keep(times(root, root, root));
          const u = r.keep(this.word(r, 2));
          const square = r.keep(times(x, x));
          const accepted = r.variable('i32', below(u, minus(1, times(0.0331, square, square))));
          r.when(node('i32', [accepted.get.bytes, 0x45]), () => {
            const bound = plus(times(0.5, square), times(d, plus(minus(1, v), this.#log(v))));
            accepted.set(below(this.#log(u), bound));
          });
          r.when(accepted.get, () => {
            r.when(small, () => r.leave(times(d, v, this.#power(this.word(r, 3), over(1, shape)))));
            r.leave(times(d, v));
          });
        });
      },
    );
  }

  #boxMuller(r: Routine): F64 {
    const radius = squareRoot(times(-2, this.#log(this.word(r, 0))));
    const angle = times(2 * Math.PI, this.word(r, 1));
    return r.keep(times(radius, resultOf('f64', this.#module.given('cos'), angle)));
  }

  #log(a: F64): F64 {
    return resultOf('f64', this.#module.given('log'), a);
  }

  #power(a: F64, b: F64): F64 {
    return resultOf('f64', this.#module.given('pow'), a, b);
  }

  /** See `philox`: what is a product by halves there is one of 64 bits here. */
  #philox(): Signature {
    return this.#module.routine('philox', ['i32', 'i32'], [], (r) => {
      const [a, b] = [r.variable('i32', r.given<'i32'>(0)), r.variable('i32', r.given<'i32'>(1))];
      const [c, d] = [r.variable('i32', this.member(r).get), r.variable('i32', this.replicate(r).get)];
      const [high, low] = [r.keep(this.high(r).get), r.keep(this.low(r).get)];
      for (let round = 0; round < ROUNDS; round++) {
        const first = r.keep(multiply(widenUnsigned(a.get), FIRST));
        const second = r.keep(multiply(widenUnsigned(c.get), SECOND));
        const upper = (product: typeof first) => narrow(shiftRightUnsigned(product, 32n));
        a.set(exclusive(exclusive(upper(second), b.get), add(high, Math.imul(FIRST_STEP, round))));
        c.set(exclusive(exclusive(upper(first), d.get), add(low, Math.imul(SECOND_STEP, round))));
        b.set(narrow(second));
        d.set(narrow(first));
      }
      [a, b, c, d].forEach((word, i) => {
        this.#words[i]!(r).set(word.get);
      });
    });
  }
}
