import { forecastLines } from '../../draw/forecast-lines.ts';
import { formatCount, formatInterval } from '../../report/number.ts';
import type { Screen } from '../../report/screen.ts';
import { say, speaker } from '../../report/wording.ts';
import { valueText } from '../knob.ts';
import type { StudioState } from '../state.ts';
import { turnDayText, turnsSetting } from '../turn-day.ts';
import { WHAT_IF } from '../turned-study.ts';

/** What was turned and what it does, as Markdown for people who were not there. */
export function noteText(state: StudioState): string {
  const { knobs, variant, opened, answers, language } = state;
  const speak = speaker(language);
  const { study, question, path } = opened;
  const { spec, plan } = study;
  const screen: Screen = { language, width: 200, color: false, unicode: true };
  const turned = knobs.flatMap((knob) => {
    const steps = variant[knob.id] ?? 0;
    if (steps === 0) return [];
    return [`| ${cell(knob.name)} | ${cell(valueText(knob, 0, study))} | ${cell(valueText(knob, steps, study))} |`];
  });
  const { whatIf } = answers;
  const differences = forecastLines(whatIf?.differences ?? [], spec.horizon);
  const numbers = forecastLines(whatIf?.rows ?? [], spec.horizon).map((line) => {
    const show = (row: ReturnType<typeof line.in>, unit = line.unit) =>
      row === undefined ? '' : cell(formatInterval(row, unit, screen, whatIf?.independent));
    const difference = differences.find(({ metric, part }) => metric === line.metric && part === line.part);
    return `| ${cell(speak(line.label).trim())} | ${show(line.in('program'))} | ${show(line.in(WHAT_IF))} | ${show(difference?.in(WHAT_IF), difference?.unit)} |`;
  });
  const from = say`${formatCount(whatIf?.members ?? 0)} members, ${spec.horizon} months, ${whatIf?.replicates ?? 0} replicates, seed ${spec.seed}`;
  return [
    `# ${cell(plan.name)}: ${speak(say`What-if`)}`,
    '',
    ...(question === null ? [] : [cell(question), '']),
    `${cell(path)}: ${speak(from)}.`,
    '',
    `| ${speak(say`turned`)} | ${speak(say`as it is`)} | ${speak(say`what-if`)} |`,
    '| --- | ---: | ---: |',
    ...turned,
    '',
    `| ${speak(say`median (P5-P95)`)} | ${speak(say`as it is`)} | ${speak(say`what-if`)} | ${speak(say`difference`)} |`,
    '| --- | ---: | ---: | ---: |',
    ...numbers,
    '',
    ...(turnsSetting(state) ? [speak(turnDayText(study)), ''] : []),
    speak(say`Both worlds live on the same members and the same luck, so a difference is never chance alone.`),
    '',
  ].join('\n');
}

/** A text that cannot end a cell of a table or begin anything else. */
function cell(text: string): string {
  return text.replace(/[\\|`*_<>]/g, '\\$&').replace(/\s+/g, ' ');
}
