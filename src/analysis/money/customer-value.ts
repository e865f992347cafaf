import type { Voice } from '../../model/customer-grid.ts';
import type { Economics } from '../../population/economics.ts';

/**
 * The three values of a customer, as a year of one member: what the member buys, what the member's word does to the buying
 * of others, and what the member's ideas are worth. Any unit of money.
 */
export interface CustomerValue {
  readonly purchase: number;
  /** New customers that recommendations bring, at what a customer is worth. */
  readonly positive: number;
  /** New customers that warnings keep away, likewise; zero or below. */
  readonly negative: number;
  readonly information: number;
}

/**
 * The value of a member whose purchases are worth `purchase`, where a new customer is worth `customer`. Promoters
 * recommend and have ideas, detractors warn; of a member who did not answer, nothing of the kind is known or counted. A
 * recommendation is not counted a second time as purchases of whom it brought: those are that member's own.
 */
export function customerValue(voice: Voice, purchase: number, customer: number, economics: Economics): CustomerValue {
  const { promoterPositives, detractorNegatives, positivesPerNegative, positivesPerCustomer } = economics;
  const perPositive = customer / positivesPerCustomer;
  const { promoterIdeas, ideasAdopted, ideaValue } = economics;
  return {
    purchase,
    positive: voice === 'promoter' ? promoterPositives * perPositive : 0,
    negative: voice === 'detractor' ? -(detractorNegatives * positivesPerNegative * perPositive) : 0,
    information: voice === 'promoter' ? promoterIdeas * ideasAdopted * ideaValue : 0,
  };
}

/** All three together. */
export function wholeValue({ purchase, positive, negative, information }: CustomerValue): number {
  return purchase + positive + negative + information;
}
