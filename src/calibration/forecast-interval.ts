import { type DrawKey, Draws } from '../base/draws.ts';
import type { Cohort } from './cohort.ts';
import type { Parameters, PurchaseModel } from './purchase-model.ts';

/** A middle and the bounds that 90 % of draws lie between. */
export interface Range {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** What all customers of a base might do in the weeks to come. */
export interface BaseFuture {
  readonly purchases: number;
  /** Customers with at least one. */
  readonly buyers: number;
  /** Purchases by week, from the first one ahead. */
  readonly weekly: readonly number[];
}

/**
 * One draw of the future of every customer, whose past is known. Drawn once for each of many parameters that fit about as
 * well, it holds both chance and the uncertainty of the parameters; chance alone would make intervals far too narrow.
 * @param number tells the draw from others; the same one gives the same future
 */
export function drawFuture(
  model: PurchaseModel,
  parameters: Parameters,
  cohort: Cohort,
  weeks: number,
  key: DrawKey,
  number: number,
): BaseFuture {
  const draws = new Draws(key);
  const weekly = new Array<number>(Math.ceil(weeks)).fill(0);
  let purchases = 0;
  let buyers = 0;
  let customer = 0;
  for (const group of cohort.groups) {
    const future = model.future(parameters, group);
    for (let i = 0; i < group.weight; i++) {
      draws.turnTo(number, customer++);
      const moments = future.draw(draws, weeks);
      if (moments.length > 0) buyers++;
      purchases += moments.length;
      for (const at of moments) weekly[Math.floor(at)]!++;
    }
  }
  return { purchases, buyers, weekly };
}

/**
 * The range of draws that the next one, from the same source, lies within nine times out of ten: quantiles at
 * share x (n + 1), without which a hundred draws would give 88 %. Null without draws.
 */
export function rangeOf(values: readonly number[]): Range | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = Math.min(sorted.length - 1, Math.max(0, share * (sorted.length + 1) - 1));
    const below = Math.floor(place);
    return sorted[below]! + (place - below) * (sorted[Math.ceil(place)]! - sorted[below]!);
  };
  return { low: at(0.05), median: at(0.5), high: at(0.95) };
}
