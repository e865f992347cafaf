import type { Explanation } from '../analysis/explanation/explanation.ts';
import type { Requirement } from '../analysis/explanation/why-not.ts';
import { missingText } from '../analysis/missing-text.ts';
import { ALWAYS, covers, formatDay, type Interval } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker, together, type Wording } from '../report/wording.ts';
import { hang } from './hang.ts';

/** What lacks for a tier, by when it must be brought, and what comes otherwise. */
export function whyNotLines(explanation: Explanation, screen: Screen): string[] {
  const { plan, on, whyNot } = explanation;
  if (whyNot === null) return [];
  const { label, tiers, inForce } = plan.ladders[whyNot.ladder]!;
  const wanted = tiers[whyNot.tier]!.label;
  const speak = speaker(screen.language);
  const title = painter(screen.color)('strong', speak(say`Why not ${wanted}?`));
  const review = whyNot.review === null ? null : formatDay(whyNot.review);
  if (!covers(inForce, on)) return ['', title, speak(periodText(label, inForce))];
  if (whyNot.held >= whyNot.tier)
    return ['', title, speak(say`${label} is ${tiers[whyNot.held]!.label}: ${wanted} is reached.`)];
  if (whyNot.ways.length === 0) {
    const given =
      review === null
        ? say`All that ${wanted} asks for is there; it is given at the next event.`
        : say`All that ${wanted} asks for is there; it is given at the review on ${review}.`;
    return ['', title, speak(given)];
  }
  const ways = whyNot.ways.flatMap((way, i) => hang(i === 0 ? '' : speak(say`or `), speak(wayText(plan, way)), screen));
  const judged = review === null ? [] : hang('', speak(say`It is judged at the review on ${review}.`), screen);
  return [
    '',
    title,
    ...ways,
    ...judged,
    ...hang('', speak(otherwise(explanation, whyNot.ladder, whyNot.held)), screen),
  ];
}

function periodText(label: string, { from, until }: Interval): Wording {
  if (from === ALWAYS.from) return say`${label} is in force until ${formatDay(until)}.`;
  if (until === ALWAYS.until) return say`${label} is in force from ${formatDay(from)}.`;
  return say`${label} is in force from ${formatDay(from)} until ${formatDay(until)}.`;
}

/** All that a way lacks; where one day holds for all of it, it is said once. */
function wayText(plan: Plan, way: readonly Requirement[]): Wording {
  const days = new Set(way.map(({ by }) => by));
  const [day] = days;
  const until = (what: Wording, by: number | null) => (by === null ? what : say`${what} by ${formatDay(by)}`);
  const lacks = way.map(({ missing, by }) => ({ text: missingText(plan, missing), by }));
  if (days.size === 1) return until(together(lacks.map(({ text }) => text)), day!);
  return together(lacks.map(({ text, by }) => until(text, by)));
}

/** What becomes of the tier held if nothing more happens. */
function otherwise({ plan, ahead }: Explanation, ladder: number, held: number): Wording {
  const { label, tiers } = plan.ladders[ladder]!;
  const move = ahead.movements.find((movement) => movement.ladder === ladder);
  if (move === undefined) return say`If nothing more happens, it stays ${tiers[held]!.label}.`;
  const [from, to] = [tiers[move.from]!.label, tiers[move.to]!.label];
  const day = formatDay(move.day);
  return move.to > move.from
    ? say`If nothing more happens, it rises to ${to} on ${day}.`
    : say`If nothing more happens, ${from} ends on ${day}: ${label} falls to ${to}.`;
}
