import type { History } from './history.ts';

/** A history that customers share, and how many of them do. */
export interface Group extends History {
  readonly weight: number;
}

/**
 * Customers as the likelihoods read them: those with the same (x, tx, T) are one group, because they add the same.
 * Most customers of a real base bought once, so this makes a fit several times faster.
 */
export interface Cohort {
  readonly groups: readonly Group[];
  /** The sum of the weights. */
  readonly customers: number;
  /** The most repeat purchases of a customer. */
  readonly mostRepeats: number;
  /**
   * The sum over customers of the logarithms of the weeks between their purchases: what an Erlang-k likelihood needs
   * beside (x, tx, T). It does not depend on the parameters and only tells one k from another.
   */
  readonly logGaps: number;
}

/** Which group each customer belongs to, so that customers can be drawn again without grouping anew. */
export interface Grouping {
  readonly cohort: Cohort;
  readonly groupOf: Uint32Array;
}

/** Groups customers. `logGaps` is by customer, see `Cohort`. */
export function groupCustomers(histories: readonly History[], logGaps: readonly number[]): Grouping {
  const places = new Map<string, number>();
  const groups: { x: number; tx: number; T: number; weight: number }[] = [];
  const groupOf = new Uint32Array(histories.length);
  histories.forEach(({ x, tx, T }, i) => {
    const key = `${x} ${tx} ${T}`;
    const at = places.get(key) ?? groups.length;
    if (at === groups.length) {
      places.set(key, at);
      groups.push({ x, tx, T, weight: 0 });
    }
    groups[at]!.weight++;
    groupOf[i] = at;
  });
  return { cohort: cohortOf(groups, sum(logGaps)), groupOf };
}

/** A cohort of the groups that have weight. */
export function cohortOf(groups: readonly Group[], logGaps: number): Cohort {
  const present = groups.filter(({ weight }) => weight > 0);
  return {
    groups: present,
    customers: present.reduce((total, { weight }) => total + weight, 0),
    mostRepeats: present.reduce((most, { x }) => Math.max(most, x), 0),
    logGaps,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
