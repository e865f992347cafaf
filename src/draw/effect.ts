import type { Effect, GroupEffect, LookEffect } from '../analysis/effect/effect.ts';
import {
  effectSentence,
  FATE_WORDS,
  FATES,
  FATES_NOTE,
  headText,
  isNothing,
  lacksText,
  lookText,
  METRIC_WORDS,
  moverText,
  rungText,
  shownInterval,
} from '../analysis/effect/effect-text.ts';
import type { Account } from '../analysis/effect/mover.ts';
import { formatDay } from '../base/calendar.ts';
import type { Rung } from '../population/rungs.ts';
import { wrap } from '../report/cells.ts';
import { formatNumber } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { drawFolded } from './folded-table.ts';
import { hang } from './hang.ts';
import { drawSteps } from './steps.ts';
import { type Column, drawTable } from './table.ts';

/** What a change does to members: who moves on each day, of which value and cell, what it costs, and why some end lower. */
export function drawEffect(effect: Effect, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const { looks, extent, numbers, movers } = effect;
  const lines = [paint('strong', speak(headText(effect)))];
  if (extent === 'some move') {
    for (const look of looks) lines.push('', ...matrix(effect, look, screen));
    for (const fate of FATES) lines.push(...byDecile(looks, fate, screen));
    lines.push(...byCell(looks, screen));
    if (looks.some(({ all }) => !isNothing(all.gone) || !isNothing(all.stayed)))
      lines.push(paint('faint', speak(FATES_NOTE)));
  }
  if (extent !== 'nobody stirs') {
    const shown = numbers.filter(({ change }) => !isNothing(change));
    if (shown.length > 0) lines.push('', ...numberTable(effect, shown, screen));
  }
  if (movers.length > 0) lines.push('', paint('strong', speak(say`Some of those who end lower`)));
  for (const mover of movers) {
    lines.push(...hang('', speak(moverText(mover)), screen));
    lines.push(...account(speak(say`old version`), mover.old, screen));
    lines.push(...account(speak(say`new version`), mover.now, screen));
  }
  if (effect.notes.length > 0) lines.push('');
  for (const note of effect.notes)
    lines.push(...wrap(speak(note), screen.width, screen).map((line) => paint('faint', line)));
  lines.push(
    '',
    ...wrap(speak(effectSentence(effect, screen)), screen.width, screen).map((line) => paint('strong', line)),
  );
  return lines;
}

function matrix({ independent }: Effect, look: LookEffect, screen: Screen): string[] {
  const speak = speaker(screen.language);
  // From the base up, and having left at the end.
  const names = (which: 'from' | 'to') => {
    const rungs = look.passages.map((passage) => passage[which]);
    const height = (rung: Rung | null) => rung?.height ?? Number.POSITIVE_INFINITY;
    return [...new Set(rungs.toSorted((a, b) => height(a) - height(b)).map((rung) => speak(rungText(rung))))];
  };
  const [rows, columns] = [names('from'), names('to')];
  const cell = (from: string, to: string) => {
    const passage = look.passages.find((one) => speak(rungText(one.from)) === from && speak(rungText(one.to)) === to);
    return passage === undefined ? '' : shownInterval(passage.members, 'members', screen, independent);
  };
  const header: Column[] = [
    { header: speak(say`old version \\ new version`), alignment: 'left' },
    ...columns.map<Column>((name) => ({ header: name, alignment: 'right' })),
  ];
  return [
    speak(lookText(look)),
    ...drawFolded(
      header,
      rows.map((from) => [from, ...columns.map((to) => cell(from, to))]),
      screen,
    ),
  ];
}

/** A line per day; nothing where no member meets this fate on any. */
function byDecile(looks: readonly LookEffect[], fate: (typeof FATES)[number], screen: Screen): string[] {
  const speak = speaker(screen.language);
  if (looks.every(({ all }) => isNothing(all[fate]))) return [];
  const columns: Column[] = [
    { header: speak(say`${FATE_WORDS[fate]}, by tenth of value`), alignment: 'left' },
    ...looks[0]!.deciles.map<Column>((_, i) => ({ header: String(i + 1), alignment: 'right' })),
  ];
  const rows = looks.map(({ day, deciles }) => [
    formatDay(day),
    ...deciles.map((group) => median(group, fate, screen)),
  ]);
  return ['', ...drawTable(columns, rows, screen)];
}

/** Only the cells somebody of whom moves. */
function byCell(looks: readonly LookEffect[], screen: Screen): string[] {
  const speak = speaker(screen.language);
  const rows = looks.flatMap(({ day, cells }) =>
    cells
      .filter((cell) => FATES.some((fate) => cell[fate].median > 0))
      .map((group) => [
        formatDay(day),
        group.cell,
        formatNumber(group.members.median, 'members', screen),
        ...FATES.map((fate) => median(group, fate, screen)),
      ]),
  );
  if (rows.length === 0) return [];
  const columns: Column[] = [
    { header: speak(say`by cell of the grid`), alignment: 'left' },
    { header: '', alignment: 'left' },
    { header: speak(say`members`), alignment: 'right' },
    ...FATES.map<Column>((fate) => ({ header: speak(FATE_WORDS[fate]), alignment: 'right' })),
  ];
  return ['', ...drawTable(columns, rows, screen)];
}

function median(group: GroupEffect, fate: (typeof FATES)[number], screen: Screen): string {
  return formatNumber(group[fate].median, 'members', screen);
}

function numberTable({ independent }: Effect, numbers: Effect['numbers'], screen: Screen): string[] {
  const speak = speaker(screen.language);
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    // First, because on a narrow screen the last are left out.
    { header: speak(say`difference`), alignment: 'right' },
    { header: speak(say`old version`), alignment: 'right' },
    { header: speak(say`new version`), alignment: 'right' },
  ];
  const rows = numbers.map(({ metric, unit, old, now, change }) => [
    speak(METRIC_WORDS[metric]),
    ...[change, old, now].map((interval) =>
      interval === null ? '' : shownInterval(interval, unit, screen, independent),
    ),
  ]);
  return drawTable(columns, rows, screen);
}

/** What decided where the member stands, under one version. */
function account(version: string, { steps, lacks }: Account, screen: Screen): string[] {
  if (steps.length === 0 && lacks === null) return [];
  const inner = { ...screen, width: screen.width - 4 };
  const short = lacks === null ? [] : hang('    ', speaker(screen.language)(lacksText(lacks)), screen);
  return [`  ${version}`, ...drawSteps(steps, inner).map((line) => `    ${line}`), ...short];
}
