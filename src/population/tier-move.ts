import type { Movement } from '../engine/books.ts';
import type { Behavior } from './behavior.ts';

/** Under which circumstances a tier moves. */
export interface MoveContext {
  /** Steps of the ladder above its base. */
  readonly steps: number;
  /** Years since joining. */
  readonly tenure: number;
  /** What was there over what the next tier needs, before the move; null where nothing counts up to it. */
  readonly nearness: number | null;
}

/** What the move of a tier does to a member. */
export interface MoveEffect {
  /** In score points, above zero for a rise. */
  readonly satisfaction: number;
  /** On the log of the purchase rate. */
  readonly impulse: number;
}

/** After so many years a fall hurts as much as after any more. */
const LONG_TENURE = 5;

/** Whether the member did nothing for it: the rules changed, or a promise about such a change ran out. */
export function isByRule({ cause }: Movement): boolean {
  return cause === 'rule change' || cause === 'transition';
}

/**
 * A fall weighs more than a rise; more still from a high tier, after a long membership, over several steps at once, and
 * where a change of the rules caused it. A tier that is given pleases less the farther the member was from earning it.
 */
export function moveEffect(b: Behavior, move: Movement, { steps, tenure, nearness }: MoveContext): MoveEffect {
  const by = Math.abs(move.to - move.from);
  if (move.to > move.from) {
    const far = move.cause === 'grant' ? 1 - Math.min(1, nearness ?? 0) : 0;
    return {
      satisfaction: by * b.promotionGain * (1 - b.giftSuspicion * far),
      impulse: b.promotionLift * (1 - move.from / steps),
    };
  }
  const high = 1 + (b.demotionHigh * Math.max(0, move.from - 1)) / Math.max(1, steps - 1);
  const long = 1 + b.demotionTenure * Math.min(1, tenure / LONG_TENURE);
  const leap = 1 + b.demotionLeap * (by - 1);
  const rule = isByRule(move) ? b.demotionPolicy : 1;
  return {
    satisfaction: -by * b.demotionDrop * high * long * leap * rule,
    impulse: -by * b.demotionSlump * Math.min(1, rule),
  };
}
