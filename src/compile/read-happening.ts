import { type Day, formatDay } from '../base/calendar.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import { checkHappening, checkWish } from '../check/rules/examples.ts';
import { say, type Wording } from '../report/wording.ts';
import { parseStatement } from '../syntax/parse-statement.ts';
import { type Happened, lowerHappened } from './lower-example.ts';
import { Lowering } from './lowering.ts';

/** Why something that may happen could not be read; `help` is null where nothing better can be proposed. */
export interface HappeningMisfit {
  readonly title: Wording;
  readonly help: Wording | null;
}

/**
 * Something that happens, read as a line of an example: `purchase amount ¥5_000`, `2024-05-01 redeem voucher`. Without a
 * date it happens on `day`. `known` are the identities that a refund may name, each
 * with its event. `written` is how many lines were read before.
 */
export function readHappening(
  checked: CheckedProgram,
  text: string,
  day: Day,
  known: ReadonlyMap<string, string>,
  written: number,
): { happenings: readonly Happened[] } | { misfit: HappeningMisfit } {
  const dated = /^\s*\d{4}-\d{2}-\d{2}\b/.test(text) ? text : `${formatDay(day)} ${text}`;
  const { statement, problems } = parseStatement(`example "" {\n${dated}\n}`);
  const lines = statement?.kind === 'example' && !statement.broken ? statement.lines : [];
  const [line] = lines;
  if (lines.length !== 1 || (line?.line !== 'event' && line?.line !== 'wish'))
    return { misfit: notALine(checked, text) };
  const { scope } = checked;
  const before = scope.problems.length;
  if (line.line === 'event') checkHappening(scope, line, known);
  else checkWish(scope, line, known);
  // A question about a program leaves no trace in what was found when it was checked.
  const [found] = [...problems, ...scope.problems.splice(before)];
  if (found !== undefined) return { misfit: { title: found.title, help: found.help ?? null } };
  return { happenings: lowerHappened(new Lowering(checked), line, written) };
}

function notALine(checked: CheckedProgram, text: string): HappeningMisfit {
  const [event] = checked.scope.all('event');
  const [field] = event?.fields ?? [];
  const example = event === undefined ? '' : ` ${event.name.text}${field === undefined ? '' : ` ${field.name.text} …`}`;
  return {
    title: say`\`${text}\` is not something that can happen`,
    help: say`write it as in an example: \`${example.trim()}\``,
  };
}
