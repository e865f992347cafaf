import { normalTails } from '../../base/battery/distributions.ts';
import { FALSE_ALARM } from '../../base/battery/p-values.ts';
import type { Found } from './peers.ts';

/** A figure in which two programs differ by more than luck explains. */
export interface Difference {
  readonly figure: string;
  readonly values: readonly [number, number];
  /** In standard errors. */
  readonly by: number;
}

/** Figures of some members; where a spread is asked for, it is that of the others. */
export interface Figures {
  readonly members: number;
  readonly means: Readonly<Record<string, number>>;
}

export interface Agreement {
  readonly compared: number;
  /** The mean square of the differences in standard errors: near 1 where luck is all there is. */
  readonly spread: number;
  readonly differences: readonly Difference[];
}

/** Below so many members, or yen, luck is no longer near a normal distribution. */
const LEAST_EXPECTED = 25;

/**
 * Compares figures with those of a program that also knows their spread over members. Two programs of the same model are
 * found to differ in one of a million comparisons at most.
 */
export function agreement({ members, means }: Figures, { members: others, figures }: Found): Agreement {
  const names = Object.keys(means).filter((name) => {
    const [mean, spread] = figures[name] ?? [0, 0];
    return spread > 0 && mean * Math.min(members, others) >= LEAST_EXPECTED;
  });
  const all = names.map((figure): Difference => {
    const [mean, spread] = figures[figure]!;
    const by = (means[figure]! - mean) / (spread * Math.sqrt(1 / members + 1 / others));
    return { figure, values: [means[figure]!, mean], by };
  });
  return {
    compared: all.length,
    spread: all.reduce((sum, { by }) => sum + by * by, 0) / all.length,
    differences: all.filter(({ by }) => !(normalTails(by) >= FALSE_ALARM / all.length)),
  };
}

/** The means of a peer, to be compared with another's. */
export function meansOf({ members, figures }: Found): Figures {
  return { members, means: Object.fromEntries(Object.entries(figures).map(([name, [mean]]) => [name, mean])) };
}
