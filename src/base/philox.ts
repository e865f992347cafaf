/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011): a keyed bijection from 128-bit counters to 128 random bits. It has no state, so a draw depends on
 * its counter alone and never on what was drawn before.
 *
 * Writes the four output words to `out` and allocates nothing. Counter and key words are read modulo 2^32, so negative
 * numbers are allowed.
 */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  key0: number,
  key1: number,
  out: Uint32Array,
): void {
  let a = c0 | 0;
  let b = c1 | 0;
  let c = c2 | 0;
  let d = c3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = highProduct(a, 0xd251, 0x1f53);
    const low0 = Math.imul(a, 0xd2511f53);
    const high1 = highProduct(c, 0xcd9e, 0x8d57);
    const low1 = Math.imul(c, 0xcd9e8d57);
    a = high1 ^ b ^ k0;
    b = low1;
    c = high0 ^ d ^ k1;
    d = low0;
    k0 = (k0 + 0x9e3779b9) | 0;
    k1 = (k1 + 0xbb67ae85) | 0;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/**
 * The upper 32 bits of the 64-bit product of `x` and the multiplier `high * 2^16 + low`, by 16-bit halves: a double
 * cannot hold the product, and each partial product fits in 32 bits.
 */
function highProduct(x: number, high: number, low: number): number {
  const xHigh = x >>> 16;
  const xLow = x & 0xffff;
  const lowLow = Math.imul(xLow, low);
  const lowHigh = Math.imul(xLow, high);
  const highLow = Math.imul(xHigh, low);
  const carry = ((lowLow >>> 16) + (lowHigh & 0xffff) + (highLow & 0xffff)) >>> 16;
  return (Math.imul(xHigh, high) + (lowHigh >>> 16) + (highLow >>> 16) + carry) | 0;
}
