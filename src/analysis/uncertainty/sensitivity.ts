import type { SensitivityDesign } from '../../population/sensitivity-runs.ts';
import type { Row } from '../row.ts';

/** What a number does when one assumption goes to the ends of its range and all others stay. In the number's unit. */
export interface Bar {
  readonly id: string;
  /** The change at the low and at the high end, a mean over replicates paired with the base; 0 where the end is the value. */
  readonly low: number;
  readonly high: number;
  /** The larger standard error of the two; null with a single replicate, which has none. */
  readonly error: number | null;
}

/** How much a number hangs on one assumption, over the trajectories of a screening. In the number's unit, for a whole range. */
export interface Influence {
  readonly id: string;
  /** The mean of the absolute elementary effects (Campolongo, Cariboni, Saltelli 2007). */
  readonly strength: number;
  /** Their standard deviation: how much the effect depends on the other numbers, or bends. */
  readonly spread: number;
}

/** The part of the strongest influence below which an assumption does not survive a screening. */
const SURVIVES = 0.1;

/** A number by run: undefined where the run is not there, or has none. */
export type ValueOfRun = (run: number) => number | undefined;

/** The bars of a tornado, the longest first; those of which some run is missing are left out. */
export function tornadoBars({ comparisons }: SensitivityDesign, value: ValueOfRun): Bar[] {
  const bars = [...Map.groupBy(comparisons, ({ id }) => id)].map(([id, own]): Bar | null => {
    const sides = [own.filter(({ step }) => step < 0), own.filter(({ step }) => step > 0)].map((side) =>
      side.map(({ run, base }) => difference(value(run), value(base))),
    );
    if (sides.flat().includes(undefined)) return null;
    const [low = [], high = []] = sides as number[][];
    const errors = [low, high].flatMap((side) => (side.length < 2 ? [] : [deviation(side) / Math.sqrt(side.length)]));
    return { id, low: mean(low), high: mean(high), error: errors.length === 0 ? null : Math.max(...errors) };
  });
  return bars.filter((bar) => bar !== null).sort((a, b) => lengthOf(b) - lengthOf(a) || (a.id < b.id ? -1 : 1));
}

/** From the lowest to the highest value that the assumption gives the number, its own among them. */
export function lengthOf({ low, high }: Bar): number {
  return Math.max(low, high, 0) - Math.min(low, high, 0);
}

/** The influences of a screening, the strongest first; those of which no comparison is there are left out. */
export function influences({ comparisons }: SensitivityDesign, value: ValueOfRun): Influence[] {
  const found = [...Map.groupBy(comparisons, ({ id }) => id)].flatMap(([id, own]): Influence[] => {
    const effects = own.flatMap(({ run, base, step }) => {
      const change = difference(value(run), value(base));
      return change === undefined ? [] : [change / step];
    });
    if (effects.length === 0) return [];
    return [{ id, strength: mean(effects.map(Math.abs)), spread: effects.length < 2 ? 0 : deviation(effects) }];
  });
  return found.sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
}

/** Those that matter: at least a tenth as strong as the strongest. */
export function survivors(found: readonly Influence[]): Influence[] {
  const strongest = found[0]?.strength ?? 0;
  return found.filter(({ strength }) => strength > 0 && strength >= SURVIVES * strongest);
}

/** The number of a row in each run. */
export function valueIn(rowsByRun: ReadonlyMap<number, Row>): ValueOfRun {
  return (run) => rowsByRun.get(run)?.median;
}

function difference(value: number | undefined, base: number | undefined): number | undefined {
  return value === undefined || base === undefined ? undefined : value - base;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
