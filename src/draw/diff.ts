import { changeText, countsText, DIRECTION_WORDS, searchText } from '../analysis/diff/change-text.ts';
import type { ProgramDiff, ShownChange } from '../analysis/diff/diff.ts';
import type { Direction } from '../analysis/diff/subject.ts';
import { cellWidth, pad } from '../report/cells.ts';
import { painter, type Role } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import type { Screen } from '../report/screen.ts';
import { type Speaker, say, speaker } from '../report/wording.ts';
import { drawEffect } from './effect.ts';
import { hang } from './hang.ts';

const ROLES: Readonly<Record<Direction, Role>> = {
  worse: 'error',
  different: 'warning',
  better: 'help',
  neutral: 'faint',
};

/** The changes of one program, the gravest first, each with its place and what shows it; then what they do to members. */
export function drawDiff(diff: ProgramDiff, screen: Screen): string[] {
  const paint = painter(screen.color);
  const speak = speaker(screen.language);
  const { old, now, changes } = diff;
  // A program that only one version has stands for both.
  const files = (old === now ? [now] : [old, now]).map(({ source }) => source.file);
  const lines = [
    `${paint('strong', printable(now.plan.name))}  ${paint('faint', files.join(' -> '))}`,
    speak(countsText(changes.map(({ change }) => change))),
  ];
  for (const shown of changes) {
    const { change } = shown;
    const { direction } = change;
    const word = speak(DIRECTION_WORDS[direction]);
    const width = Math.max(...Object.values(DIRECTION_WORDS).map((wording) => cellWidth(speak(wording), screen))) + 1;
    const head = `${paint(ROLES[direction], pad(word, width, screen))}${change.id}`;
    lines.push('', `${head}  ${paint('faint', `${change.grade} ${change.fingerprint}`)}`);
    lines.push(...hang('  ', printable(speak(changeText(change))), screen));
    lines.push(paint('faint', `  ${places(diff, shown)}`));
    if (shown.accepted !== undefined) {
      const { date, reason } = shown.accepted;
      lines.push(...hang('  ', printable(speak(say`accepted on ${date}: ${reason}`)), screen));
    }
    lines.push(...evidence(shown, speak).map((line) => `  ${printable(line)}`));
  }
  if (diff.effect !== undefined) lines.push('', ...drawEffect(diff.effect, screen));
  return lines;
}

function places({ old, now }: ProgramDiff, { change }: ShownChange): string {
  const place = (side: ProgramDiff['old'], start: number | undefined) => {
    if (start === undefined) return null;
    const { line, column } = side.source.place(start);
    return `${side.source.file}:${line}:${column}`;
  };
  const both = [place(old, change.old?.span.start), place(now, change.now?.span.start)];
  return both.filter((one) => one !== null).join(' -> ');
}

/** What was found, or how much was tried in vain. */
function evidence({ search }: ShownChange, speak: Speaker): string[] {
  if (search === null) return [];
  const examples = search.found === null ? [] : [search.found.old, search.found.now];
  return [speak(searchText(search)), ...examples.flatMap((example) => example.split('\n').map((line) => `  ${line}`))];
}
