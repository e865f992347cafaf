/**
 * Fractions worked out a second time, with nothing of `src/base/rational.ts`: never reduced, compared by multiplying
 * crosswise, and rounded by counting. Slower and simpler, so that both being wrong in the same way is unlikely.
 */
export interface Fraction {
  readonly over: bigint;
  /** Above zero. */
  readonly under: bigint;
}

export const whole = (over: bigint | number): Fraction => ({ over: BigInt(over), under: 1n });

/** Reads what `decimal` writes: digits with a point somewhere, perhaps with a sign. */
export function read(text: string): Fraction {
  const [before = '', after = ''] = text.split('.');
  return { over: BigInt(before + after), under: BigInt(`1${'0'.repeat(after.length)}`) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

/** What is divided by zero is zero (R3.6). */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) return whole(0);
  const flipped = b.over < 0n ? { over: -b.under, under: -b.over } : { over: b.under, under: b.over };
  return times(a, flipped);
}

export function isBelow(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under;
}

export const DIRECTIONS = ['down', 'up', 'half up', 'half even'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** The multiple of `step` that an amount becomes; what is below zero gives nothing (R9.4). */
export function rounded(amount: Fraction, direction: Direction, step: bigint): bigint {
  if (amount.over <= 0n) return 0n;
  const size = amount.under * step;
  const below = (amount.over - (amount.over % size)) / size;
  const doubled = 2n * (amount.over - below * size);
  if (doubled === 0n || direction === 'down') return below * step;
  if (direction === 'up') return (below + 1n) * step;
  if (doubled === size) return (direction === 'half up' || below % 2n === 1n ? below + 1n : below) * step;
  return (doubled > size ? below + 1n : below) * step;
}
