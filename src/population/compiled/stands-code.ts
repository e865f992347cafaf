import { atLeast, type I32, i32 } from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { ladderOn } from '../rungs.ts';
import type { LifeBuild } from './life-build.ts';

/** A tier moves: it is where the member stands on every later day looked at, until it moves again; see `rungOn`. */
export function noteStands({ state, shape }: LifeBuild, pen: Pen, ladder: number, to: I32, day: I32): void {
  const { plan, spec, looks } = shape;
  looks.forEach((look, i) => {
    if (ladderOn(plan, spec.ladder, look) !== ladder) return;
    pen.r.when(atLeast(i32(look), day), () => own(pen, state.stands[i]!).set(to));
  });
}
