import { forecastLines } from '../draw/forecast-lines.ts';
import { formatInterval } from '../report/number.ts';
import type { Screen } from '../report/screen.ts';
import { type Speaker, say, speaker } from '../report/wording.ts';
import { BETTER_WORDS } from './frames/goals.ts';
import { overlayBody, SAVE_WORDS } from './frames/overlay.ts';
import { itemsOf } from './items.ts';
import { roomOf } from './lay.ts';
import { lineUnderCursor } from './linear-line.ts';
import { foundIn, paletteEntries } from './palette.ts';
import { PANES, SCREEN_TITLES } from './screens.ts';
import { isTurned, type Overlay, placeOf, type StudioState, saveForms } from './state.ts';
import { GOALS } from './sweep.ts';
import { turnDayText, turnsSetting } from './turn-day.ts';
import { WHAT_IF } from './turned-study.ts';

/**
 * What is said aloud after something happened: only what is new, line by line, in sentences, without pictures and without
 * going back over what was said. For readers of the screen who hear it.
 */
export function heard(before: StudioState | null, now: StudioState, screen: Screen): string[] {
  const speak = speaker(now.language);
  const lines: string[] = [];
  if (now.overlay !== null) return heardOver(before, now, now.overlay, screen);
  const back = before !== null && before.overlay !== null;
  const moved = before === null || before.screen !== now.screen || placeOf(before).pane !== placeOf(now).pane || back;
  const filled = before !== null && itemsOf(before).length === 0 && itemsOf(now).length > 0;
  if (moved || filled) {
    const pane = PANES[now.screen][placeOf(now).pane]!;
    lines.push(speak(say`${SCREEN_TITLES[now.screen]}, ${pane}: ${itemsOf(now).length} lines.`));
  }
  lines.push(...noticed(before, now, speak));
  const item = lineUnderCursor(now, screen);
  if (item !== null && (moved || item !== (before === null ? null : lineUnderCursor(before, screen)))) lines.push(item);
  if (turnsSetting(now) && (before === null || !turnsSetting(before))) lines.push(speak(turnDayText(now.opened.study)));
  if (isTurned(now) && now.answers.whatIf !== null && now.answers.whatIf.key !== before?.answers.whatIf?.key)
    lines.push(...differences(now, screen));
  return lines;
}

/** What was not said yet of what was done last. */
function noticed(before: StudioState | null, { notice }: StudioState, speak: Speaker): string[] {
  return notice === null || notice === before?.notice ? [] : [speak(notice.text)];
}

/** What lies over the screen: all of it once it is there, then the entry under the cursor. */
function heardOver(before: StudioState | null, now: StudioState, overlay: Overlay, screen: Screen): string[] {
  const speak = speaker(now.language);
  const was = before?.overlay ?? null;
  switch (overlay.kind) {
    case 'filter':
      return was?.kind === 'filter' && was.text === overlay.text
        ? []
        : [speak(say`filter: ${overlay.text}; ${itemsOf(now).length} lines.`)];
    case 'palette': {
      if (was?.kind === 'palette' && was.text === overlay.text && was.at === overlay.at) return [];
      const found = foundIn(paletteEntries(now), overlay.text, speak);
      const entry = found[Math.min(overlay.at, found.length - 1)];
      return [entry === undefined ? speak(say`Nothing is called so.`) : speak(entry.title)];
    }
    case 'save': {
      if (was?.kind === 'save' && was.at === overlay.at) return [];
      const form = speak(SAVE_WORDS[saveForms(now)[overlay.at]!]);
      return was?.kind === 'save' ? [form] : [speak(say`Enter saves, Escape does not.`), form];
    }
    case 'goals': {
      if (was?.kind === 'goals' && was.at === overlay.at && before?.goals === now.goals)
        return noticed(before, now, speak);
      const { metric } = GOALS[overlay.at]!;
      const place = now.goals.indexOf(metric) + 1;
      const goal = speak(
        place === 0 ? say`${BETTER_WORDS[metric]}: left out` : say`${BETTER_WORDS[metric]}: goal ${place}`,
      );
      return was?.kind === 'goals'
        ? [goal]
        : [speak(say`Enter takes a goal in or leaves it out, Escape goes back.`), goal];
    }
    case 'help':
    case 'definition':
    case 'member': {
      if (was?.kind === overlay.kind && explanationIn(was) === explanationIn(overlay)) return [];
      const room = roomOf({ ...screen, language: now.language, color: false, unicode: false }, MOST_LINES);
      return (overlayBody(now, overlay, room) ?? []).map((line) => line.trimEnd()).filter((line) => line !== '');
    }
  }
}

/** All of a text is read at once. */
const MOST_LINES = 10_000;

function explanationIn(overlay: Overlay) {
  return overlay.kind === 'member' ? overlay.explanation : null;
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
