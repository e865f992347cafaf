import type { Draws } from '../base/draws.ts';
import { bernoulli, gamma } from '../base/samplers.ts';
import { Arrivals, NONE } from './arrivals.ts';
import type { Behavior } from './behavior.ts';
import type { AfterPurchase } from './fitted.ts';
import { occurrencePurpose, PURCHASE_SLOT, PURPOSE } from './purposes.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** How a member buys and drops out, before anything that happens. */
export interface Buyer {
  /** Purchases per day, before any effect of the program: Gamma(r, alpha) over members. */
  readonly purchaseRate: number;
  /** The chance per day to end without a cause in the model: Gamma(s, beta) over those who join. */
  readonly dropoutRate: number;
  /** The chance to end so after each purchase: Beta(a, b) over those who join; 0 where members end at any time. */
  readonly dropoutChance: number;
  /** The purchase by which the member joined was the last. */
  readonly endsAtFirst: boolean;
  /** The index of the first gap between purchases. */
  readonly firstGap: number;
}

/**
 * Draws how a member buys and drops out. Members there at the start, `weeks` after joining, have survived so long and hold
 * the rates of survivors: that is how retention rises with tenure while every single rate and chance is constant.
 * @param weeks null for a member who joins after the start
 */
export function drawBuyer(spec: SimulationSpec, b: Behavior, draws: Draws, weeks: number | null): Buyer {
  const dropout = spec.fitted?.dropout ?? null;
  if (dropout?.kind === 'after purchase')
    return weeks === null ? joining(b, dropout, draws) : surviving(b, dropout, draws, weeks);
  return {
    purchaseRate: purchaseRate(b, draws, 0),
    // The rates of survivors are Gamma(s, beta + T), whatever they bought.
    dropoutRate:
      b.dropoutShape === 0
        ? 0
        : gamma(draws, PURPOSE.dropoutRate, 0, b.dropoutShape) / (b.dropoutRate + Math.max(0, weeks ?? 0)) / 7,
    dropoutChance: 0,
    endsAtFirst: false,
    firstGap: 0,
  };
}

/** The purchase rate alone of a member there at the start, so many weeks after joining. */
export function drawPurchaseRate(spec: SimulationSpec, b: Behavior, draws: Draws, weeks: () => number): number {
  // Only where members end after a purchase does what they have survived bear on how often they buy.
  if (spec.fitted?.dropout?.kind === 'after purchase') return drawBuyer(spec, b, draws, weeks()).purchaseRate;
  return purchaseRate(b, draws, 0);
}

function joining(b: Behavior, dropout: AfterPurchase, draws: Draws): Buyer {
  const buyer = buyerAt(b, dropout, draws, 0);
  return { ...buyer, endsAtFirst: dropout.atFirst && bernoulli(draws, PURPOSE.survival, 0, buyer.dropoutChance) };
}

/** So many gaps between purchases, more than anybody has, lie between two tries. */
export const GAPS_OF_A_TRY = 1 << 18;
/** Where hardly anybody survives, the last try stands for a survivor; it takes a chance of one in hundreds to get there. */
export const MOST_TRIES = 500;

/**
 * Where members end after a purchase, who bought more has survived less often, and no closed form gives the rates of the
 * survivors. Whole pasts are drawn until one survives; the life then goes through the gaps of that past.
 */
function surviving(b: Behavior, dropout: AfterPurchase, draws: Draws, weeks: number): Buyer {
  for (let attempt = 0; ; attempt++) {
    const buyer = buyerAt(b, dropout, draws, attempt);
    const stays = 1 - buyer.dropoutChance;
    const luck = draws.uniform(PURPOSE.survival, attempt);
    const purchases = new Arrivals(draws, occurrencePurpose(PURCHASE_SLOT), 0, b.purchaseRegularity, buyer.firstGap);
    let there = dropout.atFirst ? stays : 1;
    while (there > luck && purchases.next(7 * weeks, buyer.purchaseRate) !== NONE) there *= stays;
    if (there > luck || attempt === MOST_TRIES) return buyer;
  }
}

function buyerAt(b: Behavior, dropout: AfterPurchase, draws: Draws, attempt: number): Buyer {
  const leaving = gamma(draws, PURPOSE.dropoutRate, 2 * attempt, dropout.a);
  const staying = gamma(draws, PURPOSE.dropoutRate, 2 * attempt + 1, dropout.b);
  return {
    purchaseRate: purchaseRate(b, draws, attempt),
    dropoutRate: 0,
    dropoutChance: leaving / (leaving + staying),
    endsAtFirst: false,
    firstGap: attempt * GAPS_OF_A_TRY,
  };
}

/** Purchases per day. */
function purchaseRate(b: Behavior, draws: Draws, attempt: number): number {
  return gamma(draws, PURPOSE.purchaseRate, attempt, b.purchaseShape) / b.purchaseRate / 7;
}
