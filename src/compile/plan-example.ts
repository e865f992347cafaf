import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { Steps } from './steps.ts';

/** A dated history with what is expected of it: an acceptance test that stands beside the rules it tests. */
export interface PlanExample {
  readonly name: string;
  readonly joined: number | null;
  /** Settings with another value for this example. */
  readonly settings: readonly { readonly setting: number; readonly value: Steps }[];
  readonly steps: readonly ExampleStep[];
  readonly span: Span;
}

export type ExampleStep = { readonly span: Span } & (
  | {
      readonly step: 'event';
      readonly id: string;
      readonly event: number;
      readonly day: number;
      readonly posted: number;
      readonly second: number;
      readonly fields: readonly (Rational | string)[];
      readonly refers: string | null;
    }
  | {
      readonly step: 'redeem';
      readonly id: string;
      readonly reward: number;
      /** The event that the points are spent on. */
      readonly spentOn: string | null;
      readonly day: number;
      readonly second: number;
    }
  | {
      readonly step: 'choose';
      readonly id: string;
      readonly milestone: number;
      readonly reward: number;
      readonly day: number;
      readonly second: number;
    }
  /** `day` is null where it holds right after the step before. */
  | { readonly step: 'expect'; readonly day: number | null; readonly expected: Expected }
);

export type Expected =
  | { readonly of: 'ledger'; readonly ledger: number; readonly value: Rational }
  | { readonly of: 'available'; readonly ledger: number; readonly value: Rational }
  | { readonly of: 'shown'; readonly ledger: number; readonly text: Rational }
  /** Null: it is not known. */
  | { readonly of: 'measure'; readonly measure: number; readonly value: Rational | null; readonly negated: boolean }
  | {
      readonly of: 'attribute';
      readonly attribute: number;
      readonly value: Rational | string;
      readonly negated: boolean;
    }
  | { readonly of: 'tier'; readonly ladder: number; readonly tier: number; readonly negated: boolean }
  | { readonly of: 'granted'; readonly lifetime: number; readonly negated: boolean }
  | { readonly of: 'held'; readonly benefit: number; readonly negated: boolean }
  | { readonly of: 'cell'; readonly cells: readonly number[]; readonly words: string; readonly negated: boolean }
  | { readonly of: 'open'; readonly intervention: number; readonly open: boolean }
  | { readonly of: 'issued'; readonly kind: 'reward' | 'milestone'; readonly index: number; readonly times: number }
  | { readonly of: 'worth'; readonly value: bigint };
