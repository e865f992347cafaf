import { benefitText } from '../analysis/explanation/benefit-text.ts';
import type { Explanation } from '../analysis/explanation/explanation.ts';
import { explainSteps } from '../analysis/explanation/steps.ts';
import { covers, formatDay } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import { quantityText } from '../compile/quantity-text.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { aheadLines, trialLines } from './ahead.ts';
import { drawSteps } from './steps.ts';
import { whyNotLines } from './why-not.ts';

/**
 * One member's waterfall: every event, and under it what each rule wrote and read; then what lacks for a tier and, with
 * `next`, what comes.
 */
export function drawExplanation(explanation: Explanation, next: boolean, screen: Screen): string[] {
  const { plan, member, joined, on, tiers, balances } = explanation;
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const lines = [
    paint('strong', speak(say`${member} under ${plan.name}`)),
    speak(say`joined ${formatDay(joined)}, explained until ${formatDay(on)}`),
    '',
    ...drawSteps(explainSteps(explanation, explanation.steps), screen),
  ];
  lines.push('', paint('strong', speak(say`On ${formatDay(on)}`)));
  plan.ladders.forEach((ladder, i) => {
    if (!covers(ladder.inForce, on)) return;
    lines.push(`${ladder.label}: ${ladder.tiers[tiers[i]!]!.label}`);
  });
  plan.ledgers.forEach((ledger, i) => {
    const points = (amount: bigint) => quantityText(integer(amount), ledger.unit, plan.currency);
    const available = explanation.available[i]!;
    const waits = ledger.available !== null && available < balances[i]!;
    const told = `${ledger.label}: ${points(balances[i]!)}`;
    lines.push(waits ? speak(say`${told}, of which ${points(available)} can be spent`) : told);
  });
  if (plan.grid !== null && explanation.cell !== null)
    lines.push(`${plan.grid.label}: ${plan.grid.cells[explanation.cell]!.label}`);
  for (const index of explanation.open)
    lines.push(speak(say`open to this member: ${plan.interventions[index]!.label}`));
  for (const index of explanation.benefits) lines.push(speak(benefitText(plan, plan.benefits[index]!)));
  return [
    ...lines,
    ...whyNotLines(explanation, screen),
    ...(next ? aheadLines(explanation, screen) : []),
    ...trialLines(explanation, screen),
  ];
}
