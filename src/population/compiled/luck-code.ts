import { add, both, type I32, unequal } from '../../kernel/code.ts';
import type { Field } from '../../kernel/layout.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { TOGETHER, wordOfFour } from '../../kernel/philox-code.ts';
import { PURPOSE } from '../purposes.ts';
import type { LifeBuild } from './life-build.ts';

/** Gives a month of the member its words. */
export function drawMonth(life: LifeBuild, pen: Pen, month: I32): void {
  const { monthsDrawn, monthsFrom } = life.state;
  const word = drawOfFour(life, pen, PURPOSE.month, monthsDrawn[0]!, monthsFrom, month);
  life.luck.forEach((luck, at) => {
    luck(pen.r).set(word(at));
  });
}

/** The words of the survey of a month, by their places. */
export function drawSurvey(life: LifeBuild, pen: Pen, month: I32): (at: number) => I32 {
  const { surveysDrawn, surveysFrom } = life.state;
  return drawOfFour(life, pen, PURPOSE.survey, surveysDrawn[0]!, surveysFrom, month);
}

/** Draws for four months in one go. The member keeps their words, and which month is the first of the four. */
function drawOfFour(
  { draws }: LifeBuild,
  pen: Pen,
  purpose: number,
  { offset }: Field<'f64'>,
  from: Field<'i32'>,
  month: I32,
): (at: number) => I32 {
  const { r, m } = pen;
  const first = r.keep(both(month, -TOGETHER));
  const drawn = own(pen, from);
  r.rarely(unequal(drawn.get, first), () => {
    drawn.set(first);
    draws.drawFour(r, add(m, offset), purpose, first);
  });
  const lane = r.keep(both(month, TOGETHER - 1));
  return (at) => wordOfFour(m, offset, at, lane);
}
