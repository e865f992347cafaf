import type { Span } from '../base/span.ts';
import type { Condition } from './plan-condition.ts';
import type { Lasts } from './plan-ladder.ts';

/** Given once its condition holds, and never ended by falling below it again, but for a refund of a revocable one. */
export interface PlanLifetime {
  readonly name: string;
  readonly label: string;
  readonly when: Condition;
  /** The tier it keeps its holder at or above; null for one that only gives a right, which conditions can read. */
  readonly gives: { readonly ladder: number; readonly tier: number } | null;
  readonly revocable: boolean;
  readonly span: Span;
}

/** A tier held while a condition holds, whatever the ladder itself would give. */
export interface PlanFloor {
  /** Unique and stable: `floor silver of premier`. */
  readonly name: string;
  readonly ladder: number;
  readonly tier: number;
  readonly while: Condition;
  readonly span: Span;
}

/** A tier given by an event: an invitation, a match, a gift, the tier of somebody else. */
export interface PlanGrant {
  /** Unique and stable: `grant gold of premier on match`. */
  readonly name: string;
  readonly event: number;
  readonly ladder: number;
  readonly tier:
    | { readonly kind: 'fixed'; readonly tier: number }
    /** By the word in a choice field of the event; the base tier takes back what an earlier event gave. */
    | { readonly kind: 'named'; readonly field: number; readonly tiers: ReadonlyMap<string, number> };
  readonly term: Term;
  readonly when: Condition;
  /** Once met while the grant lasts, the tier is kept for another term. */
  readonly goal: { readonly when: Condition; readonly term: Term } | null;
  readonly span: Span;
}

/** How long a grant lasts that an event makes. */
export type Term =
  | Extract<Lasts, { readonly kind: 'year end' | 'for' | 'forever' }>
  | { readonly kind: 'until next'; readonly event: number };
