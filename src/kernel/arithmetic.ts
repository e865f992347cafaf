import { multiply as multiplyExactly, type Rational, type Rounding } from '../base/rational.ts';
import type { Comparison } from '../compile/plan-condition.ts';
import {
  add,
  all,
  atLeast,
  both,
  choose,
  divideUnsigned,
  either,
  equal,
  exclusive,
  type I32,
  type I64,
  i32,
  i64,
  isZero,
  less,
  lessUnsigned,
  multiply,
  shiftRight,
  subtract,
  unequal,
  widenUnsigned,
} from './code.ts';
import {
  constant,
  type Exact,
  type Extent,
  greaterOf,
  isWide,
  leastCommon,
  lowest,
  NOTHING,
  type Share,
} from './exact.ts';
import type { Module } from './module.ts';
import type { Routine, Variable } from './routine.ts';
import { product, quotient, quotientBy, upperOfProduct, withCarry } from './wide.ts';

/** A place for an exact number of a proved extent. */
export interface ExactVariable {
  readonly get: Exact;
  set(value: Exact): void;
}

/** Writes arithmetic into a routine. Every result is kept, so that it can be read again. */
export class Arithmetic {
  readonly #module: Module;
  readonly #r: Routine;

  constructor(module: Module, r: Routine) {
    this.#module = module;
    this.#r = r;
  }

  /** Keeps a result of known extent, with two words only where its size needs them. */
  exact(low: I64, high: I64 | null, extent: Extent, known: I32 | null = null): Exact {
    const wide = isWide(extent);
    return {
      ...extent,
      low: this.#r.keep(low),
      high: wide ? this.#r.keep(high ?? shiftRight(low, 63n)) : null,
      known,
      constant: null,
    };
  }

  variable(extent: Extent, first: Exact = NOTHING): ExactVariable {
    const low = this.#r.variable('i64');
    const high = isWide(extent) ? this.#r.variable('i64') : null;
    const place = placeOf(this, { low, high }, extent);
    place.set(first);
    return place;
  }

  /** The same number in units of another extent, which must be finer. */
  in(value: Exact, extent: Extent): Exact {
    return this.#widened(this.#scaled(value, extent.per / value.per), extent);
  }

  add(a: Exact, b: Exact): Exact {
    if (a.constant?.n === 0n && b.known === null) return b;
    if (b.constant?.n === 0n && a.known === null) return a;
    return this.#sum(a, b, false);
  }

  subtract(a: Exact, b: Exact): Exact {
    return this.#sum(a, b, true);
  }

  multiply(a: Exact, b: Exact): Exact {
    if (a.constant !== null) return this.#times(b, a.constant);
    if (b.constant !== null) return this.#times(a, b.constant);
    const extent = { per: a.per * b.per, most: a.most * b.most };
    const known = bothKnown(a, b);
    if (!isWide(extent)) return this.exact(multiply(a.low, b.low), null, extent, known);
    const [low, high] = this.#r.callKeeping(product(this.#module), a.low, highOf(a), b.low, highOf(b));
    return { ...extent, low: low!, high: high!, known, constant: null };
  }

  /** A share of nothing is nothing, so a constant zero gives zero. */
  divideBy(a: Exact, by: Rational): Exact {
    if (by.n === 0n) return NOTHING;
    return this.#times(a, lowest(by.d, by.n));
  }

