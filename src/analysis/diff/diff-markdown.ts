import { printable } from '../../report/printable.ts';
import { type Language, say, speaker } from '../../report/wording.ts';
import { effectMarkdown } from '../effect/effect-markdown.ts';
import { changeText, countsText, DIRECTION_WORDS, searchText } from './change-text.ts';
import type { ProgramDiff, ShownChange } from './diff.ts';
import { guardrailText, type Judged } from './guardrail.ts';
import { markdownCell } from './markdown-cell.ts';

/** A comment of a forge may hold 65,536 characters; some are left for what others put around it. */
export const MOST_COMMENT = 60_000;

/** By it a comment is found again, to be edited and not repeated. */
export const COMMENT_MARK = '<!-- regalia diff -->';

/**
 * Changes as a comment on a pull request: the counts, what they do to members, a table, and folded away the
 * rest of the effect and what shows each change. What does not fit
 * is left out from its end, details first, and the comment says where all of it is.
 */
export function diffMarkdown(diffs: readonly ProgramDiff[], broken: readonly Judged[], language: Language): string {
  const speak = speaker(language);
  const changes = diffs.flatMap((diff) => diff.changes.map((shown) => ({ ...shown, diff })));
  const head = [COMMENT_MARK, `### ${speak(countsText(changes.map(({ change }) => change)))}`, ''];
  if (broken.length > 0) head.push(...broken.map((one) => `- ${speak(guardrailText(one))}`), '');
  const effects = diffs.flatMap(({ effect }) => (effect === undefined ? [] : [effectMarkdown(effect, language)]));
  for (const effect of effects) head.push(...effect.head);
  const rows = changes.map(({ change, accepted }) => {
    const words = [speak(DIRECTION_WORDS[change.direction]), change.grade, `\`${change.id}\``];
    const text = speak(
      accepted === undefined ? changeText(change) : say`${changeText(change)} (accepted: ${accepted.reason})`,
    );
    return `| ${[...words, markdownCell(text), `\`${change.fingerprint}\``].join(' | ')} |`;
  });
  const titles = [say`for members`, say`grade`, say`kind`, say`what changes`, say`fingerprint`].map(speak);
  const table = [`| ${titles.join(' | ')} |`, '| --- | --- | --- | --- | --- |'];
  const details = [...effects.flatMap((effect) => effect.details), ...changes.flatMap((each) => detail(each, speak))];
  const pointer = (left: number) => [
    '',
    speak(say`${left} more are left out here: \`regalia diff\` shows all of them`),
  ];
  // Room is kept for the pointer.
  const room = MOST_COMMENT - 200;
  const lines = changes.length === 0 ? head : [...head, ...table];
  let used = lines.join('\n').length;
  let left = 0;
  for (const [i, part] of [...rows, '', ...details].entries()) {
    if (used + part.length + 1 > room) {
      left = rows.length + 1 + details.length - i;
      break;
    }
    lines.push(part);
    used += part.length + 1;
  }
  return [...lines, ...(left > 0 ? pointer(left) : [])].join('\n');
}

function detail({ change, search }: ShownChange, speak: ReturnType<typeof speaker>): string[] {
  if (search === null) return [];
  const summary = `<summary><code>${change.fingerprint}</code> ${speak(searchText(search))}</summary>`;
  if (search.found === null) return [`- \`${change.fingerprint}\` ${speak(searchText(search))}`];
  const { old, now } = search.found;
  return [`<details>${summary}\n\n${fenced(old)}\n\n${fenced(now)}\n\n</details>`];
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}regalia\n${printableLines(text)}\n${fence}`;
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
