import { exp, log } from './elementary.ts';

/**
 * The tables of Marsaglia and Tsang, "The ziggurat method for generating random variables" (2000): a density cut into
 * layers of one area. Under nearly all of a layer a number can be taken without a look at the density.
 */
export interface Ziggurat {
  /** For each layer its width, and the width of the one above; the lowest is as wide as its share of the tail makes it. */
  readonly widths: Float64Array;
  /** The density at the end of each layer, in the same places. */
  readonly density: Float64Array;
  /** Where the tail begins. */
  readonly tail: number;
}

export const LAYERS = 256;

/** Cut so that the layers and the tail have one area each. */
export const EXPONENTIAL: Ziggurat = layersOf(
  7.69711747013105,
  0.003949659822581572,
  (x) => exp(-x),
  (y) => -log(y),
);
export const NORMAL: Ziggurat = layersOf(
  3.654152885361009,
  0.00492867323399,
  (x) => exp(-0.5 * x * x),
  (y) => Math.sqrt(-2 * log(y)),
);

function layersOf(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
): Ziggurat {
  const widths = new Float64Array(LAYERS + 1);
  widths[0] = area / density(tail);
  widths[1] = tail;
  for (let i = 1; i < LAYERS - 1; i++) widths[i + 1] = inverse(area / widths[i]! + density(widths[i]!));
  return { widths, density: widths.map(density), tail };
}
