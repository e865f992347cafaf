import { add, both, type F64, type I32, unequal } from '../../kernel/code.ts';
import type { Field } from '../../kernel/layout.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { TOGETHER, wordOfMany } from '../../kernel/philox-code.ts';
import { MONTH_WORD, PURPOSE } from '../purposes.ts';
import type { LifeBuild } from './life-build.ts';

/** Gives a month of the member its words. */
export function drawMonth(life: LifeBuild, pen: Pen, month: I32): void {
  const { monthsDrawn, monthsFrom } = life.state;
  life.lane(pen.r).set(drawOfMany(life, pen, PURPOSE.month, monthsDrawn[0]!, monthsFrom, month));
}

/** A word of the month at work; see `MONTH_WORD`. */
export function wordOfMonth({ state, lane }: LifeBuild, { r, m }: Pen, at: number): I32 {
  return wordOfMany(m, state.monthsDrawn[0]!.offset, at, lane(r).get);
}

/** The normal number by which satisfaction moves in the month at work. */
export function normalOfMonth(life: LifeBuild, pen: Pen): F64 {
  const { draws, month } = life;
  const { r } = pen;
  const at = MONTH_WORD.satisfaction;
  const place = { purpose: PURPOSE.month, index: r.keep(month(r).get), at };
  return draws.normalOf(r, r.keep(wordOfMonth(life, pen, at)), place);
}

/** The words of the survey of a month, by their places. */
export function drawSurvey(life: LifeBuild, pen: Pen, month: I32): (at: number) => I32 {
  const { surveysDrawn, surveysFrom } = life.state;
  const lane = drawOfMany(life, pen, PURPOSE.survey, surveysDrawn[0]!, surveysFrom, month);
  return (at) => wordOfMany(pen.m, surveysDrawn[0]!.offset, at, lane);
}

/**
 * Draws for several months in one go. The member keeps their words, and which month is the first of them. Leaves the place
 * of the month among them.
 */
function drawOfMany(
  { draws }: LifeBuild,
  pen: Pen,
  purpose: number,
  { offset }: Field<'f64'>,
  from: Field<'i32'>,
  month: I32,
): I32 {
  const { r, m } = pen;
  const first = r.keep(both(month, -TOGETHER));
  const known = own(pen, from);
  r.rarely(unequal(known.get, first), () => {
    known.set(first);
    draws.drawMany(r, add(m, offset), purpose, first);
  });
  return r.keep(both(month, TOGETHER - 1));
}
