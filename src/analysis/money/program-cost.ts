import type { WorldSums } from '../../population/sums.ts';
import { inUnits, numbersOf, type WorldView } from '../world-view.ts';
import { lastingCost } from './lasting-rows.ts';

/** What the program costs in a month, in units of the currency. A world without the program has no cost. */
export interface ProgramCost {
  /** Rewards and milestones issued, what offers took off prices, and what interventions and benefits held cost. */
  readonly hard: number;
  /** Benefits held at the end of the month: those that the program names, and of tiers what an assumption adds. */
  readonly soft: number;
  /** Running the program, and in the first month starting it. */
  readonly running: number;
}

/** The cost of one month of one replicate, from month 1 on. */
export function programCost(
  view: Pick<WorldView, 'plan' | 'spec' | 'numbers'>,
  sums: WorldSums,
  month: number,
): ProgramCost {
  if (sums.world === 'none') return { hard: 0, soft: 0, running: 0 };
  const { tierCost, memberCost, monthlyCost, launchCost } = numbersOf(view, sums).economics;
  const spent = sums.rewardCost[month]! + sums.discounts[month]! + sums.interventionCost[month]!;
  const steps = sums.inTier.reduce((sum, members, tier) => sum + tier * members[month]!, 0);
  const lasting = lastingCost(view.plan, sums, month);
  return {
    hard: inUnits(spent, view.plan.currency.digits) + lasting.hard,
    soft: (steps * tierCost) / 12 + lasting.soft,
    running: (sums.active[month]! * memberCost) / 12 + monthlyCost + (month === 1 ? launchCost : 0),
  };
}

/** What depends on members' benefits: it goes off the margin before anything is called contribution. */
export function benefitCost({ hard, soft }: ProgramCost): number {
  return hard + soft;
}

export function wholeCost({ hard, soft, running }: ProgramCost): number {
  return hard + soft + running;
}
