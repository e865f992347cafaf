import seedrandom from 'seedrandom';
import type { DrawKey } from '../base/draws.ts';

/** Expands the seed text, whatever its length, to the key of all draws. The same text gives the same key everywhere. */
export function keyOf(seed: string): DrawKey {
  const generator = seedrandom(seed);
  return { high: generator.int32(), low: generator.int32() };
}
