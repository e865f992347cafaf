import { exp, log } from '../../base/elementary.ts';
import { gammaParts } from '../../base/samplers.ts';
import { BEHAVIOR_NAMES, type Behavior } from '../behavior.ts';
import { pressureFall, pressureReach } from '../pull.ts';
import { DAYS_PER_YEAR } from '../traits.ts';

/** Worked out of the numbers of a persona once, since every month or purchase would need it again. */
const DERIVED = {
  /** Logarithms of what is left after a month. */
  gradientLeft: ({ gradientFade }: Behavior) => log(1 - gradientFade),
  referredLeft: ({ referredFade }: Behavior) => log(1 - referredFade),
  goalsMatter: ({ pressureLift, missedSlump, giftSuspicion }: Behavior) =>
    Math.max(pressureLift, missedSlump, giftSuspicion),
  pressureReach,
  pressureFall,
  spendD: ({ spendShape }: Behavior) => gammaParts(spendShape).d,
  spendC: ({ spendShape }: Behavior) => gammaParts(spendShape).c,
  /** Per day, of who recommends and of who does not. */
  friendsBrought: ({ referralSaid, referralDone }: Behavior) => (referralSaid * referralDone) / DAYS_PER_YEAR,
  friendsComing: ({ acquaintanceJoins }: Behavior) => acquaintanceJoins / DAYS_PER_YEAR,
  ideasDaily: ({ ideaRate }: Behavior) => ideaRate / DAYS_PER_YEAR,
};

export type RowName = keyof Behavior | keyof typeof DERIVED;

const DERIVED_NAMES = Object.keys(DERIVED) as (keyof typeof DERIVED)[];
const NAMES: readonly RowName[] = [...BEHAVIOR_NAMES, ...DERIVED_NAMES];
const SIZE = 8;

/** Where in a row it stands what is left of the lift of a tier, by whole months since it was reached. */
export const TIER_LEFT = NAMES.length * SIZE;

/** In bytes, where members live so many months. */
export function rowSize(months: number): number {
  return TIER_LEFT + (months + 1) * SIZE;
}

/** How far a number lies from the start of its persona's row. */
export function rowOffset(name: RowName): number {
  return NAMES.indexOf(name) * SIZE;
}

/** Writes the row of a persona to an address. */
export function writeRow(view: DataView, address: number, behavior: Behavior, months: number): void {
  for (const name of BEHAVIOR_NAMES) view.setFloat64(address + rowOffset(name), behavior[name], true);
  for (const name of DERIVED_NAMES) view.setFloat64(address + rowOffset(name), DERIVED[name](behavior), true);
  const fading = log(1 - behavior.tierFade);
  for (let month = 0; month <= months; month++)
    view.setFloat64(address + TIER_LEFT + month * SIZE, exp(month * fading), true);
}
