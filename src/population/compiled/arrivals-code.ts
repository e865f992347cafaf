import { add, both, type F64, type I32, i32, isZero, less, multiply } from '../../kernel/code.ts';
import { ONCE } from '../../kernel/draws-code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { TOGETHER, wordOfMany } from '../../kernel/philox-code.ts';
import { above, least, minus, notBelow, over, plus, realOfWhole, times, wholeOf } from '../../kernel/real.ts';
import { OCCURRENCE_WORD, occurrencePurpose, PURCHASE_SLOT, partPurpose } from '../purposes.ts';
import { behaviorOf, kept, type LifeBuild } from './life-build.ts';
import type { ArrivalsFields } from './life-state.ts';

/** Begins a stream at a moment. */
export function beginArrivals(life: LifeBuild, pen: Pen, fields: ArrivalsFields, purpose: number, start: F64): void {
  own(pen, fields.now).set(start);
  nextGap(life, pen, fields, purpose, ONCE);
}

/**
 * Whether there is an arrival before `end`, which is not before where the stream stands, at a rate that holds until then;
 * the stream then stands at it, and the gap after it is still to be drawn.
 */
export function arrives(pen: Pen, fields: ArrivalsFields, end: F64, rate: F64): I32 {
  const { r } = pen;
  const [now, left, count] = [own(pen, fields.now), own(pen, fields.left), own(pen, fields.count)];
  const stretch = r.keep(times(minus(end, now.get), rate));
  const found = r.variable('i32');
  r.when(
    notBelow(left.get, stretch),
    () => {
      left.set(minus(left.get, stretch));
      now.set(end);
    },
    () => {
      found.set(i32(1));
      now.set(least(end, plus(now.get, over(left.get, rate))));
      count.set(add(count.get, 1));
    },
  );
  return found.get;
}

/** Draws the gap after the latest arrival. */
export function nextGap(
  { draws }: LifeBuild,
  pen: Pen,
  { left, count }: ArrivalsFields,
  purpose: number,
  index = kept(pen, count),
): void {
  own(pen, left).set(draws.exponential(pen.r, purpose, index, OCCURRENCE_WORD.gap));
}

/** Purchases come so often that several are drawn in one go. */
const PURCHASE = occurrencePurpose(PURCHASE_SLOT);

export function beginPurchases(life: LifeBuild, pen: Pen, start: F64): void {
  const { state, draws } = life;
  own(pen, state.purchases.now).set(start);
  // Members of a fitted population begin at a whole number of tries, each of which has a multiple of what is drawn in one go.
  draws.drawMany(pen.r, add(pen.m, state.drawn[0]!.offset), PURCHASE, kept(pen, state.firstGap));
  setPurchaseGap(life, pen, kept(pen, state.firstGap));
}

/** What is left to draw of the latest purchase: the index of its draw, and its words. */
export interface PurchaseDrawn {
  readonly index: I32;
  readonly words: readonly [I32, I32, I32, I32];
}

export function purchaseDrawn({ state }: LifeBuild, pen: Pen): PurchaseDrawn {
  const { r, m } = pen;
  const before = r.keep(add(own(pen, state.purchases.count).get, -1));
  const lane = r.keep(both(before, TOGETHER - 1));
  const word = (at: number) => r.keep(wordOfMany(m, state.drawn[0]!.offset, at, lane));
  return { index: r.keep(add(before, own(pen, state.firstGap).get)), words: [word(0), word(1), word(2), word(3)] };
}

/** Draws the gap after the latest purchase, whose own words are not to be had any more. */
export function nextPurchaseGap(life: LifeBuild, pen: Pen): void {
  const { state, draws } = life;
  const { r, m } = pen;
  const index = r.keep(add(own(pen, state.firstGap).get, own(pen, state.purchases.count).get));
  r.rarely(isZero(both(index, TOGETHER - 1)), () => draws.drawMany(r, add(m, state.drawn[0]!.offset), PURCHASE, index));
  setPurchaseGap(life, pen, index);
}

function setPurchaseGap(life: LifeBuild, pen: Pen, index: I32): void {
  const { state, draws } = life;
  const { r, m } = pen;
  const word = r.keep(wordOfMany(m, state.drawn[0]!.offset, OCCURRENCE_WORD.gap, both(index, TOGETHER - 1)));
  const place = { purpose: PURCHASE, index, at: OCCURRENCE_WORD.gap };
  const gap = r.variable('f64', draws.exponentialOf(r, word, place));
  const regularity = behaviorOf(life, pen)('purchaseRegularity');
  r.rarely(above(regularity, 1), () => {
    const parts = r.keep(wholeOf(regularity));
    const part = r.variable('i32', i32(1));
    const first = r.keep(multiply(index, parts));
    r.whilst(
      () => less(part.get, parts),
      () => {
        gap.set(plus(gap.get, draws.exponential(r, partPurpose(PURCHASE), r.keep(add(first, part.get)))));
        part.set(add(part.get, 1));
      },
    );
    gap.set(over(gap.get, realOfWhole(parts)));
  });
  own(pen, state.purchases.left).set(gap.get);
}
