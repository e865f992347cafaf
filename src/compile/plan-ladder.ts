import type { Interval } from '../base/calendar.ts';
import type { Span } from '../base/span.ts';
import type { Price } from './plan-benefit.ts';
import type { Condition } from './plan-condition.ts';
import type { Length, Review } from './plan-time.ts';

export interface PlanLadder {
  readonly name: string;
  readonly label: string;
  /** Rising; the first is the base tier that everybody holds. */
  readonly tiers: readonly PlanTier[];
  readonly attain: /** `steps`: one tier after the other, each judged after what the one before it took; else straight to the highest. */
    | { readonly kind: 'at once'; readonly steps: boolean }
    | { readonly kind: 'after'; readonly length: Length }
    | { readonly kind: 'at review' };
  readonly lasts: Lasts;
  readonly review: Review | null;
  readonly dropping: 'to earned' | 'one tier' | 'never';
  /**
   * By which tier the event earns that lifts to a higher one, and where that is said. `split`: up to the bar by the one,
   * from there by the other. Null where no rule that earns reads the tier.
   */
  readonly crossing: { readonly rate: 'old' | 'new' | 'split'; readonly span: Span } | null;
  /** Outside of it everybody holds the base tier. At its start a judgement is held; at its end its grants end. */
  readonly inForce: Interval;
  readonly span: Span;
}

export interface PlanTier {
  readonly name: string;
  readonly label: string;
  readonly attain: Condition;
  /** Judged instead of `attain` when a holder's tier is renewed. */
  readonly retain: Condition;
  /** Ledgers emptied when the tier is attained, and points taken from them as far as they are there. */
  readonly clears: readonly number[];
  readonly consumes: readonly Price[];
  /** Rewards given when the tier is attained: the first time, or every time. */
  readonly welcomes: readonly { readonly reward: number; readonly everyTime: boolean }[];
  /** Whether a refund that ends the tier takes back what it welcomed with. */
  readonly takenBack: boolean;
  readonly span: Span;
}

export type Lasts =
  | { readonly kind: 'until review' }
  /** Until the end of the year that starts on this date, `later` years after the one of the judged day; or so long beyond it. */
  | {
      readonly kind: 'year end';
      readonly month: number;
      readonly day: number;
      readonly later: number;
      readonly beyond: Length | null;
    }
  | { readonly kind: 'for'; readonly length: Length; readonly monthEnd: boolean }
  /** Counted from the latest such event or the start of the grant, whichever is later. */
  | { readonly kind: 'after latest'; readonly event: number; readonly length: Length }
  | { readonly kind: 'forever' };
