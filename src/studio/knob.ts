import { add, compare, integer, multiply, type Rational } from '../base/rational.ts';
import type { PlanSetting } from '../compile/plan-setting.ts';
import { quantityText } from '../compile/quantity-text.ts';
import type { Assumption } from '../population/assumption.ts';
import { deviated, deviationOf, isUncertain } from '../population/deviation.ts';
import type { Study } from '../population/simulation-spec.ts';

/** Something that can be turned: a setting of the program, or a number of the assumption ledger. */
export type Knob = {
  /** `setting:NAME` or `assumption:ID`. */
  readonly id: string;
  readonly name: string;
  /** The farthest it may be turned down and up, in steps; both 0 where it has no range. */
  readonly least: number;
  readonly most: number;
} & (
  | { readonly kind: 'setting'; readonly index: number; readonly setting: PlanSetting; readonly base: Rational }
  | { readonly kind: 'assumption'; readonly assumption: Assumption }
);

/** How far knobs are turned from where the files have them, in steps, by their ids. Those not turned are not in it. */
export type Variant = Readonly<Record<string, number>>;

export const UNTURNED: Variant = {};

/** An assumption goes through its range in so many steps. */
const STEPS = 20;

/** All that a study lets turn: settings first, in the order of the program, then the ledger in its own. */
export function knobsOf({ plan, settings, spec }: Study): Knob[] {
  return [
    ...plan.settings.map((setting, index): Knob => {
      const steps = settings[index]!;
      const base = (steps.findLast(({ from }) => from <= spec.start) ?? steps[0]).value;
      const { least, most } = reach(setting, base);
      return { kind: 'setting', id: `setting:${setting.name}`, name: setting.name, index, setting, base, least, most };
    }),
    ...spec.assumptions.map((assumption): Knob => {
      const { id, value, low, high } = assumption;
      const step = (high - low) / STEPS;
      return {
        kind: 'assumption',
        id: `assumption:${id}`,
        name: id,
        assumption,
        least: isUncertain(assumption) ? -Math.ceil((value - low) / step - 1e-9) + 0 : 0,
        most: isUncertain(assumption) ? Math.ceil((high - value) / step - 1e-9) : 0,
      };
    }),
  ];
}

function reach({ range }: PlanSetting, base: Rational): { least: number; most: number } {
  if (range === null || range.step.n <= 0n) return { least: 0, most: 0 };
  const count = (room: Rational) =>
    Number((room.n * range.step.d + room.d * range.step.n - 1n) / (room.d * range.step.n));
  const below = compare(base, range.low) > 0 ? count(minus(base, range.low)) : 0;
  const above = compare(base, range.high) < 0 ? count(minus(range.high, base)) : 0;
  return { least: -below + 0, most: above };
}

/** Whether it has a range to be turned in. */
export function turns({ least, most }: Knob): boolean {
  return least < most;
}

/** The exact value of a setting so many steps from where it stands, never beyond its range. */
export function settingAt({ base, setting }: Extract<Knob, { kind: 'setting' }>, steps: number): Rational {
  const { range } = setting;
  if (range === null || steps === 0) return base;
  const value = add(base, multiply(range.step, integer(steps)));
  if (steps < 0) return compare(value, range.low) < 0 ? range.low : value;
  return compare(value, range.high) > 0 ? range.high : value;
}

/** How far an assumption then lies in its range, and which value that is. */
export function assumptionAt(assumption: Assumption, steps: number): { readonly by: number; readonly value: number } {
  const { value, low, high } = assumption;
  if (steps === 0) return { by: 0, value };
  const span = high - low;
  const there = Math.min(high, Math.max(low, value + (steps * span) / STEPS));
  // The last step ends at the very end of the range, whatever the sum of the steps is rounded to.
  const wanted = [low, high].find((end) => Math.abs(end - there) < span / 1e9) ?? there;
  const by = deviationOf(assumption, wanted);
  return { by, value: deviated(assumption, by) };
}

/** A knob's value as people read it. */
export function valueText(knob: Knob, steps: number, { plan }: Pick<Study, 'plan'>): string {
  return knob.kind === 'setting'
    ? quantityText(settingAt(knob, steps), knob.setting.unit, plan.currency)
    : numberText(assumptionAt(knob.assumption, steps).value);
}

/** The ends of its range; null where it has none. */
export function rangeText(knob: Knob, { plan }: Pick<Study, 'plan'>): readonly [low: string, high: string] | null {
  if (knob.kind === 'assumption')
    return isUncertain(knob.assumption) ? [numberText(knob.assumption.low), numberText(knob.assumption.high)] : null;
  const { range, unit } = knob.setting;
  return range === null
    ? null
    : [quantityText(range.low, unit, plan.currency), quantityText(range.high, unit, plan.currency)];
}

/** Up to four digits that matter, without zeros at the end. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function minus(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}
