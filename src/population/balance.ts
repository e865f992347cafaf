const WORD = 64n;
const TWO_64 = 2 ** 64;
/** Bits of the lower word beyond what a double can tell of a number of two words. */
const FINE = 11n;
const TWO_11 = 2 ** 11;

/**
 * What a ledger holds, in its smallest units, as a number that sets rates: to within its last two bits, and of two words
 * of 64 bits in the few steps in which compiled lives have it.
 */
export function realOfBalance(balance: bigint): number {
  if (balance === BigInt.asIntN(64, balance)) return Number(balance);
  return Number(balance >> WORD) * TWO_64 + Number(BigInt.asUintN(64, balance) >> FINE) * TWO_11;
}
