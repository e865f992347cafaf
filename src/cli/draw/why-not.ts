import type { Explanation } from '../../analysis/explanation/explanation.ts';
import type { Requirement } from '../../analysis/explanation/why-not.ts';
import { missingText } from '../../analysis/missing-text.ts';
import { ALWAYS, covers, formatDay, type Interval } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import { painter } from '../../report/paint.ts';
import type { Screen } from '../../report/screen.ts';
import { hang } from './hang.ts';

/** What lacks for a tier, by when it must be brought, and what comes otherwise. */
export function whyNotLines(explanation: Explanation, screen: Screen): string[] {
  const { plan, on, whyNot } = explanation;
  if (whyNot === null) return [];
  const { label, tiers, inForce } = plan.ladders[whyNot.ladder]!;
  const wanted = tiers[whyNot.tier]!.label;
  const title = painter(screen.color)('strong', `Why not ${wanted}?`);
  const review = whyNot.review === null ? null : `the review on ${formatDay(whyNot.review)}`;
  if (!covers(inForce, on)) return ['', title, `${label} is ${periodText(inForce)}.`];
  if (whyNot.held >= whyNot.tier) return ['', title, `${label} is ${tiers[whyNot.held]!.label}: ${wanted} is reached.`];
  if (whyNot.ways.length === 0) {
    const when = review === null ? 'at the next event' : `at ${review}`;
    return ['', title, `All that ${wanted} asks for is there; it is given ${when}.`];
  }
  const ways = whyNot.ways.flatMap((way, i) => hang(i === 0 ? '' : 'or ', wayText(plan, way), screen));
  const judged = review === null ? [] : hang('', `It is judged at ${review}.`, screen);
  return ['', title, ...ways, ...judged, ...hang('', otherwise(explanation, whyNot.ladder, whyNot.held), screen)];
}

function periodText({ from, until }: Interval): string {
  const begins = from === ALWAYS.from ? '' : ` from ${formatDay(from)}`;
  const ends = until === ALWAYS.until ? '' : ` until ${formatDay(until)}`;
  return `in force${begins}${ends}`;
}

/** All that a way lacks; where one day holds for all of it, it is said once. */
function wayText(plan: Plan, way: readonly Requirement[]): string {
  const days = new Set(way.map(({ by }) => by));
  const [day] = days;
  const until = (by: number | null) => (by === null ? '' : ` by ${formatDay(by)}`);
  if (days.size === 1) return `${way.map(({ missing }) => missingText(plan, missing)).join(' and ')}${until(day!)}`;
  return way.map(({ missing, by }) => `${missingText(plan, missing)}${until(by)}`).join(' and ');
}

/** What becomes of the tier held if nothing more happens. */
function otherwise({ plan, ahead }: Explanation, ladder: number, held: number): string {
  const { label, tiers } = plan.ladders[ladder]!;
  const move = ahead.movements.find((movement) => movement.ladder === ladder);
  if (move === undefined) return `If nothing more happens, it stays ${tiers[held]!.label}.`;
  const [from, to] = [tiers[move.from]!.label, tiers[move.to]!.label];
  const day = formatDay(move.day);
  return move.to > move.from
    ? `If nothing more happens, it rises to ${to} on ${day}.`
    : `If nothing more happens, ${from} ends on ${day}: ${label} falls to ${to}.`;
}
