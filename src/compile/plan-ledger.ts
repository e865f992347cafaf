import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { Length } from './plan-time.ts';
import type { Unit } from './plan-unit.ts';

export type Expiry =
  | { readonly kind: 'never' }
  /** Each lot on its own clock. `monthEnd`: at the end of the month in which the clock runs out. */
  | { readonly kind: 'after earning'; readonly length: Length; readonly monthEnd: boolean }
  /** The whole balance, from the latest of these events, or of spending; with null, from the latest earning or spending. */
  | {
      readonly kind: 'after latest';
      readonly of: { readonly events: readonly number[]; readonly redemption: boolean } | null;
      readonly length: Length;
      readonly monthEnd: boolean;
    }
  /** The whole balance at the end of the year that starts on this date. */
  | { readonly kind: 'yearly'; readonly month: number; readonly day: number };

/** How long points wait after they were posted, or the day of the year that they wait for. */
export type Availability =
  | { readonly kind: 'after'; readonly length: Length }
  | { readonly kind: 'from'; readonly month: number; readonly day: number };

export interface PlanLedger {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit & { readonly kind: 'points' };
  readonly expiry: Expiry;
  /** While it holds nothing expires; when it ends, every clock starts anew on that day. */
  readonly suspended: Condition | null;
  /** When points can be spent; null where at once. */
  readonly available: Availability | null;
  /** Whether a reversal may take the balance below zero; where not, it stops at zero and the rest is forgiven. */
  readonly negative: 'allowed' | 'floored';
  readonly span: Span;
}
