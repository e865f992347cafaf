import { add, divide, integer, isInteger, multiply, negate, type Rational, ratio, ZERO } from '../base/rational.ts';

/** A sum of variables, each times a number, and a constant. Exact. */
export interface Linear {
  readonly terms: ReadonlyMap<string, Rational>;
  readonly constant: Rational;
}

/** `form >= 0`, or `form > 0` where `strict`. */
export interface Inequality {
  readonly form: Linear;
  readonly strict: boolean;
}

export function constantForm(constant: Rational): Linear {
  return { terms: new Map(), constant };
}

export function variableForm(variable: string): Linear {
  return { terms: new Map([[variable, integer(1)]]), constant: ZERO };
}

export function plus(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [variable, factor] of b.terms) {
    const sum = add(terms.get(variable) ?? ZERO, factor);
    if (sum.n === 0n) terms.delete(variable);
    else terms.set(variable, sum);
  }
  return { terms, constant: add(a.constant, b.constant) };
}

export function scaled(a: Linear, factor: Rational): Linear {
  if (factor.n === 0n) return constantForm(ZERO);
  const terms = new Map([...a.terms].map(([variable, own]) => [variable, multiply(own, factor)]));
  return { terms, constant: multiply(a.constant, factor) };
}

export function minus(a: Linear, b: Linear): Linear {
  return plus(a, scaled(b, integer(-1)));
}

/** Where a form with this one variable is zero; undefined for none or several variables. */
export function rootOf(form: Linear, variable: string): Rational | undefined {
  const factor = form.terms.get(variable);
  return factor === undefined ? undefined : divide(negate(form.constant), factor);
}

/** Systems that grow beyond this are taken to have a solution: to say less is never wrong. */
const MOST_INEQUALITIES = 256;

/**
 * Whether some values of the variables fulfill all inequalities, by eliminating one variable after another
 * (Fourier and Motzkin). False only when there are none; `whole` names the variables that are whole numbers, which
 * is used to sharpen each inequality, so that a system without whole solutions may still be taken to have one.
 */
export function solvable(inequalities: readonly Inequality[], whole: (variable: string) => boolean): boolean {
  let system = inequalities.map((one) => sharpened(one, whole));
  for (;;) {
    const open: Inequality[] = [];
    for (const one of system) {
      if (one.form.terms.size > 0) open.push(one);
      else if (one.strict ? one.form.constant.n <= 0n : one.form.constant.n < 0n) return false;
    }
    const variable = open[0]?.form.terms.keys().next().value;
    if (variable === undefined) return true;
    const next = eliminated(open, variable, whole);
    if (next === null) return true;
    system = next;
  }
}

/** The system without a variable: every lower bound of it set against every upper one; null when that is too many. */
function eliminated(
  system: readonly Inequality[],
  variable: string,
  whole: (variable: string) => boolean,
): Inequality[] | null {
  const rising: Inequality[] = [];
  const falling: Inequality[] = [];
  const rest: Inequality[] = [];
  for (const one of system) {
    const factor = one.form.terms.get(variable);
    (factor === undefined ? rest : factor.n > 0n ? rising : falling).push(one);
  }
  if (rest.length + rising.length * falling.length > MOST_INEQUALITIES) return null;
  for (const low of rising) {
    for (const high of falling) {
      const up = low.form.terms.get(variable)!;
      const down = high.form.terms.get(variable)!;
      const form = plus(scaled(low.form, negate(down)), scaled(high.form, up));
      rest.push(sharpened({ form, strict: low.strict || high.strict }, whole));
    }
  }
  return rest;
}

/** Over whole numbers alone, `2x > 3` says `x >= 2`. */
function sharpened({ form, strict }: Inequality, whole: (variable: string) => boolean): Inequality {
  if (form.terms.size === 0 || ![...form.terms.keys()].every(whole)) return { form, strict };
  let scale = 1n;
  for (const factor of form.terms.values()) scale = (scale / gcd(scale, factor.d)) * factor.d;
  let common = 0n;
  for (const factor of form.terms.values()) common = gcd(common, factor.n * (scale / factor.d));
  const even = scaled(form, ratio(scale, common < 0n ? -common : common));
  const { constant } = even;
  const floor = floorOf(constant);
  const bound = strict && isInteger(constant) ? floor - 1n : floor;
  return { form: { terms: even.terms, constant: integer(bound) }, strict: false };
}

/** The largest whole number not above a number. */
export function floorOf(value: Rational): bigint {
  const rest = ((value.n % value.d) + value.d) % value.d;
  return (value.n - rest) / value.d;
}

export function ceilingOf(value: Rational): bigint {
  return -floorOf(negate(value));
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) {
    const rest = x % y;
    x = y;
    y = rest;
  }
  return x;
}
