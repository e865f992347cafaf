import type { Day } from '../base/calendar.ts';
import type { DrawKey } from '../base/draws.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { ScoreBand } from '../model/customer-grid.ts';
import type { Assumption } from './assumption.ts';
import type { Behavior } from './behavior.ts';
import type { EventSource } from './event-source.ts';
import type { Fitted } from './fitted.ts';

/** A future of the same members: with the program's rules, or with no program at all. */
export type World = 'program' | 'none';

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
  readonly worlds: readonly World[];
  readonly purchase: EventSource;
  readonly others: readonly OtherEvent[];
  /** The event by which a purchase is taken back, where members do that. */
  readonly returns: EventSource | null;
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
  /** The ledger behind `behavior`, with the simulation's own values. */
  readonly assumptions: readonly Assumption[];
}

/** All that a block of members needs to be simulated, the same for every block of a run. */
export interface Study {
  readonly plan: Plan;
  /** The value of each of the plan's settings, in its order. */
  readonly settings: readonly Steps[];
  readonly spec: SimulationSpec;
  readonly key: DrawKey;
}
