import { forecastLines } from '../draw/forecast-lines.ts';
import { formatInterval } from '../report/number.ts';
import { printable } from '../report/printable.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { itemsOf, knobsShown, ledgerShown } from './items.ts';
import { type Knob, rangeText, valueText } from './knob.ts';
import { cursorOf } from './obey.ts';
import { PANES, SCREEN_TITLES } from './screens.ts';
import { isTurned, placeOf, type StudioState } from './state.ts';
import { WHAT_IF } from './turned-study.ts';

/**
 * What is said aloud after something happened: only what is new, line by line, in sentences, without pictures and without
 * going back over what was said. For readers of the screen who hear it.
 */
export function heard(before: StudioState | null, now: StudioState, screen: Screen): string[] {
  const speak = speaker(now.language);
  const lines: string[] = [];
  const moved = before === null || before.screen !== now.screen || placeOf(before).pane !== placeOf(now).pane;
  if (moved) {
    const pane = PANES[now.screen][placeOf(now).pane]!;
    lines.push(speak(say`${SCREEN_TITLES[now.screen]}, ${pane}: ${itemsOf(now).length} lines.`));
  }
  if (now.notice !== null && now.notice !== before?.notice) lines.push(speak(now.notice.text));
  const item = lineUnderCursor(now, screen);
  if (item !== null && (moved || item !== (before === null ? null : lineUnderCursor(before, screen)))) lines.push(item);
  if (isTurned(now) && now.answers.whatIf !== null && now.answers.whatIf.key !== before?.answers.whatIf?.key)
    lines.push(...differences(now, screen));
  return lines;
}

function lineUnderCursor(state: StudioState, screen: Screen): string | null {
  const at = cursorOf(state);
  const speak = speaker(state.language);
  const knobLine = (knob: Knob | undefined) => {
    if (knob === undefined) return null;
    const { study } = state.opened;
    const value = printable(valueText(knob, state.variant[knob.id] ?? 0, study));
    const range = rangeText(knob, study);
    return speak(
      range === null
        ? say`${knob.name} is ${value}, without a range.`
        : say`${knob.name} is ${value}, between ${range[0]} and ${range[1]}.`,
    );
  };
  switch (state.screen) {
    case 'what-if':
      return knobLine(knobsShown(state)[at]);
    case 'assumptions':
      return knobLine(ledgerShown(state)[at]);
    case 'forecast': {
      const { base } = state.answers;
      const line = forecastLines(base?.rows ?? [], state.opened.study.spec.horizon)[at];
      const row = line?.in('program');
      if (base === null || line === undefined || row === undefined) return null;
      return `${speak(line.label).trim()}, ${speak(line.when)}: ${formatInterval(row, line.unit, screen, base.independent)}.`;
    }
    default: {
      const item = itemsOf(state)[at];
      return item === undefined ? null : printable(item);
    }
  }
}

function differences({ answers, opened, language }: StudioState, screen: Screen): string[] {
  const { whatIf } = answers;
  const speak = speaker(language);
  if (whatIf === null) return [];
  return forecastLines(whatIf.differences, opened.study.spec.horizon).flatMap((line) => {
    const row = line.in(WHAT_IF);
    if (row === undefined || (row.p05 === 0 && row.p95 === 0)) return [];
    return [
      speak(say`${speak(line.label).trim()} changes by ${formatInterval(row, line.unit, screen, whatIf.independent)}.`),
    ];
  });
}
