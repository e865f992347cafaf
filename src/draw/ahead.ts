import type { Explanation } from '../analysis/explanation/explanation.ts';
import { explainSteps } from '../analysis/explanation/steps.ts';
import { FOREVER, formatDay } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import { quantityText } from '../compile/quantity-text.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { listed, say, speaker, type Wording } from '../report/wording.ts';
import { drawSteps } from './steps.ts';

/** Lots that lapse later than these are only counted. */
const MOST_EXPIRIES = 12;

/** What the clock will bring if nothing happens: reviews, ends of tiers, points that lapse. */
export function aheadLines({ plan, ahead, tiers }: Explanation, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const lines: Wording[] = [];
  plan.ladders.forEach(({ label, tiers: all }, i) => {
    const { review, grantEnd } = ahead.ladders[i]!;
    if (review !== FOREVER) lines.push(say`${label}: next review on ${formatDay(review)}`);
    if (tiers[i]! > 0 && grantEnd !== FOREVER)
      lines.push(say`${label}: ${all[tiers[i]!]!.label} is granted until ${formatDay(grantEnd)} (exclusive)`);
    const moves = ahead.movements.filter((movement) => movement.ladder === i);
    for (const { from, to, day } of moves)
      lines.push(say`${label}: ${all[from]!.label} → ${all[to]!.label} on ${formatDay(day)}, if nothing more happens`);
  });
  for (const { ledger, day, amount } of ahead.expiries.slice(0, MOST_EXPIRIES)) {
    const { label, unit } = plan.ledgers[ledger]!;
    lines.push(say`${label}: ${quantityText(integer(amount), unit, plan.currency)} lapse on ${formatDay(day)}`);
  }
  const later = ahead.expiries.length - MOST_EXPIRIES;
  if (later > 0)
    lines.push(
      later === 1 ? say`and 1 more day on which points lapse` : say`and ${later} more days on which points lapse`,
    );
  const title = painter(screen.color)('strong', speak(say`What comes next`));
  return ['', title, ...(lines.length === 0 ? [say`nothing, until something happens`] : lines).map(speak)];
}

/** What something that may happen would write, and what it leaves. */
export function trialLines(explanation: Explanation, screen: Screen): string[] {
  const { plan, trial } = explanation;
  if (trial === null) return [];
  const { before, after } = trial;
  const speak = speaker(screen.language);
  const changes = [
    ...plan.ladders.flatMap(({ label, tiers }, i) =>
      before.tiers[i] === after.tiers[i] ? [] : [`${label}: ${tiers[after.tiers[i]!]!.label}`],
    ),
    ...plan.ledgers.flatMap(({ label, unit }, i) =>
      before.balances[i] === after.balances[i]
        ? []
        : [`${label}: ${quantityText(integer(after.balances[i]!), unit, plan.currency)}`],
    ),
  ];
  return [
    '',
    painter(screen.color)('strong', speak(say`If this happens`)),
    ...drawSteps(explainSteps(explanation, trial.steps, before.balances), screen),
    speak(changes.length === 0 ? say`Tiers and balances stay as they are.` : say`Then ${listed(changes)}.`),
  ];
}
