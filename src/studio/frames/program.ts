import { printable } from '../../report/printable.ts';
import { renderProblem } from '../../report/render/terminal.ts';
import { say } from '../../report/wording.ts';
import { rulesShown } from '../items.ts';
import { around, listed, type Room } from '../lay.ts';
import { cursorOf } from '../obey.ts';
import { placeOf, type StudioState } from '../state.ts';

/** At most this part of the room goes to what is wrong. */
const PROBLEM_PART = 0.6;

/** The rules as they stand on disk, and what is wrong with them. */
export function programBody(state: StudioState, room: Room): readonly string[] {
  const { screen, paint, speak } = room;
  const { draft, problems, programPath, broken } = state.opened;
  const { filter } = placeOf(state);
  const sources = new Map([[draft.file, draft]]);
  const told = problems.flatMap((problem) => [...renderProblem(problem, sources, screen), '']);
  const shownProblems = told.slice(0, Math.floor(room.rows * PROBLEM_PART));
  const title = broken
    ? speak(say`${problems.length} problems; the last good one is simulated: ${printable(programPath)}`)
    : problems.length > 0
      ? speak(say`sound, with ${problems.length} warnings: ${printable(programPath)}`)
      : speak(say`sound; read anew whenever it is saved: ${printable(programPath)}`);
  const digits = String(draft.text.split('\n').length).length;
  const lines = rulesShown(state).map(({ number, text }) => {
    const line = printable(text);
    return `${paint('faint', String(number).padStart(digits))} ${filter === '' ? styled(line, paint) : line}`;
  });
  const rows = Math.max(1, room.rows - shownProblems.length - 1);
  const cursor = cursorOf(state);
  return [
    paint(broken ? 'error' : 'strong', title),
    ...shownProblems,
    ...around(listed(lines, cursor, room), cursor, rows),
  ];
}

function styled(line: string, paint: Room['paint']): string {
  return line.trimStart().startsWith('#') ? paint('faint', line) : line;
}
