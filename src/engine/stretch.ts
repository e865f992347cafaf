import { add, type Rational } from '../base/rational.ts';

/** A share of an event, and the tiers by which it earns. The shares of one event are one together. */
export interface Stretch {
  readonly share: Rational;
  /** By ladder. */
  readonly tiers: readonly number[];
}

/** The stretches of an event for a rule that reads some ladders alone: those that do not differ in them are one. */
export function stretchesIn(ladders: readonly number[], stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches) {
    const before = merged.at(-1);
    if (before === undefined || ladders.some((ladder) => before.tiers[ladder] !== stretch.tiers[ladder])) {
      merged.push(stretch);
    } else merged[merged.length - 1] = { share: add(before.share, stretch.share), tiers: stretch.tiers };
  }
  return merged;
}
