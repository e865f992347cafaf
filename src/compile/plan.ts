import type { Span } from '../base/span.ts';
import type { Currency } from '../model/currency.ts';
import type { ReasoningCode } from '../report/reasoning-codes.ts';
import type { PlanMilestone, PlanReward } from './plan-benefit.ts';
import type { PlanChange } from './plan-change.ts';
import type { PlanEarning, PlanSharedCap } from './plan-earning.ts';
import type { PlanAttribute, PlanEvent } from './plan-event.ts';
import type { PlanExample } from './plan-example.ts';
import type { PlanFloor, PlanGrant, PlanLifetime } from './plan-grant.ts';
import type { PlanGrid } from './plan-grid.ts';
import type { PlanIntervention } from './plan-intervention.ts';
import type { PlanLadder } from './plan-ladder.ts';
import type { PlanLasting } from './plan-lasting.ts';
import type { PlanLedger } from './plan-ledger.ts';
import type { PlanMeasure } from './plan-measure.ts';
import type { PlanSetting } from './plan-setting.ts';

/**
 * The plan: a checked program lowered to small typed parts with every name an index and every quantity a plain number.
 * It is the one meaning of a program. The interpreter, `explain`, the simulator and the diff all stand on it.
 *
 * INVARIANT: all quantities are in smallest units (minor units of money, 10^-digits of points), so that nearly all
 * of them are whole numbers, and adding or comparing two of the same dimension needs no conversion.
 */
export interface Plan {
  readonly name: string;
  readonly currency: Currency;
  readonly timezone: string;
  readonly settings: readonly PlanSetting[];
  readonly attributes: readonly PlanAttribute[];
  readonly events: readonly PlanEvent[];
  readonly ledgers: readonly PlanLedger[];
  readonly measures: readonly PlanMeasure[];
  readonly earnings: readonly PlanEarning[];
  readonly caps: readonly PlanSharedCap[];
  readonly ladders: readonly PlanLadder[];
  readonly lifetimes: readonly PlanLifetime[];
  readonly floors: readonly PlanFloor[];
  readonly grants: readonly PlanGrant[];
  readonly rewards: readonly PlanReward[];
  readonly milestones: readonly PlanMilestone[];
  readonly benefits: readonly PlanLasting[];
  readonly grid: PlanGrid | null;
  readonly interventions: readonly PlanIntervention[];
  /** By rising days; two are never of one day. */
  readonly changes: readonly PlanChange[];
  readonly examples: readonly PlanExample[];
  readonly allowances: readonly PlanAllowance[];
}

/** A finding about the program that its designer means to be so. */
export interface PlanAllowance {
  readonly code: ReasoningCode;
  /** The name of what it is about; null for all of the program. */
  readonly of: string | null;
  readonly span: Span;
}
