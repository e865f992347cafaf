import { covers } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { MemberEvent } from './books.ts';
import { type Caps, narrowest } from './caps.ts';
import { amountOf, carryOver, roundEarning, split } from './earning.ts';
import { holds } from './evaluate.ts';
import { planIndex } from './plan-index.ts';
import type { Readings } from './readings.ts';

/** What earning rules read and use up. */
export interface Resources {
  readonly now: Readings;
  readonly caps: Caps;
  readonly carried: readonly Rational[];
}

/**
 * Supposes, for as long as `work` runs, that the rules of an event have given what they give by the tiers there are. Nothing
 * is written and nobody is told; what limits had let through they let through again.
 */
export function supposing<Result>(
  plan: Plan,
  { now, caps, carried }: Resources,
  event: MemberEvent,
  work: () => Result,
): Result {
  return now.supposing(() => {
    const used: { readonly index: number; readonly given: bigint }[] = [];
    for (const index of planIndex(plan).earnings[event.event]!) {
      const earning = plan.earnings[index]!;
      if (!covers(earning.inForce, event.day) || !holds(earning.when, now)) continue;
      const exact = amountOf(earning, now);
      const rounded = earning.carry ? carryOver(earning, exact, carried[index]!).rounded : roundEarning(earning, exact);
      const { main, rest } = split(rounded, narrowest(caps.rooms(index)));
      now.suppose(earning.ledger, main, earning.name, event);
      if (earning.rest !== null) now.suppose(earning.rest, rest, earning.name, event);
      caps.use(index, event.day, 0n, main);
      used.push({ index, given: main });
    }
    const result = work();
    for (const { index, given } of used) caps.use(index, event.day, given, 0n);
    return result;
  });
}