  inOrder(a: Exact, comparison: Comparison, b: Exact): I32 {
    const per = leastCommon(a.per, b.per);
    const left = this.#scaled(a, per / a.per);
    const right = this.#scaled(b, per / b.per);
    switch (comparison) {
      case '<':
        return this.#less(left, right);
      case '>':
        return this.#less(right, left);
      case '<=':
        return isZero(this.#less(right, left));
      case '>=':
        return isZero(this.#less(left, right));
      case '=':
        return this.#equal(left, right);
      case '!=':
        return isZero(this.#equal(left, right));
    }
  }

  isAboveZero(a: Exact): I32 {
    if (a.high === null) return this.#less(NOTHING, a);
    return all(atLeast(a.high, 0n), this.isAny(a));
  }

  /** The same of a number that is not below zero. */
  isAny(a: Exact): I32 {
    return unequal(a.high === null ? a.low : either(a.low, a.high), 0n);
  }

  choose(condition: I32, yes: Exact, no: Exact): Exact {
    const per = leastCommon(yes.per, no.per);
    const [a, b] = [this.#scaled(yes, per / yes.per), this.#scaled(no, per / no.per)];
    const extent = { per, most: greaterOf(a.most, b.most) };
    const picks = this.#r.keep(condition);
    const known =
      yes.known === null && no.known === null ? null : choose(picks, yes.known ?? i32(1), no.known ?? i32(1));
    const high = isWide(extent) ? choose(picks, highOf(a), highOf(b)) : null;
    return this.exact(choose(picks, a.low, b.low), high, extent, known === null ? null : this.#r.keep(known));
  }

  lesser(a: Exact, b: Exact): Exact {
    return { ...this.choose(this.inOrder(a, '<=', b), a, b), known: bothKnown(a, b) };
  }

  greater(a: Exact, b: Exact): Exact {
    return { ...this.choose(this.inOrder(a, '>', b), a, b), known: bothKnown(a, b) };
  }

  /** The nearest multiple of whole units in the written direction; see `round` of the exact numbers. */
  round(value: Exact, rounding: Rounding, roundTo = 1n): Exact {
    const by = value.per * roundTo;
    if (by === 1n) return value;
    const extent = { per: 1n, most: (value.most / by + 1n) * roundTo };
    const rounded = isWide({ most: greaterOf(value.most, 2n * by) })
      ? this.#roundWide(value, rounding, by)
      : this.#roundNarrow(value, rounding, by);
    const whole: Exact = { ...rounded, per: 1n, most: value.most / by + 1n };
    return this.#widened(this.#scaled(whole, roundTo), extent);
  }

  /**
   * What a share comes to, rounded, of an amount that is not below zero. With one word there is less to do than the product
   * and its quotient: how often the divisor goes into the factor is known, and what is left of it is small.
   */
  roundShare({ of, by }: Share, rounding: Rounding, roundTo = 1n): Exact {
    const { n, d } = lowest(by.n, by.d * of.per * roundTo);
    const [times, left] = [n / d, n % d];
    const isSmall = of.high === null && !isWide({ most: greaterOf(times, greaterOf(2n * d, of.most * left)) });
    if (!isSmall || left === 0n || of.constant !== null)
      return this.round(this.multiply(of, constant(by)), rounding, roundTo);
    const extent = { per: 1n, most: (of.most * n) / d + 1n };
    const share = this.#r.keep(multiply(of.low, left));
    const whole = this.#r.keep(divideUnsigned(share, d));
    const rest = { ...of, low: this.#r.keep(subtract(share, multiply(whole, d))) };
    const known = this.#r.keep(multiply(of.low, times));
    const up = widenUnsigned(this.#up(rounding, add(known, whole), rest, d));
    const more = this.#r.keep(rounding === 'down' ? whole : add(whole, up));
    const low = this.#r.keep(add(known, more));
    const upper = () => this.#r.keep(upperOfProduct(this.#r, of.low, times));
    const high = isWide(extent) ? withCarry(upper(), low, more) : null;
    const count = this.#scaled(this.exact(low, high, extent, of.known), roundTo);
    return this.#widened(count, { per: 1n, most: extent.most * roundTo });
  }

  #roundNarrow(value: Exact, rounding: Rounding, by: bigint): Exact {
    const sign = this.#r.keep(shiftRight(value.low, 63n));
    const size = this.#r.keep(subtract(exclusive(value.low, sign), sign));
    const whole = this.#r.keep(divideUnsigned(size, by));
    const rest = this.#r.keep(subtract(size, multiply(whole, by)));
    const result = add(whole, widenUnsigned(this.#up(rounding, whole, { ...value, low: rest, high: null }, by)));
    return this.exact(subtract(exclusive(result, sign), sign), null, { per: 1n, most: value.most / by + 1n });
  }

  #roundWide(value: Exact, rounding: Rounding, by: bigint): Exact {
    const sign = this.#r.keep(shiftRight(highOf(value), 63n));
    const magnitude = this.#negateIf(sign, value);
    const divisor = constant({ n: by, d: 1n });
    const [whole, wholeHigh] =
      by < 1n << 32n
        ? this.#r.callKeeping(quotientBy(this.#module, by), magnitude.low, highOf(magnitude))
        : this.#r.callKeeping(quotient(this.#module), magnitude.low, highOf(magnitude), divisor.low, highOf(divisor));
    const extent = { per: 1n, most: value.most / by + 1n };
    const count: Exact = {
      ...extent,
      low: whole!,
      high: isWide(extent) ? wholeHigh! : null,
      known: null,
      constant: null,
    };
    if (rounding === 'down') return this.#negateIf(sign, count);
    const rest = this.#sum({ ...magnitude, per: 1n }, this.#times(count, { n: by, d: 1n }), true);
    const up = this.#up(rounding, count.low, { ...rest, most: by }, by);
    return this.#negateIf(sign, {
      ...this.#sum(count, { ...constant({ n: 1n, d: 1n }), low: widenUnsigned(up), constant: null }, false),
      most: extent.most,
    });
  }

  /** Whether what is left over rounds up. */
  #up(rounding: Rounding, whole: I64, rest: Exact, by: bigint): I32 {
    const half = { ...rest, per: 1n, most: by };
    const twice = () => this.#scaled(half, 2n);
    const divisor = constant({ n: by, d: 1n });
    switch (rounding) {
      case 'down':
        return i32(0);
      case 'up':
        return either(unequal(rest.low, 0n), rest.high === null ? i32(0) : unequal(rest.high, 0n));
      case 'half up':
        return isZero(this.#less(twice(), divisor));
      case 'half even': {
        const doubled = twice();
        const odd = unequal(both(whole, 1n), 0n);
        return either(this.#less(divisor, doubled), both(this.#equal(divisor, doubled), odd));
      }
    }
  }

  /** `sign` is all ones to negate, all zeros to leave. */
  #negateIf(sign: I64, value: Exact): Exact {
    const flipped = this.#r.keep(exclusive(value.low, sign));
    const low = this.#r.keep(subtract(flipped, sign));
    if (value.high === null) return { ...value, low, constant: null };
    // Subtracting all ones adds one; the carry goes up where the lower word was all ones.
    const up = choose(isZero(sign), i64(0n), widenUnsigned(isZero(low)));
    return { ...value, low, high: this.#r.keep(add(exclusive(value.high, sign), up)), constant: null };
  }

  #times(a: Exact, by: Rational): Exact {
    if (a.constant !== null) return { ...constant(multiplyExactly(a.constant, by)), known: a.known };
    const reduced = lowest(by.n, by.d * a.per);
    const scaled = this.#scaled({ ...a, per: 1n }, reduced.n);
    return { ...scaled, per: reduced.d };
  }

  /** As many times as many units, each so much smaller. */
  #scaled(a: Exact, times: bigint): Exact {
    if (times === 1n) return a;
    if (a.constant !== null) {
      const { n } = a.constant;
      return { ...constant({ n: n * (a.per / a.constant.d) * times, d: 1n }), per: a.per * times, known: a.known };
    }
    const extent = { per: a.per * times, most: a.most * (times < 0n ? -times : times) };
    if (!isWide(extent)) return this.exact(multiply(a.low, times), null, extent, a.known);
    const factor = constant({ n: times, d: 1n });
    const [low, high] = this.#r.callKeeping(product(this.#module), a.low, highOf(a), factor.low, highOf(factor));
    return { ...extent, low: low!, high: high!, known: a.known, constant: null };
  }

  #widened(a: Exact, extent: Extent): Exact {
    return { ...a, ...extent, high: isWide(extent) ? highOf(a) : null };
  }

  #sum(a: Exact, b: Exact, minus: boolean): Exact {
    const per = leastCommon(a.per, b.per);
    const [left, right] = [this.#scaled(a, per / a.per), this.#scaled(b, per / b.per)];
    const extent = { per, most: left.most + right.most };
    const known = bothKnown(a, b);
    const low = this.#r.keep(minus ? subtract(left.low, right.low) : add(left.low, right.low));
    if (!isWide(extent)) return this.exact(low, null, extent, known);
    const highs = this.#r.keep(minus ? subtract(highOf(left), highOf(right)) : add(highOf(left), highOf(right)));
    const high = minus
      ? choose(lessUnsigned(left.low, right.low), subtract(highs, 1n), highs)
      : withCarry(highs, low, left.low);
    return this.exact(low, high, extent, known);
  }

  #less(a: Exact, b: Exact): I32 {
    if (a.high === null && b.high === null) return less(a.low, b.low);
    const [left, right] = [highOf(a), highOf(b)];
    // Of equal upper words the lower ones decide; nothing that a kernel holds comes near the last of them.
    return less(left, add(right, widenUnsigned(lessUnsigned(a.low, b.low))));
  }

  #equal(a: Exact, b: Exact): I32 {
    const low = equal(a.low, b.low);
    return a.high === null && b.high === null ? low : both(low, equal(highOf(a), highOf(b)));
  }
}

/** The upper word of a number, as two words have it. */
export function highOf(value: Exact): I64 {
  return value.high ?? shiftRight(value.low, 63n);
}

/** A place of one or two words for numbers of an extent. */
export function placeOf(
  arithmetic: Arithmetic,
  { low, high }: { readonly low: Variable<'i64'>; readonly high: Variable<'i64'> | null },
  extent: Extent,
): ExactVariable {
  return {
    get: { ...extent, low: low.get, high: high?.get ?? null, known: null, constant: null },
    set: (value) => {
      const fitting = arithmetic.in(value, extent);
      low.set(fitting.low);
      high?.set(highOf(fitting));
    },
  };
}

function bothKnown(a: Exact, b: Exact): I32 | null {
  return a.known === null ? b.known : b.known === null ? a.known : both(a.known, b.known);
}

/** Which of a number and zero is the larger. */
export function notBelowZero(arithmetic: Arithmetic, value: Exact): Exact {
  return arithmetic.choose(arithmetic.inOrder(value, '>=', NOTHING), value, NOTHING);
}
