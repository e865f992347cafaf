import { addMonths, type Day } from '../base/calendar.ts';
import type { Draws } from '../base/draws.ts';
import { exp } from '../base/elementary.ts';
import { bernoulli, exponential, gamma, normal } from '../base/samplers.ts';
import type { Behavior } from './behavior.ts';
import { PURPOSE } from './purposes.ts';
import type { SimulationSpec } from './simulation-spec.ts';
import { type Buyer, drawBuyer, drawPurchaseRate } from './survivor.ts';

/** What is a member's own, drawn once and the same in every world and month. */
export interface Traits extends Buyer {
  readonly joined: Day;
  /** Came by the recommendation of a member. */
  readonly referred: boolean;
  /** The numbers of the member's persona. */
  readonly behavior: Behavior;
  /** A spend is this times Gamma(p, 1), in currency units; one through it is Gamma(q, gamma) over members. */
  readonly spendScale: number;
  /** What the member spends on a purchase on average, in currency units. */
  readonly meanSpend: number;
  /** How strongly the member responds to a program, about 1; the points held tie in the same measure. */
  readonly response: number;
  /** How much room there is for more purchases: 1 for a member with the mean rate, and hardly any for the heaviest. */
  readonly headroom: number;
  /** The balance from which on the member redeems, in prices: 1 or more. */
  readonly redeemsFrom: number;
  /** Has a contract, which is renewed again and again. */
  readonly contracted: boolean;
  /** May be asked in surveys. */
  readonly consents: boolean;
  /** The score that the member's satisfaction returns to. */
  readonly satisfactionMean: number;
  /** Expected contribution in 12 months without any program, in currency units. */
  readonly yearlyContribution: number;
}

/** How a member comes to be one after the start: on which day, and whether recommended. */
export interface Arrival {
  readonly joined: Day;
  readonly referred: boolean;
}

export const DAYS_PER_YEAR = 365.25;
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** Draws the traits of the member the draws are turned to. `arrival` is null for the members there at the start. */
export function drawTraits(spec: SimulationSpec, draws: Draws, arrival: Arrival | null = null): Traits {
  const b = personaOf(spec, draws);
  const spendScale = drawSpendScale(b, draws);
  const meanSpend = b.spendShape * spendScale;
  const joined = arrival?.joined ?? drawJoined(spec, draws);
  const buyer = drawBuyer(spec, b, draws, arrival === null ? (spec.start - joined) / 7 : null);
  const { purchaseRate } = buyer;
  const meanRate = b.purchaseShape / b.purchaseRate / 7;
  const weight = purchaseRate / meanRate;
  const spread = b.responseSpread;
  return {
    joined,
    referred: arrival?.referred ?? false,
    behavior: b,
    purchaseRate,
    dropoutRate: buyer.dropoutRate,
    dropoutChance: buyer.dropoutChance,
    endsAtFirst: buyer.endsAtFirst,
    firstGap: buyer.firstGap,
    spendScale,
    meanSpend,
    // The mean of the exponential is 1.
    response: spread === 0 ? 1 : exp(spread * normal(draws, PURPOSE.response, 0) - (spread * spread) / 2),
    headroom: (1 + b.responseHeavy) / (1 + b.responseHeavy * weight * weight),
    redeemsFrom: b.stockpileMean === 0 ? 1 : 1 + b.stockpileMean * exponential(draws, PURPOSE.stockpile, 0),
    contracted: b.contractShare > 0 && bernoulli(draws, PURPOSE.contract, 0, b.contractShare),
    consents: bernoulli(draws, PURPOSE.consent, 0, b.surveyConsent),
    satisfactionMean: b.satisfactionMean + b.satisfactionSpread * normal(draws, PURPOSE.satisfactionMean, 0),
    yearlyContribution: yearlyContribution(b, purchaseRate, meanSpend),
  };
}

/** The `yearlyContribution` alone of a member there at the start, without what else there is to draw. */
export function drawContribution(spec: SimulationSpec, draws: Draws): number {
  const b = personaOf(spec, draws);
  const purchaseRate = drawPurchaseRate(spec, b, draws, () => (spec.start - drawJoined(spec, draws)) / 7);
  return yearlyContribution(b, purchaseRate, b.spendShape * drawSpendScale(b, draws));
}

function yearlyContribution(b: Behavior, purchaseRate: number, meanSpend: number): number {
  return purchaseRate * DAYS_PER_YEAR * meanSpend * b.marginShare;
}

function drawSpendScale(b: Behavior, draws: Draws): number {
  return b.spendMemberRate / gamma(draws, PURPOSE.spendScale, 0, b.spendMemberShape);
}

function drawJoined({ start, joinSpread }: SimulationSpec, draws: Draws): Day {
  const first = addMonths(start, -joinSpread);
  return first + Math.floor(draws.uniform(PURPOSE.joinDay, 0) * (start - first));
}

function personaOf(spec: SimulationSpec, draws: Draws): Behavior {
  if (spec.personas.length === 0) return spec.behavior;
  let left = draws.uniform(PURPOSE.persona, 0);
  for (const { share, behavior } of spec.personas) {
    left -= share;
    if (left < 0) return behavior;
  }
  return spec.personas.at(-1)!.behavior;
}
