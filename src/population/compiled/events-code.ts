import { type F64, type I32, type I64, i64, lesser, subtract, widen } from '../../kernel/code.ts';
import type { Drawn } from '../../kernel/draws-code.ts';
import { type Exact, type Extent, Inexact, unitsOf } from '../../kernel/exact.ts';
import { INPUT_SIZE } from '../../kernel/formula-code.ts';
import { exactWithin } from '../../kernel/layout.ts';
import { own, type Pen, tell } from '../../kernel/pen.ts';
import {
  above,
  below,
  downward,
  most,
  nearest,
  TWO_52,
  times,
  wholeWithin,
  wideWholeOf,
  wideWholeWithin,
} from '../../kernel/real.ts';
import type { EventSource, FieldSource } from '../event-source.ts';
import { fieldPurpose, occurrencePurpose } from '../purposes.ts';
import { behaviorOf, type LifeBuild } from './life-build.ts';

/** What is known of an occurrence beside its draws; see `Occasion`. */
export interface OccasionInCode {
  /** In minor units; null where nothing is spent. */
  readonly spend: F64 | null;
  readonly score: I32 | null;
}

/**
 * What the member spends on an occurrence of a source, in minor units, by what was drawn for it: a whole number from 1 up to
 * `TWO_52`; more stops the module.
 */
export function spendOn(life: LifeBuild, pen: Pen, { slot }: Pick<EventSource, 'slot'>, index: I32, drawn: Drawn): F64 {
  const { draws, state, shape } = life;
  const { r } = pen;
  const place = { purpose: occurrencePurpose(slot), index };
  const b = behaviorOf(life, pen);
  const parts = { d: b('spendD'), c: b('spendC') };
  const size = draws.gammaOf(r, drawn, place, b('spendShape'), parts);
  const spend = times(size, own(pen, state.spendScale).get);
  const scale = shape.minor === 1 ? [] : [shape.minor];
  const amount = r.keep(most(1, nearest(times(spend, own(pen, state.spending).get, ...scale))));
  r.rarely(above(amount, TWO_52), () => r.push([0x00]));
  return amount;
}

/** Tells the program of an event at a moment of the month that ends before `to`. */
export function happen(
  life: LifeBuild,
  pen: Pen,
  source: EventSource,
  index: I32,
  moment: { readonly at: F64; readonly to: I32 },
  occasion: OccasionInCode,
): void {
  const { rules } = life;
  const { r } = pen;
  source.fields.forEach((field, at) => {
    fillIn(life, pen, source, field, at, index, occasion);
  });
  // A moment within rounding of the month's end still belongs to the month.
  const last = r.keep(subtract(moment.to, 1));
  const day = r.keep(lesser(r.keep(wholeWithin(downward(moment.at))), last));
  tell(pen, rules.member.happen(source.event), day);
}

function fillIn(
  life: LifeBuild,
  pen: Pen,
  source: EventSource,
  field: FieldSource,
  at: number,
  index: I32,
  { spend, score }: OccasionInCode,
): void {
  const { build, draws } = life;
  const { r, math } = pen;
  const told = build.plan.events[source.event]!.fields[at]!;
  const extent = build.extents.field(told);
  const place = exactWithin(math, r, build.inputs(r).get, at * INPUT_SIZE, extent);
  switch (field.kind) {
    case 'spend':
      place.set(amountOf(pen, spend, extent, wideWholeWithin));
      break;
    case 'margin': {
      const margin = spend === null ? null : nearest(times(spend, behaviorOf(life, pen)('marginShare')));
      place.set(amountOf(pen, margin, extent, wideWholeOf));
      break;
    }
    case 'score':
      place.set(math.exact(score === null ? i64(0n) : widen(score), null, { per: 1n, most: extent.most / extent.per }));
      break;
    case 'drawn': {
      const values = field.values.map((value): Exact => {
        const units = typeof value === 'string' ? BigInt(told.choices.indexOf(value)) : unitsOf(extent, value);
        if (units === undefined) throw new Inexact('a value of a size unheard of', source.slot.toString());
        return math.exact(i64(units), i64(units >> 64n), extent);
      });
      place.set(values.at(-1)!);
      if (values.length === 1) break;
      const u = draws.uniform(r, fieldPurpose(source.slot, at), index);
      for (let value = values.length - 2; value >= 0; value--)
        r.when(below(u, field.shares[value]!), () => place.set(values[value]!));
      break;
    }
    case 'original':
      throw new Inexact('an event that takes back another');
  }
}

/** An amount in minor units as a field holds it; more than there is room for stops the module. */
function amountOf(pen: Pen, amount: F64 | null, { per, most: room }: Extent, whole: (amount: F64) => I64): Exact {
  const { r, math } = pen;
  if (amount === null) return math.exact(i64(0n), null, { per: 1n, most: 1n });
  const largest = Math.min(Number(room / per), 2 ** 53);
  r.rarely(above(amount, largest), () => r.push([0x00]));
  return math.exact(whole(amount), null, { per: 1n, most: room / per });
}
