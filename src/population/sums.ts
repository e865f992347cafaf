import type { Plan } from '../compile/plan.ts';
import type { Cause } from '../engine/books.ts';
import { PLAIN_CELLS } from '../model/customer-grid.ts';
import { LEAVINGS } from './leaving.ts';
import type { PairShift } from './shift.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/**
 * What a block of members adds up to. Every entry is a count or an exact integer, so that adding blocks loses nothing.
 * Series run over months 0..horizon: 0 is the state at the start, n the n-th month or the state at its end. A flow of
 * money, purchases or points has at month 0 all of the warm-up, so that books which began empty tie out from there; other
 * flows have 0. Members, money and points are of the members of the block only.
 */
export interface BlockSums {
  readonly replicate: number;
  readonly members: number;
  /** In the order of the simulation's worlds. */
  readonly worlds: readonly WorldSums[];
  /** What each world is compared with, pair by pair; see `pairsOf`. */
  readonly pairs: readonly PairSums[];
}

/**
 * The members there at the start, each beside the same member in another world. Everything is a count or an exact integer.
 */
export interface PairSums {
  readonly world: string;
  readonly against: string;
  /** Members for whom anything differs: sales of any month, or whether and when they left. */
  changed: number;
  /** Members who spend more, and less, over the whole horizon. */
  more: number;
  less: number;
  /** Members who stay longer, and shorter. */
  longer: number;
  shorter: number;
  /** What the program spent on these members, and the part of it that went to sales of the other world, in minor units. */
  benefits: bigint;
  subsidized: bigint;
  /** By month: sales above the other world's that were missing again the month after, in minor units. */
  readonly pulled: bigint[];
  /** Where the two worlds are versions of one program, and the study looks at where members stand. */
  readonly shift?: PairShift;
}

/** The sums of one world. The world without a program has no tiers and no ledgers. */
export interface WorldSums {
  readonly world: string;
  /** Members who have not left. */
  readonly active: number[];
  readonly left: number[];
  /** By the reason, in the order of `LEAVINGS`. */
  readonly leftBecause: number[][];
  /** Members who joined by word of mouth after the start. */
  readonly joined: number[];
  /** Friends to whom promoters recommended the business, and friends whom detractors kept from joining. */
  readonly recommended: number[];
  readonly warned: number[];
  readonly ideas: number[];
  readonly purchases: number[];
  /** By tier of the reported ladder. */
  readonly inTier: number[][];
  /** Members who left, by the tier they held at the month's start. */
  readonly leftFromTier: number[][];
  /** From the tier at the start (row) to the tier at the horizon (column); the last column is having left. */
  readonly matrix: number[][];
  /** Movements of members who have not left, by cause (in the order of `CAUSES`), tier from, tier to. */
  readonly moves: number[][][][];
  /** Sales, and what refunds took back of them, in minor units. */
  readonly sales: bigint[];
  readonly refunds: bigint[];
  /** The business's cost of rewards and milestones issued, in minor units. */
  readonly rewardCost: bigint[];
  /** What offers took off purchases, and what interventions cost, in minor units. */
  readonly discounts: bigint[];
  readonly interventionCost: bigint[];
  /** By intervention of the plan: members newly in its audience, served, and those for whom the time ran out. */
  readonly sought: number[][];
  readonly served: number[][];
  readonly late: number[][];
  /** By benefit of the plan that lasts: active members who hold it. */
  readonly holders: number[][];
  /** By ledger of the plan. */
  readonly points: PointSums[];
  /** Active members by cell of the grid, in the order of `PLAIN_CELLS`. */
  readonly cells: number[][];
  /** Their expected yearly contribution without a program, in minor units. */
  readonly cellContribution: bigint[][];
  /** Members from one cell at the end of a month to another at the end of the next; the last column is having left. */
  readonly flow: number[][][];
  readonly highValue: number[];
  /** High-value members whose satisfaction is that of a detractor, and their expected yearly contribution. */
  readonly atRisk: number[];
  readonly atRiskContribution: bigint[];
  /** Of the high-value members, and of those at risk, at month 0: how many have left by each month. */
  readonly highValueGone: number[];
  readonly atRiskGone: number[];
  /** Members whose points do not tie out: issued = redeemed + expired + reversed + cleared + converted + outstanding fails. */
  untied: number;
}

/** Points in the ledger's smallest units. `outstanding` includes what members who left still have on the books. */
export interface PointSums {
  readonly earned: bigint[];
  readonly redeemed: bigint[];
  readonly expired: bigint[];
  readonly reversed: bigint[];
  readonly cleared: bigint[];
  /** What changes of the rules moved out, less what they moved in. */
  readonly converted: bigint[];
  readonly outstanding: bigint[];
}

/** Why a tier in force moves, in the order of `moves`. Entering the program is not a movement. */
export const CAUSES = [
  'behavior',
  'grant',
  'refund',
  'expiry',
  'rule change',
  'transition',
] as const satisfies readonly Cause[];

/** The sums of nobody: what a block starts from. */
export function emptySums(plan: Plan, spec: SimulationSpec, world: string): WorldSums {
  const months = spec.horizon + 1;
  const counts = () => new Array<number>(months).fill(0);
  const amounts = () => new Array<bigint>(months).fill(0n);
  const tiers = world === 'none' || spec.ladder === null ? [] : plan.ladders[spec.ladder]!.tiers;
  const ledgers = world === 'none' ? [] : plan.ledgers;
  const interventions = world === 'none' ? [] : plan.interventions;
  return {
    world,
    active: counts(),
    left: counts(),
    leftBecause: LEAVINGS.map(counts),
    joined: counts(),
    recommended: counts(),
    warned: counts(),
    ideas: counts(),
    purchases: counts(),
    inTier: tiers.map(counts),
    leftFromTier: tiers.map(counts),
    matrix: tiers.map(() => new Array<number>(tiers.length + 1).fill(0)),
    moves: CAUSES.map(() => tiers.map(() => tiers.map(counts))),
    sales: amounts(),
    refunds: amounts(),
    rewardCost: amounts(),
    discounts: amounts(),
    interventionCost: amounts(),
    sought: interventions.map(counts),
    served: interventions.map(counts),
    late: interventions.map(counts),
    holders: (world === 'none' ? [] : plan.benefits).map(counts),
    points: ledgers.map(() => ({
      earned: amounts(),
      redeemed: amounts(),
      expired: amounts(),
      reversed: amounts(),
      cleared: amounts(),
      converted: amounts(),
      outstanding: amounts(),
    })),
    cells: PLAIN_CELLS.map(counts),
    cellContribution: PLAIN_CELLS.map(amounts),
    flow: PLAIN_CELLS.map(() => [...PLAIN_CELLS, 'left'].map(counts)),
    highValue: counts(),
    atRisk: counts(),
    atRiskContribution: amounts(),
    highValueGone: counts(),
    atRiskGone: counts(),
    untied: 0,
  };
}
