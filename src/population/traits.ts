import { addMonths, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { gamma, normal } from '../base/samplers.ts';
import { PURPOSE } from './purposes.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** What is a member's own, drawn once and the same in every world and month. */
export interface Traits {
  readonly joined: Day;
  /** Purchases per day, before any effect of the program: Gamma(r, alpha) over members. */
  readonly purchaseRate: number;
  /** The rate of the member's spends, each Gamma(p, this) in currency units: Gamma(q, gamma) over members. */
  readonly spendRate: number;
  /** What the member spends on a purchase on average, in currency units. */
  readonly meanSpend: number;
  /** The score that the member's satisfaction returns to. */
  readonly satisfactionMean: number;
  /** Expected contribution in 12 months without any program, in currency units. */
  readonly yearlyContribution: number;
}

const DAYS_PER_YEAR = 365.25;

/** Draws the traits of the member the draws are turned to. */
export function drawTraits(spec: SimulationSpec, draws: Draws): Traits {
  const b = spec.behavior;
  // A fitted alpha is the rate of the steps, of which `k` make a purchase.
  const purchaseRate =
    gamma(draws, PURPOSE.purchaseRate, 0, b.purchaseShape) / b.purchaseRate / 7 / (spec.fitted?.k ?? 1);
  const spendRate = gamma(draws, PURPOSE.spendRate, 0, b.spendMemberShape) / b.spendMemberRate;
  const meanSpend = b.spendShape / spendRate;
  const firstJoin = addMonths(spec.start, -spec.joinSpread);
  return {
    joined: firstJoin + Math.floor(draws.uniform(PURPOSE.joinDay, 0) * (spec.start - firstJoin)),
    purchaseRate,
    spendRate,
    meanSpend,
    satisfactionMean: b.satisfactionMean + b.satisfactionSpread * normal(draws, PURPOSE.satisfactionMean, 0),
    yearlyContribution: purchaseRate * DAYS_PER_YEAR * meanSpend * b.marginShare,
  };
}
