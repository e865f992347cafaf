import { sampleCorrelation } from 'simple-statistics';

/** The rank of each value from 1 on; equal values share the middle of theirs. */
export function midranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + 1 + to) / 2;
  }
  return ranks;
}

/** How well forecasts put customers in order. */
export interface Ranking {
  /** Spearman's correlation of forecast and actual purchases. */
  readonly spearman: number;
  /** The chance that a customer who buys again was forecast above one who does not (area under the ROC curve). */
  readonly auc: number;
  /** The share of all actual purchases made by the tenth of customers with the highest forecasts. */
  readonly topDecileShare: number;
}

/** Null where nothing can be put in order: nobody bought, everybody did, or all forecasts are the same. */
export function rankingOf(forecasts: readonly number[], actual: readonly number[]): Ranking | null {
  const buyers = actual.filter((count) => count > 0).length;
  const others = actual.length - buyers;
  if (buyers === 0 || others === 0 || new Set(forecasts).size < 2 || new Set(actual).size < 2) return null;
  const ranks = midranks(forecasts);
  const sum = ranks.reduce((total, rank, i) => total + (actual[i]! > 0 ? rank : 0), 0);
  const top = Math.ceil(actual.length / 10);
  const order = forecasts.map((_, i) => i).sort((a, b) => forecasts[b]! - forecasts[a]! || a - b);
  const all = actual.reduce((total, count) => total + count, 0);
  return {
    spearman: sampleCorrelation(ranks, midranks(actual)),
    auc: (sum - (buyers * (buyers + 1)) / 2) / (buyers * others),
    topDecileShare: order.slice(0, top).reduce((total, i) => total + actual[i]!, 0) / all,
  };
}
