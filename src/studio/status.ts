import { cellWidth } from '../report/cells.ts';
import { formatCount } from '../report/number.ts';
import { drawsBlocks } from '../report/screen.ts';
import { say, type Wording } from '../report/wording.ts';
import { itemsOf } from './items.ts';
import type { Room } from './lay.ts';
import { cursorOf } from './obey.ts';
import { openQuestions } from './questions.ts';
import type { StudioState } from './state.ts';

const WORKING = ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'];
const WORKING_ASCII = ['|', '/', '-', '\\'];

/** What is known so far and whether more is coming; or, where there is one, the notice of what was done last. */
export function statusLine(state: StudioState, { screen, paint, speak }: Room, clock: number): string {
  const { notice } = state;
  const signs = drawsBlocks(screen) ? WORKING : WORKING_ASCII;
  const works = openQuestions(state).length > 0;
  const sign = works ? signs[Math.floor(clock) % signs.length]! : state.paused ? '=' : drawsBlocks(screen) ? '●' : '*';
  if (notice !== null) return `${sign} ${paint(notice.bad ? 'error' : 'help', speak(notice.text))}`;
  const { spec } = state.opened.study;
  const left = `${sign} ${speak(progress(state))}`;
  const seed = speak(say`seed ${spec.seed}`);
  const lines = itemsOf(state).length;
  const place = lines > 1 && state.overlay === null ? `${cursorOf(state) + 1}/${lines}` : '';
  // Where there is no room for both, it is more use to know that there are more lines.
  for (const right of [`${place}  ${seed}`.trim(), place]) {
    const space = screen.width - cellWidth(left, screen) - cellWidth(right, screen);
    if (space >= 2) return `${left}${' '.repeat(space)}${paint('faint', right)}`;
  }
  return left;
}

/** How far the forecast on the screen has come. */
export function progress({ answers, opened, screen, diff }: StudioState): Wording {
  const { spec } = opened.study;
  const answer = (screen === 'what-if' || diff ? answers.whatIf : null) ?? answers.base;
  if (answer === null) return say`simulating the first members`;
  const { members, replicates, of } = answer;
  return members === spec.members
    ? say`${formatCount(members)} members, ${replicates} of ${of} replicates`
    : say`first look: ${formatCount(members)} of ${formatCount(spec.members)} members, ${replicates} of ${of} replicates`;
}
