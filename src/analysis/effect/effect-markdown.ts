import { formatDay } from '../../base/calendar.ts';
import { formatNumber } from '../../report/number.ts';
import type { Screen } from '../../report/screen.ts';
import { type Language, say, speaker, type Wording } from '../../report/wording.ts';
import { markdownCell } from '../diff/markdown-cell.ts';
import type { Effect, GroupEffect } from './effect.ts';
import {
  effectSentence,
  FATE_WORDS,
  FATES,
  headText,
  isNothing,
  lacksText,
  lookText,
  METRIC_WORDS,
  moverText,
  rungText,
  shownInterval,
} from './effect-text.ts';
import type { Account } from './mover.ts';
import { isMasked, outward } from './outward.ts';

/** An effect in parts that a comment may be cut between: what must stay first, then what may be left out from the end. */
export interface EffectMarkdown {
  readonly head: readonly string[];
  readonly details: readonly string[];
}

/** The sentence and the numbers; folded away who moves on each day, of which value and cell, and why some end lower. */
export function effectMarkdown(whole: Effect, language: Language): EffectMarkdown {
  const effect = outward(whole);
  const speak = speaker(language);
  const screen: Screen = { language, width: 100, color: false, unicode: true };
  const interval = (...[value, unit]: [Parameters<typeof shownInterval>[0] | null, string]) =>
    value === null ? '' : shownInterval(value, unit, screen, effect.independent);
  const head = [`#### ${cell(speak(headText(effect)))}`, '', cell(speak(effectSentence(effect, screen))), ''];
  if (effect.extent === 'nobody stirs') return { head, details: [] };
  const numbers = effect.numbers.filter(({ change }) => !isNothing(change));
  if (numbers.length > 0) {
    const rows = numbers.map(({ metric, unit, old, now, change }) => [
      speak(METRIC_WORDS[metric]).trim(),
      ...[old, now, change].map((one) => interval(one, unit)),
    ]);
    head.push(...table(['', ...[say`old version`, say`new version`, say`difference`].map(speak)], rows), '');
  }
  const notes = effect.notes.map((note) => `- ${cell(speak(note))}`);
  if (effect.extent === 'nobody moves') return { head, details: notes };
  const count = (group: GroupEffect, fate: keyof GroupEffect) =>
    isMasked(group[fate]) ? '<10' : formatNumber(group[fate].median, 'members', screen);
  const details = effect.looks.map((look) => {
    const passages = look.passages.map(({ from, to, members }) => [
      speak(rungText(from)),
      speak(rungText(to)),
      interval(members, 'members'),
    ]);
    const fates = FATES.map((fate) => speak(FATE_WORDS[fate]));
    const deciles = look.deciles.map((group, i) => [String(i + 1), ...FATES.map((fate) => count(group, fate))]);
    const cells = look.cells
      .filter((group) => FATES.some((fate) => !isNothing(group[fate])))
      .map((group) => [group.cell, count(group, 'members'), ...FATES.map((fate) => count(group, fate))]);
    return folded(speak(lookText(look)), [
      ...table([say`old version`, say`new version`, say`members`].map(speak), passages),
      '',
      ...table([speak(say`tenth of value`), ...fates], deciles),
      ...(cells.length === 0
        ? []
        : ['', ...table([speak(say`cell of the grid`), speak(say`members`), ...fates], cells)]),
    ]);
  });
  const movers = effect.movers.map((mover) => {
    const accounts = [...account(say`old version`, mover.old, speak), ...account(say`new version`, mover.now, speak)];
    const text = cell(speak(moverText(mover)));
    return accounts.length === 0 ? `- ${text}` : folded(text, accounts);
  });
  return { head, details: [...details, ...movers, ...notes] };
}

function account(version: Wording, { steps, lacks }: Account, speak: (wording: Wording) => string): string[] {
  const told = steps.map(({ day, what, rule, place, reads }) => {
    const why = [rule, place, ...reads.map(speak)].filter((part) => part !== null);
    return `- ${speak(version)}, ${formatDay(day)}: ${cell([speak(what), ...why].join('; '))}`;
  });
  const short = lacks === null ? [] : [`- ${speak(version)}: ${cell(speak(lacksText(lacks)))}`];
  return [...told, ...short];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(line)];
}

function folded(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

const cell = markdownCell;
