import { inverse, Matrix } from 'ml-matrix';
import type { Work } from './work.ts';

/**
 * The search for the parameters that fit best: BFGS on the logarithms of the parameters, all of which are above 0. The
 * packages there are search by a simplex, which takes several times as many steps and learns no curvature; here the
 * curvature found once lets every bootstrap fit start near its end.
 */

/** Where the search came to. */
export interface Maximum {
  readonly parameters: readonly number[];
  readonly value: number;
  /** The inverse of the curvature in logarithms, as the search has learned it. */
  readonly curvature: readonly (readonly number[])[];
}

/** Logarithms beyond these are as good as zero and infinity: no data tell them from there on. */
export const LOWEST = Math.log(1e-5);
export const HIGHEST = Math.log(1e6);

const STEP = 1e-4;
const WIDE_STEP = 1e-3;
const MOST_STEPS = 300;
/** A gain per step below this share of the log-likelihood, near what doubles can tell, ends the search when it has come twice. */
const LEAST_GAIN = 1e-13;

type Vector = readonly number[];

/** What is to be as large as possible. */
export interface Target {
  value(parameters: Vector): number;
  /** The slope in the logarithms of the parameters; without it, differences are taken. */
  slope?(parameters: Vector): number[];
}

/** Climbs a target from one start. With `curvature` from a nearby maximum it takes a handful of steps. */
export function* climb(target: Target, start: Vector, curvature?: readonly Vector[]): Work<Maximum> {
  const cost = costOf(target);
  let at = start.map((value) => clamp(Math.log(value)));
  let value = cost(at);
  let slope = gradient(target, at);
  let shape: number[][] = (curvature ?? scaledIdentity(slope)).map((row) => [...row]);
  let idle = 0;
  let fresh = curvature === undefined;
  for (let step = 0; step < MOST_STEPS && idle < 2; step++) {
    yield;
    const move = lineSearch(cost, at, value, slope, direction(shape, slope, at));
    if (move === null) {
      // A direction that does not descend: forget the curvature once, then take it that this is the end.
      if (fresh) break;
      shape = scaledIdentity(slope);
      fresh = true;
      continue;
    }
    idle = value - move.value < LEAST_GAIN * Math.abs(value) ? idle + 1 : 0;
    const next = gradient(target, move.at);
    fresh = !updated(shape, subtract(move.at, at), subtract(next, slope));
    [at, value, slope] = [move.at, move.value, next];
  }
  return { parameters: at.map(Math.exp), value: -value, curvature: shape };
}

/** The best of the climbs from several starts. */
export function* maximize(target: Target, starts: readonly Vector[]): Work<Maximum> {
  const found: Maximum[] = [];
  for (const start of starts) found.push(yield* climb(target, start));
  return found.reduce((best, next) => (next.value > best.value ? next : best));
}

/**
 * The covariance of the logarithms of the parameters: the inverse of the curvature of the log-likelihood at its maximum,
 * from differences of the slope. Null where the data do not hold some direction, as at a boundary.
 */
export function logCovariance(target: Target, parameters: Vector): readonly Vector[] | null {
  const at = parameters.map(Math.log);
  const n = at.length;
  const second = Matrix.zeros(n, n);
  for (let i = 0; i < n; i++) {
    const slopeAt = (by: number) =>
      gradient(
        target,
        at.map((log, j) => (i === j ? log + by : log)),
      );
    const [before, after] = [slopeAt(-WIDE_STEP), slopeAt(WIDE_STEP)];
    for (let j = 0; j < n; j++) second.set(i, j, (after[j]! - before[j]!) / (2 * WIDE_STEP));
  }
  try {
    const covariance = inverse(second.clone().add(second.transpose()).div(2)).to2DArray();
    return covariance.every((row, i) => row.every(Number.isFinite) && row[i]! > 0) ? covariance : null;
  } catch {
    return null;
  }
}

function costOf({ value }: Target): (logs: Vector) => number {
  return (logs) => {
    const cost = -value(logs.map(Math.exp));
    return Number.isFinite(cost) ? cost : Number.POSITIVE_INFINITY;
  };
}

function clamp(log: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, log));
}

/** The slope of the cost in the logarithms of the parameters. */
function gradient(target: Target, at: Vector): number[] {
  const known = target.slope?.(at.map(Math.exp));
  if (known?.every(Number.isFinite)) return known.map((value) => -value);
  const cost = costOf(target);
  return at.map((_, i) => {
    const moved = (by: number) => cost(at.map((log, j) => (i === j ? log + by : log)));
    const difference = (moved(STEP) - moved(-STEP)) / (2 * STEP);
    return Number.isFinite(difference) ? difference : 0;
  });
}

function scaledIdentity(slope: Vector): number[][] {
  const scale = 1 / Math.max(1, Math.hypot(...slope));
  return slope.map((_, i) => slope.map((_, j) => (i === j ? scale : 0)));
}

/** Downhill by the curvature known; a parameter at its bound does not move further out. */
function direction(shape: readonly Vector[], slope: Vector, at: Vector): number[] {
  const free = slope.map((value, i) =>
    (at[i]! <= LOWEST && value > 0) || (at[i]! >= HIGHEST && value < 0) ? 0 : value,
  );
  return shape.map((row, i) => (free[i] === 0 ? 0 : -dot(row, free)));
}

function lineSearch(
  cost: (logs: Vector) => number,
  at: Vector,
  value: number,
  slope: Vector,
  way: Vector,
): { readonly at: number[]; readonly value: number } | null {
  const descent = dot(way, slope);
  if (!(descent < 0)) return null;
  // No parameter changes by more than a factor of e^2 at once.
  let length = Math.min(1, 2 / Math.max(...way.map(Math.abs)));
  for (let halving = 0; halving < 40; halving++, length /= 2) {
    const next = at.map((log, i) => clamp(log + length * way[i]!));
    const found = cost(next);
    if (found <= value + 1e-4 * length * descent) return { at: next, value: found };
  }
  return null;
}

/** The BFGS update of the inverse curvature; left alone where the step says nothing about it. */
function updated(shape: number[][], step: Vector, change: Vector): boolean {
  const sy = dot(step, change);
  if (sy <= 1e-12) return false;
  const hy = shape.map((row) => dot(row, change));
  const factor = (1 + dot(change, hy) / sy) / sy;
  shape.forEach((row, i) => {
    row.forEach((_, j) => {
      row[j]! += factor * step[i]! * step[j]! - (hy[i]! * step[j]! + step[i]! * hy[j]!) / sy;
    });
  });
  return true;
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function subtract(a: Vector, b: Vector): number[] {
  return a.map((value, i) => value - b[i]!);
}
