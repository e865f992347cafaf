import type { Place } from './behavior.ts';

/**
 * The numbers that turn what members do into money. No member reads them: they change what the business counts and never
 * what happens. Units and meanings stand in the assumption ledger under the ids below; money is in units of the currency.
 */
export interface Economics {
  /** Soft benefit cost a year of one member, for each step above the base tier. */
  readonly tierCost: number;
  /** Running cost a year of one active member. */
  readonly memberCost: number;
  /** Running cost a month, however many members there are. */
  readonly monthlyCost: number;
  /** What the program costs once, in its first month. */
  readonly launchCost: number;
  /** Recommendations that a promoter makes in a year, and warnings that a detractor gives. */
  readonly promoterPositives: number;
  readonly detractorNegatives: number;
  /** Recommendations that one warning undoes, and that make one new customer. */
  readonly positivesPerNegative: number;
  readonly positivesPerCustomer: number;
  /** Ideas of a promoter in a year, the share of them that is adopted, and what an adopted one is worth. */
  readonly promoterIdeas: number;
  readonly ideasAdopted: number;
  readonly ideaValue: number;
}

const place = (id: string, least: number, most: number): Place => ({ id, least, most });

/** Where each number stands in the assumption ledger, and what it may be. */
export const ECONOMICS_PLACES: { readonly [Name in keyof Economics]: Place } = {
  tierCost: place('cost.tier', 0, 1e12),
  memberCost: place('cost.member', 0, 1e12),
  monthlyCost: place('cost.month', 0, 1e15),
  launchCost: place('cost.launch', 0, 1e15),
  promoterPositives: place('wom.positives', 0, 1000),
  detractorNegatives: place('wom.negatives', 0, 1000),
  positivesPerNegative: place('wom.undone', 0, 1000),
  positivesPerCustomer: place('wom.needed', 0.01, 1e6),
  promoterIdeas: place('information.ideas', 0, 1000),
  ideasAdopted: place('information.adopted', 0, 1),
  ideaValue: place('information.value', 0, 1e12),
};

/** The names of `Economics`, in the order of the ledger. */
export const ECONOMICS_NAMES = Object.keys(ECONOMICS_PLACES) as (keyof Economics)[];
