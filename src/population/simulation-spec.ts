import type { Day } from '../base/calendar.ts';
import type { DrawKey } from '../base/draws.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { ScoreBand } from '../model/customer-grid.ts';
import type { Assumption } from './assumption.ts';
import type { Behavior } from './behavior.ts';
import type { Economics } from './economics.ts';
import type { EventSource } from './event-source.ts';
import type { Fitted } from './fitted.ts';

/** The worlds that every simulation knows by name. A simulation may add worlds of its own, which are programs too. */
export const KNOWN_WORLDS = ['program', 'none', 'no demotion', 'no rule demotion'] as const;

/** An event other than the purchase that members make happen, at the same rate for all of them. */
export interface OtherEvent extends EventSource {
  readonly perYear: number;
}

/**
 * A simulation file that has been checked against its plan: every name an index, every behavioral number resolved.
 * Plain data, so that it can be handed to a worker.
 */
export interface SimulationSpec {
  /** The first day of the first simulated month. */
  readonly start: Day;
  /** Months simulated after the start. */
  readonly horizon: number;
  /** Months before the start that fill balances and tiers; nobody leaves in them. */
  readonly warmup: number;
  readonly members: number;
  readonly replicates: number;
  readonly seed: string;
  /**
   * Futures of the same members: `program` with its rules, `none` without any program, `no demotion` and `no rule demotion`
   * with its rules but without what falls, or falls by a change of the rules, do to members; and worlds of its own.
   */
  readonly worlds: readonly string[];
  readonly purchase: EventSource;
  readonly others: readonly OtherEvent[];
  /** The event by which a purchase is taken back, where members do that. */
  readonly returns: EventSource | null;
  /** The events by which the program hears of a friend who joined, of an idea and of a survey answer; null for none. */
  readonly referral: EventSource | null;
  readonly idea: EventSource | null;
  readonly answer: EventSource | null;
  /** Members joined evenly over this many months before the start. */
  readonly joinSpread: number;
  /** The ladder whose tiers are reported and lift purchases; null for a program without one. */
  readonly ladder: number | null;
  /** The share of members counted as high-value, by expected contribution. */
  readonly topShare: number;
  /** The share of members whom the business invites to a survey each month. */
  readonly invited: number;
  /** How scores are read: as in the program's grid, where it has one. */
  readonly bands: readonly ScoreBand[];
  /** How purchases and leaving were fitted to real customers; null for a population of assumptions alone. */
  readonly fitted: Fitted | null;
  readonly behavior: Behavior;
  readonly economics: Economics;
  /** Segments of members with numbers of their own; their shares add up to 1. None: all have those of `behavior`. */
  readonly personas: readonly Persona[];
  /** The ledger behind `behavior` and `economics`, with the simulation's own values. */
  readonly assumptions: readonly Assumption[];
}

/** A kind of member. */
export interface Persona {
  readonly name: string;
  readonly share: number;
  readonly behavior: Behavior;
  /** The ledger behind `behavior`, with the persona's own values. */
  readonly assumptions: readonly Assumption[];
}

/** All that a block of members needs to be simulated, the same for every block of a run. */
export interface Study {
  readonly plan: Plan;
  /** The value of each of the plan's settings, in its order. */
  readonly settings: readonly Steps[];
  readonly spec: SimulationSpec;
  readonly key: DrawKey;
  /** What is different in the worlds other than `program` and `none`, by their names. */
  readonly alternatives: Readonly<Record<string, Alternative>>;
  /** Days at whose end it is looked where each member stands in `program` and in the other worlds, side by side. */
  readonly looks?: readonly Day[];
}

/** A world with another program, other settings or other numbers of behavior, for the same members on the same draws. */
export type Alternative = Pick<Study, 'plan' | 'settings' | 'spec'>;
