/** One number of ours beside the one it is held against. */
export interface Check {
  /** As the gates are numbered in `validate.ts`. */
  readonly gate: string;
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  readonly passes: boolean;
  /** What is asked, in words. */
  readonly asked: string;
}

/** Within an absolute distance. */
export function near(gate: string, what: string, ours: number, reference: number, distance: number): Check {
  const asked = distance === 0 ? 'exactly' : `within ${distance}`;
  return { gate, what, ours, reference, asked, passes: Math.abs(ours - reference) <= distance };
}

/** Within a share of the reference. */
export function close(gate: string, what: string, ours: number, reference: number, share: number): Check {
  const passes = Math.abs(ours - reference) <= share * Math.abs(reference);
  return { gate, what, ours, reference, asked: `within ${Number((share * 100).toPrecision(6))} %`, passes };
}

export function atMost(gate: string, what: string, ours: number, reference: number): Check {
  return { gate, what, ours, reference, asked: 'at most', passes: ours <= reference };
}

/** From the one to the other, both inclusive. */
export function between(gate: string, what: string, ours: number, low: number, high: number): Check {
  return {
    gate,
    what,
    ours,
    reference: (low + high) / 2,
    asked: `${low} to ${high}`,
    passes: ours >= low && ours <= high,
  };
}

export function above(gate: string, what: string, ours: number, reference: number): Check {
  return { gate, what, ours, reference, asked: `above ${short(reference)}`, passes: ours > reference };
}

export function below(gate: string, what: string, ours: number, reference: number): Check {
  return { gate, what, ours, reference, asked: `below ${short(reference)}`, passes: ours < reference };
}

/** As many digits as a reader needs. */
export function short(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
}
