const WORD = 64n;
const TWO_64 = 2 ** 64;
/** Bits of the lower word that a double of two words has no room for, or hardly any. */
const FINE = 11n;
const TWO_11 = 2 ** 11;

/**
 * An amount of the books in its smallest units, as a number that sets rates: the nearest double where it fits one word of
 * 64 bits, else within the last two bits of it, in the few steps in which compiled code has it as well.
 */
export function realOf(amount: bigint): number {
  if (amount === BigInt.asIntN(64, amount)) return Number(amount);
  return Number(amount >> WORD) * TWO_64 + Number(BigInt.asUintN(64, amount) >> FINE) * TWO_11;
}
