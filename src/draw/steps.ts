import type { ExplainedStep } from '../analysis/explanation/steps.ts';
import { formatDay } from '../base/calendar.ts';
import { cellWidth, pad } from '../report/cells.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { inTurn, say, speaker } from '../report/wording.ts';
import { hang } from './hang.ts';

const DATE_CELLS = 12;

/** Steps with their date where it changes, and what was written indented under what happened. */
export function drawSteps(steps: readonly ExplainedStep[], screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const lines: string[] = [];
  let day = '';
  for (const step of steps) {
    const date = formatDay(step.day);
    const indent = step.kind === 'event' ? 0 : 2;
    const margin = pad(date === day ? '' : date, DATE_CELLS, screen) + ' '.repeat(indent);
    day = date;
    const text = step.balance === null ? step.what : say`${step.what}; balance ${step.balance}`;
    lines.push(...hang(margin, speak(text), screen));
    const why = [
      ...(step.rule === null ? [] : [`${step.rule}${step.place === null ? '' : ` (${step.place})`}`]),
      ...step.reads,
    ];
    const inner = ' '.repeat(cellWidth(margin, screen) + 2);
    if (why.length > 0) lines.push(...hang(inner, speak(inTurn(why)), screen).map((line) => paint('faint', line)));
  }
  return lines;
}
