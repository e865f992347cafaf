import type { Word } from '../base/draws.ts';
import { POWER_OF_TRY, TRY, WORDS } from '../base/samplers.ts';
import { EXPONENTIAL, LAYERS, NORMAL, type Ziggurat } from '../base/ziggurat.ts';
import {
  add,
  all,
  both,
  choose,
  either,
  type F64,
  type I32,
  i32,
  isZero,
  load,
  type Operand,
  shiftLeft,
  shiftRightUnsigned,
  widenUnsigned,
} from './code.ts';
import { ElementaryCode, placeReals } from './elementary-code.ts';
import type { Grounds } from './grounds.ts';
import type { Module } from './module.ts';
import {
  alike,
  type Counter,
  DRAWN,
  fours,
  neighbors,
  philoxCode,
  philoxOfMany,
  TOGETHER,
  wordOfMany,
} from './philox-code.ts';
import {
  below,
  bitsOf,
  minus,
  negative,
  notBelow,
  ofUnsigned,
  over,
  plus,
  realOfBits,
  realOfWord,
  squareRoot,
  times,
  withSignOf,
} from './real.ts';
import { type Routine, resultOf, type Signature, type Variable } from './routine.ts';

const TWO_32 = 4294967296;
const TWO_52 = 4503599627370496;
/**
 * The layers of a ziggurat in memory: of each its width times one step of a draw, and the width of the one above; behind
 * all of these, which are always asked for, both densities of each.
 */
const LAYER = { step: 0, above: 8, low: LAYERS * 16, high: LAYERS * 16 + 8, bits: 4 } as const;

/** A word's lowest bits are its layer. */
const LAYER_BITS = Math.log2(LAYERS);

/** The index of what a member draws only once. */
export const ONCE = i32(0);
const WORDS_SIZE = DRAWN / TOGETHER;

/** The first attempt of the word that the normal of a gamma variate takes. */
const FIRST_TRY = 2;

/** Where somebody's words lie, one after the other: the lower half of the counter, and the key. */
export const WHOSE = { replicate: 0, member: 4, high: 8, low: 12, size: 16 } as const;

/** Where a word is: of the latest draw, or the address of whose draws they are. */
type WordPlace = (r: Routine) => Variable<'i32'>;

/** Whose word a variate takes, as `base/samplers` has it. */
export interface Place {
  readonly purpose: Operand<'i32'>;
  readonly index: I32;
  readonly at: Word;
}

/** What of a gamma variate hangs on its shape alone. */
export interface GammaParts {
  readonly d: F64;
  readonly c: F64;
}

/** The four words of an address. */
export type Drawn = readonly [I32, I32, I32, I32];

/**
 * The draws of `base/draws` and the variates of `base/samplers` once more, as code: of one address the same bits, and of
 * the same bits the same number.
 */
export class DrawsCode {
  readonly #module: Module;
  /** Where it lies whose draws they are; see `WHOSE`. */
  readonly whose: WordPlace;
  readonly elementary: ElementaryCode;
  readonly #words: readonly [WordPlace, WordPlace, WordPlace, WordPlace];
  readonly #layers: ReadonlyMap<Ziggurat, number>;

  /** The purposes for which there is a draw that is made once with `drawOnce`, and where their words lie. */
  readonly #once: readonly number[];
  readonly #onceAt: number;

