/**
 * Exact numbers: a fraction in lowest terms with a positive denominator.
 * Every amount of a program is one of these or an integer; none ever passes through binary floating point.
 */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export type Rounding = 'down' | 'up' | 'half up' | 'half even';

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export function integer(n: bigint | number): Rational {
  return { n: BigInt(n), d: 1n };
}

/** Throws RangeError on a zero denominator: callers rule it out first. */
export function ratio(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d };
  if (d === 0n) throw new RangeError('division by zero');
  const g = gcd(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a;
  let y = b;
  while (y !== 0n) {
    if (x <= MOST_SAFE && y <= MOST_SAFE) return BigInt(gcdOfSafe(Number(x), Number(y)));
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

const MOST_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The same for integers that binary floating point holds exactly, which is much faster. */
function gcdOfSafe(a: number, b: number): number {
  let x = a;
  let y = b;
  while (y !== 0) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}

export function add(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n - b.n, d: 1n };
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function multiply(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return ratio(a.n * b.n, a.d * b.d);
}

/** Throws RangeError when `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.d, a.d * b.n);
}

/**
 * Results that are only added up, compared and rounded need not be in lowest terms, which takes longer than all of that
 * where numbers are long. What these give is never asked whether it equals another.
 */
export function multiplyLoosely(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

export function addLoosely(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** Throws RangeError when `b` is zero. */
export function divideLoosely(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  const sign = b.n < 0n ? -1n : 1n;
  return { n: sign * a.n * b.d, d: sign * a.d * b.n };
}

export function negate(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.d === b.d ? a.n : a.n * b.d;
  const right = a.d === b.d ? b.n : b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

export function isInteger(a: Rational): boolean {
  return a.d === 1n;
}

/**
 * The nearest whole number in the written direction. `down` truncates toward zero and `up` moves away from it,
 * so a reversal rounds like the posting it reverses; halves go away from zero or to the even neighbor.
 */
export function round(a: Rational, rounding: Rounding): bigint {
  if (a.d === 1n) return a.n;
  const negative = a.n < 0n;
  const n = negative ? -a.n : a.n;
  const whole = n / a.d;
  const rest = n % a.d;
  let size = whole;
  switch (rounding) {
    case 'down':
      break;
    case 'up':
      size = rest === 0n ? whole : whole + 1n;
      break;
    case 'half up':
      size = rest * 2n >= a.d ? whole + 1n : whole;
      break;
    case 'half even':
      size = rest * 2n > a.d || (rest * 2n === a.d && whole % 2n === 1n) ? whole + 1n : whole;
      break;
  }
  return negative ? -size : size;
}

/** Reads `-12_345.67` (underscores group digits); undefined when the text is not such a number. */
export function parseDecimal(text: string): Rational | undefined {
  const match = /^([+-]?)(\d[\d_]*)(?:\.(\d[\d_]*))?$/.exec(text);
  if (match === null) return undefined;
  const whole = match[2]!.replaceAll('_', '');
  const fraction = (match[3] ?? '').replaceAll('_', '');
  const n = BigInt(whole + fraction);
  return ratio(match[1] === '-' ? -n : n, 10n ** BigInt(fraction.length));
}

/** The shortest exact decimal, or `n/d` when there is none. */
export function formatExact(a: Rational): string {
  let d = a.d;
  let digits = 0;
  let twos = 0;
  let fives = 0;
  while (d % 2n === 0n) {
    d /= 2n;
    twos++;
  }
  while (d % 5n === 0n) {
    d /= 5n;
    fives++;
  }
  if (d !== 1n) return `${a.n}/${a.d}`;
  digits = Math.max(twos, fives);
  return formatScaled((a.n * 10n ** BigInt(digits)) / a.d, digits);
}

/** An integer count of 10^-digits as a decimal: `formatScaled(1234n, 2)` is `12.34`. */
export function formatScaled(n: bigint, digits: number): string {
  const sign = n < 0n ? '-' : '';
  const text = (n < 0n ? -n : n).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
