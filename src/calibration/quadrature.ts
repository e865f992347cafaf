/** A rule of Gauss and Legendre on [-1, 1]. */
interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const POINTS = 16;

/** Nodes are the roots of the Legendre polynomial, found by Newton's method from Tricomi's estimate. */
function gaussLegendre(points: number): Rule {
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  for (let i = 0; i < points; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (points + 0.5));
    let slope = 0;
    for (let step = 0; step < 100; step++) {
      let [before, value] = [1, x];
      for (let n = 2; n <= points; n++) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
      slope = (points * (x * value - before)) / (x * x - 1);
      const move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

const RULE = gaussLegendre(POINTS);

/** A panel that adds less than this share of what is there already ends a falling integrand. */
const NEGLIGIBLE = 1e-17;

/**
 * The integral of `f` from `from` to `to` in equal panels of 16 points. With `falls` the integrand only falls, and the
 * panels stop once they add nothing. `each` is told what every point adds, in units of half a panel, so that means under
 * the integrand cost one pass.
 */
export function integrate(
  f: (y: number) => number,
  from: number,
  to: number,
  panels: number,
  falls: boolean,
  each?: (y: number, share: number) => void,
): number {
  const half = (to - from) / panels / 2;
  let total = 0;
  for (let panel = 0; panel < panels; panel++) {
    const middle = from + half * (2 * panel + 1);
    let part = 0;
    for (let i = 0; i < POINTS; i++) {
      const y = middle + half * RULE.nodes[i]!;
      const share = RULE.weights[i]! * f(y);
      part += share;
      each?.(y, share);
    }
    total += part;
    if (falls && part < NEGLIGIBLE * total) break;
  }
  return total * half;
}
