import { missingText } from '../../analysis/missing-text.ts';
import { formatDay } from '../../base/calendar.ts';
import { integer } from '../../base/rational.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { cellWidth, pad } from '../../report/cells.ts';
import { painter } from '../../report/paint.ts';
import type { Screen } from '../../report/screen.ts';
import { type Explanation, explainSteps } from '../explanation.ts';
import { hang } from './hang.ts';

const DATE_CELLS = 12;

/** One member's waterfall: every event, and under it what each rule wrote and read. */
export function drawExplanation(explanation: Explanation, screen: Screen): string[] {
  const { plan, member, joined, on, tiers, balances } = explanation;
  const paint = painter(screen.color);
  const lines = [
    paint('strong', `${member} under ${plan.name}`),
    `joined ${formatDay(joined)}, explained until ${formatDay(on)}`,
    '',
  ];
  let day = '';
  for (const step of explainSteps(explanation)) {
    const date = formatDay(step.day);
    const indent = step.kind === 'event' ? 0 : 2;
    const margin = pad(date === day ? '' : date, DATE_CELLS, screen) + ' '.repeat(indent);
    day = date;
    const text = step.balance === null ? step.what : `${step.what}; balance ${step.balance}`;
    lines.push(...hang(margin, text, screen));
    const why = [
      step.rule === null ? null : `${step.rule}${step.place === null ? '' : ` (${step.place})`}`,
      ...step.reads,
    ].filter((part) => part !== null);
    const inner = ' '.repeat(cellWidth(margin, screen) + 2);
    if (why.length > 0) lines.push(...hang(inner, why.join('; '), screen).map((line) => paint('faint', line)));
  }
  lines.push('', paint('strong', `On ${formatDay(on)}`));
  plan.ladders.forEach((ladder, i) => {
    lines.push(`${ladder.label}: ${ladder.tiers[tiers[i]!]!.label}`);
  });
  plan.ledgers.forEach((ledger, i) => {
    lines.push(`${ledger.label}: ${quantityText(integer(balances[i]!), ledger.unit, plan.currency)}`);
  });
  return [...lines, ...whyNotLines(explanation, screen)];
}

function whyNotLines({ plan, whyNot }: Explanation, screen: Screen): string[] {
  if (whyNot === null) return [];
  const { label, tiers } = plan.ladders[whyNot.ladder]!;
  const wanted = tiers[whyNot.tier]!.label;
  const title = painter(screen.color)('strong', `Why not ${wanted}?`);
  if (whyNot.held >= whyNot.tier) return ['', title, `${label} is ${tiers[whyNot.held]!.label}: ${wanted} is reached.`];
  if (whyNot.ways.length === 0) return ['', title, `What ${wanted} asks for is there; it is given at the next review.`];
  const ways = whyNot.ways.map((way) => way.map((part) => missingText(plan, part)).join(' and '));
  return ['', title, ...ways.flatMap((way, i) => hang(i === 0 ? '' : 'or ', way, screen))];
}
