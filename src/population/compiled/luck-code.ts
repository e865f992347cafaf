import { add, both, type I32, unequal } from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { TOGETHER, wordOfFour } from '../../kernel/philox-code.ts';
import { PURPOSE } from '../purposes.ts';
import type { LifeBuild } from './life-build.ts';

/** Gives a month of the member its words, which are drawn for four months in one go. */
export function drawMonth({ state, draws, luck }: LifeBuild, pen: Pen, month: I32): void {
  const { r, m } = pen;
  const { offset } = state.monthsDrawn[0]!;
  const first = r.keep(both(month, -TOGETHER));
  const drawn = own(pen, state.monthsFrom);
  r.rarely(unequal(drawn.get, first), () => {
    drawn.set(first);
    draws.drawFour(r, add(m, offset), PURPOSE.month, first);
  });
  const lane = r.keep(both(month, TOGETHER - 1));
  luck.forEach((word, at) => {
    word(r).set(wordOfFour(m, offset, at, lane));
  });
}
