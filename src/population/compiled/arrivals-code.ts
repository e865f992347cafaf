import { add, type F64, type I32, i32, less, multiply } from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { least, minus, most, notBelow, over, plus, realOfWhole, times } from '../../kernel/real.ts';
import type { LifeBuild } from './life-build.ts';
import type { ArrivalsFields } from './life-state.ts';

/** How the gaps of a stream are drawn; see `Arrivals`. */
export interface Gaps {
  readonly purpose: number;
  /** How many parts a gap has, and the index of the first gap. */
  readonly regularity: I32;
  readonly offset: I32;
}

export const PLAIN: Omit<Gaps, 'purpose'> = { regularity: i32(1), offset: i32(0) };

/** Begins a stream at a moment. */
export function beginArrivals(life: LifeBuild, pen: Pen, fields: ArrivalsFields, gaps: Gaps, start: F64): void {
  own(pen, fields.now).set(start);
  own(pen, fields.left).set(gap(life, pen, gaps, i32(0)));
}

/** Whether there is an arrival before `end`, at a rate that holds until then; the stream then stands at it. */
export function arrives(life: LifeBuild, pen: Pen, fields: ArrivalsFields, gaps: Gaps, end: F64, rate: F64): I32 {
  const { r } = pen;
  const [now, left, count] = [own(pen, fields.now), own(pen, fields.left), own(pen, fields.count)];
  const stretch = r.keep(times(minus(end, now.get), rate));
  const found = r.variable('i32');
  r.when(
    notBelow(left.get, stretch),
    () => {
      left.set(minus(left.get, most(0, stretch)));
      now.set(most(now.get, end));
    },
    () => {
      found.set(i32(1));
      now.set(least(end, plus(now.get, over(left.get, rate))));
      count.set(add(count.get, 1));
      left.set(gap(life, pen, gaps, r.keep(count.get)));
    },
  );
  return found.get;
}

function gap({ draws }: LifeBuild, { r }: Pen, { purpose, regularity, offset }: Gaps, arrival: I32): F64 {
  const sum = r.variable('f64');
  const part = r.variable('i32');
  const parts = r.keep(regularity);
  const first = r.keep(multiply(add(offset, arrival), parts));
  r.whilst(
    () => less(part.get, parts),
    () => {
      sum.set(plus(sum.get, draws.exponential(r, purpose, add(first, part.get))));
      part.set(add(part.get, 1));
    },
  );
  return over(sum.get, realOfWhole(parts));
}
