import type { Rung } from '../../population/rungs.ts';
import type { Wording } from '../../report/wording.ts';
import type { Interval } from '../interval.ts';
import type { Look } from './looks.ts';
import type { Mover } from './mover.ts';

/** Members of one kind on one day, and what a change does to them. Of real members every interval is one count. */
export interface GroupEffect {
  readonly members: Interval;
  /** There under both versions, and standing higher or lower under the new one. */
  readonly higher: Interval;
  readonly lower: Interval;
  /** There under the old one alone, and under the new one alone. */
  readonly gone: Interval;
  readonly stayed: Interval;
}

/** Members who stand at `from` under the old version and at `to` under the new one; null for having left. */
export interface Passage {
  readonly from: Rung | null;
  readonly to: Rung | null;
  readonly members: Interval;
}

/** Where members stand at the end of one day, under both versions. */
export interface LookEffect extends Look {
  /** Only the ways that somebody takes, from the base up. */
  readonly passages: readonly Passage[];
  readonly all: GroupEffect;
  /** By tenths of value, the least first. */
  readonly deciles: readonly GroupEffect[];
  /** By the cell at the start, or of real members on the last day, under the old version. */
  readonly cells: readonly (GroupEffect & { readonly cell: string })[];
}

/** What can be bounded by a guardrail, in the order in which it is told. */
export const EFFECT_METRICS = [
  'effect.lower',
  'effect.higher',
  'effect.left',
  'effect.hostages',
  'effect.revenue',
  'effect.benefits',
  'effect.contribution',
  'effect.liability',
  'effect.deferred',
] as const;

export type EffectMetric = (typeof EFFECT_METRICS)[number];

/** A number under both versions, and what one adds to the other: each replicate with its own twin. */
export interface EffectNumber {
  readonly metric: EffectMetric;
  /** `members`, `share` or a currency. */
  readonly unit: string;
  /** Null where the number is about the difference alone. */
  readonly old: Interval | null;
  readonly now: Interval | null;
  readonly change: Interval;
}

/** What a change of a program does to members. */
export interface Effect {
  /** Whether they are those of a simulation, or real ones. */
  readonly of: 'simulation' | 'events';
  /** The file they come from. */
  readonly file: string;
  readonly members: number;
  readonly replicates: number;
  /** How many independent replicates the intervals are worth. */
  readonly independent: number;
  readonly looks: readonly LookEffect[];
  readonly numbers: readonly EffectNumber[];
  /** `nobody stirs`: every member does and has the same under both; `nobody moves`: between tiers, though some do otherwise. */
  readonly extent: 'nobody stirs' | 'nobody moves' | 'some move';
  readonly movers: readonly Mover[];
  /** What is to be known when it is read. */
  readonly notes: readonly Wording[];
}