  constructor(module: Module, grounds: Grounds, once: readonly number[] = []) {
    this.#module = module;
    this.#once = once;
    this.#onceAt = grounds.reserve(Math.ceil(once.length / TOGETHER) * DRAWN);
    this.elementary = new ElementaryCode(module, grounds);
    this.whose = module.global('i32');
    this.#words = [module.global('i32'), module.global('i32'), module.global('i32'), module.global('i32')];
    this.#layers = new Map(
      [[EXPONENTIAL, 2 ** -24] as const, [NORMAL, 2 ** -23] as const].map(([ziggurat, step]) => [
        ziggurat,
        placeReals(module, grounds, layersOf(ziggurat, step)),
      ]),
    );
  }

  /** Draws the four words of an address. */
  draw(r: Routine, purpose: Operand<'i32'>, index: I32, attempt: I32 = i32(0)): Drawn {
    const once = index === ONCE ? this.#once.indexOf(purpose as number) : -1;
    if (once >= 0) {
      const [lane, first] = [once % TOGETHER, once - (once % TOGETHER)];
      const at = this.#onceAt + first * WORDS_SIZE;
      return [0, 1, 2, 3].map((word) => r.keep(wordOfMany(i32(0), at, word, i32(lane)))) as unknown as Drawn;
    }
    r.call(this.#philox(), index, either(shiftLeft(attempt, 16), purpose));
    return this.#words.map((word) => r.keep(word(r).get)) as unknown as Drawn;
  }

  /** A word as a number strictly between 0 and 1. */
  word(word: I32): F64 {
    return times(plus(realOfWord(word), 0.5), 1 / TWO_32);
  }

  /** Draws the words of neighboring indices from one on to an address; see `wordOfMany`. */
  drawMany(r: Routine, to: I32, purpose: number, index: I32): void {
    const routine = this.#module.routine(`draws for ${purpose}`, ['i32', 'i32'], [], (inner) => {
      const indices = neighbors(inner.given<'i32'>(1));
      philoxOfMany(inner, inner.given<'i32'>(0), indices, alike(i32(purpose)), this.#counter(inner));
    });
    r.call(routine, to, index);
  }

  /** Draws in one go what is drawn `ONCE` for each of these purposes, until it is done for somebody else. */
  drawOnce(r: Routine): void {
    r.call(
      this.#module.routine('draws made once', [], [], (inner) => {
        for (let first = 0; first < this.#once.length; first += TOGETHER) {
          const places = fours((lane) => this.#once[first + lane] ?? 0);
          philoxOfMany(inner, i32(this.#onceAt + first * WORDS_SIZE), alike(i32(0)), places, this.#counter(inner));
        }
      }),
    );
  }

  uniform(r: Routine, purpose: Operand<'i32'>, index: I32, attempt: I32 = i32(0)): F64 {
    if (index === ONCE) return r.keep(this.#uniformOf(this.draw(r, purpose, index)));
    const routine = this.#module.routine('uniform', ['i32', 'i32', 'i32'], ['f64'], (inner) => {
      const [purpose, index, attempt] = [0, 1, 2].map((at) => inner.given<'i32'>(at)) as [I32, I32, I32];
      inner.leave(this.#uniformOf(this.draw(inner, purpose, index, attempt)));
    });
    return r.keep(resultOf('f64', routine, whole(purpose), index, attempt));
  }

  #uniformOf([first, second]: Drawn): F64 {
    const upper = (word: I32) => widenUnsigned(shiftRightUnsigned(word, 6));
    return times(plus(ofUnsigned(either(shiftLeft(upper(first), 26n), upper(second))), 0.5), 1 / TWO_52);
  }

  /** One with the given probability, else zero. */
  bernoulli(r: Routine, purpose: Operand<'i32'>, index: I32, probability: F64, at: Word = 0): I32 {
    return r.keep(below(this.word(this.draw(r, purpose, index)[at]), probability));
  }

  /** With mean 1. */
  exponential(r: Routine, purpose: Operand<'i32'>, index: I32, at: Word = 0): F64 {
    return this.exponentialOf(r, this.draw(r, purpose, index)[at], { purpose, index, at });
  }

  /** The same of a word that has been drawn. */
  exponentialOf(r: Routine, word: I32, place: Place): F64 {
    const layer = this.#layer(r, EXPONENTIAL, word);
    const x = r.variable('f64', times(plus(realOfWord(shiftRightUnsigned(word, 8)), 0.5), layer(LAYER.step)));
    r.rarely(notBelow(x.get, layer(LAYER.above)), () => {
      const from = i32(1 + place.at);
      x.set(resultOf('f64', this.#slow(EXPONENTIAL), whole(place.purpose), place.index, from, word));
    });
    return x.get;
  }

  /** Standard normal. */
  normal(r: Routine, purpose: Operand<'i32'>, index: I32, at: Word = 0): F64 {
    return this.normalOf(r, this.draw(r, purpose, index)[at], { purpose, index, at });
  }

  normalOf(r: Routine, word: I32, { purpose, index, at }: Place): F64 {
    return this.#normal(r, word, whole(purpose), index, i32(1 + at));
  }

  /** Of a shape above zero and rate 1, by what was drawn; `d` and `c` are those of `gammaParts`. */
  gammaOf(r: Routine, drawn: Drawn, { purpose, index }: Omit<Place, 'at'>, shape: F64, { d, c }: GammaParts): F64 {
    const takes = ['i32', 'i32', 'i32', 'i32', 'f64', 'f64', 'f64'] as const;
    const routine = this.#module.routine('gamma', takes, ['f64'], (inner) => this.#gamma(inner));
    // The first try of a shape that is not small mostly does; where it does not, all is done again from the beginning.
    const x = this.#normal(r, drawn[1], whole(purpose), index, i32(FIRST_TRY));
    const root = r.keep(plus(1, times(c, x)));
    const v = r.keep(times(root, root, root));
    const accepted = all(below(0, root), this.#squeezed(r, x, this.word(drawn[2])), notBelow(shape, 1));
    const size = r.variable('f64', times(d, v));
    r.mostly(accepted, () =>
      size.set(resultOf('f64', routine, whole(purpose), index, drawn[1], drawn[2], shape, d, c)),
    );
    return size.get;
  }

  /** Whether a uniform number lies under the cheap bound of Marsaglia and Tsang. */
  #squeezed(r: Routine, x: F64, u: F64): I32 {
    const square = r.keep(times(x, x));
    return below(u, minus(1, times(0.0331, square, square)));
  }

  /** Draws one of a shape above zero and rate 1. */
  gamma(r: Routine, purpose: Operand<'i32'>, index: I32, shape: F64): F64 {
    const of = r.keep(shape);
    const d = r.keep(minus(choose(below(of, 1), plus(of, 1), of), 1 / 3));
    const c = over(1, squareRoot(times(9, d)));
    return this.gammaOf(r, this.draw(r, purpose, index), { purpose, index }, of, { d, c });
  }

  #gamma(r: Routine): void {
    const [purpose, index, shape] = [r.given<'i32'>(0), r.given<'i32'>(1), r.given<'f64'>(4)];
    const [first, second] = [r.variable('i32', r.given<'i32'>(2)), r.variable('i32', r.given<'i32'>(3))];
    const small = r.keep(below(shape, 1));
    const [d, c] = [r.given<'f64'>(5), r.given<'f64'>(6)];
    const attempt = r.variable('i32');
    r.whilst(
      () => i32(1),
      () => {
        const x = this.#normal(r, first.get, purpose, index, r.keep(add(attempt.get, FIRST_TRY)));
        const root = r.keep(plus(1, times(c, x)));
        r.when(below(0, root), () => {
          const v = r.keep(times(root, root, root));
          const u = r.keep(this.word(second.get));
          const square = r.keep(times(x, x));
          const accepted = r.variable('i32', this.#squeezed(r, x, u));
          r.rarely(isZero(accepted.get), () => {
            const bound = plus(times(0.5, square), times(d, plus(minus(1, v), this.elementary.log(r, v))));
            accepted.set(below(this.elementary.log(r, u), bound));
          });
          r.when(accepted.get, () => {
            r.when(small, () => {
              const last = this.uniform(r, purpose, index, r.keep(add(attempt.get, POWER_OF_TRY)));
              r.leave(times(d, v, this.elementary.power(r, last, over(1, shape))));
            });
            r.leave(times(d, v));
          });
        });
        attempt.set(add(attempt.get, TRY));
        const again = this.draw(r, purpose, index, attempt.get);
        first.set(again[1]);
        second.set(again[2]);
      },
    );
  }

  /** Of a word that was drawn; `from` is the first of its own attempts. */
  #normal(r: Routine, word: I32, purpose: I32, index: I32, from: I32): F64 {
    const layer = this.#layer(r, NORMAL, word);
    const size = r.keep(times(plus(realOfWord(shiftRightUnsigned(word, 9)), 0.5), layer(LAYER.step)));
    // The bit beyond those of the layer is the sign, which a size has not.
    const sign = shiftLeft(widenUnsigned(shiftRightUnsigned(word, LAYER_BITS)), 63n);
    const x = r.variable('f64', realOfBits(either(bitsOf(size), sign)));
    r.rarely(notBelow(size, layer(LAYER.above)), () =>
      x.set(resultOf('f64', this.#slow(NORMAL), purpose, index, from, word)),
    );
    return x.get;
  }

  /** Where a word alone does not decide. */
  #slow(ziggurat: Ziggurat): Signature {
    const ofNormal = ziggurat === NORMAL;
    const name = `slow ${ofNormal ? 'normal' : 'exponential'}`;
    return this.#module.routine(name, ['i32', 'i32', 'i32', 'i32'], ['f64'], (r) => {
      const [purpose, index] = [r.given<'i32'>(0), r.given<'i32'>(1)];
      const [attempt, word] = [r.variable('i32', r.given<'i32'>(2)), r.variable('i32', r.given<'i32'>(3))];
      const { log, exp } = { log: (x: F64) => this.elementary.log(r, x), exp: (x: F64) => this.elementary.exp(r, x) };
      r.whilst(
        () => i32(1),
        () => {
          const layer = this.#layer(r, ziggurat, word.get);
          const shift = ofNormal ? 9 : 8;
          const x = r.keep(times(plus(realOfWord(shiftRightUnsigned(word.get, shift)), 0.5), layer(LAYER.step)));
          const sign = r.keep(realOfBits(shiftLeft(widenUnsigned(word.get), 55n)));
          const leave = (size: F64) => r.leave(ofNormal ? withSignOf(size, sign) : size);
          r.when(below(x, layer(LAYER.above)), () => leave(x));
          const drawn = this.draw(r, purpose, index, attempt.get);
          attempt.set(add(attempt.get, WORDS));
          r.when(
            both(word.get, LAYERS - 1),
            () => {
              const low = r.keep(layer(LAYER.low));
              const height = plus(low, times(this.word(drawn[0]), minus(layer(LAYER.high), low)));
              const density = exp(ofNormal ? times(-0.5, x, x) : negative(x));
              r.when(below(height, density), () => leave(x));
              word.set(drawn[1]);
            },
            () => {
              if (!ofNormal) r.leave(minus(plus(ziggurat.tail), log(this.word(drawn[0]))));
              const beyond = r.keep(over(negative(log(this.word(drawn[0]))), ziggurat.tail));
              const height = negative(log(this.word(drawn[1])));
              const twice = r.keep(plus(height, height));
              r.when(notBelow(twice, times(beyond, beyond)), () => leave(plus(ziggurat.tail, beyond)));
            },
          );
        },
      );
    });
  }

  #layer(r: Routine, ziggurat: Ziggurat, word: I32): (part: number) => F64 {
    const at = r.keep(shiftLeft(both(word, LAYERS - 1), LAYER.bits));
    return (part) => load('f64', at, this.#layers.get(ziggurat)! + part);
  }

  #philox(): Signature {
    return this.#module.routine('philox', ['i32', 'i32'], [], (r) => {
      const drawn = philoxCode(r, r.given<'i32'>(0), r.given<'i32'>(1), this.#counter(r));
      drawn.forEach((word, i) => {
        this.#words[i]!(r).set(word);
      });
    });
  }

  #counter(r: Routine): Counter {
    const whose = r.keep(this.whose(r).get);
    const word = (at: keyof Counter) => load('i32', whose, WHOSE[at]);
    return { member: word('member'), replicate: word('replicate'), high: word('high'), low: word('low') };
  }
}

/** Layer by layer; a width times 2^-24 and then a whole number is what the whole number times 2^-24 and then the width is. */
function layersOf({ widths, density }: Ziggurat, step: number): Float64Array {
  const layers = Array.from({ length: LAYERS }, (_, layer) => layer);
  return Float64Array.from([
    ...layers.flatMap((layer) => [widths[layer]! * step, widths[layer + 1]!]),
    ...layers.flatMap((layer) => [density[layer]!, density[layer + 1]!]),
  ]);
}

function whole(value: Operand<'i32'>): I32 {
  return typeof value === 'number' ? i32(value) : value;
}
