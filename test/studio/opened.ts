import { afterAll, expect } from 'vitest';
import { openSimulation } from '../../src/cli/studio/open-simulation.ts';
import type { Language } from '../../src/report/wording.ts';
import type { Opened } from '../../src/studio/opened.ts';
import { openQuestions } from '../../src/studio/questions.ts';
import { type StudioState, startState } from '../../src/studio/state.ts';
import { press, step } from '../../src/studio/step.ts';
import { LiveAnswers } from '../../src/workspace/answer-live.ts';

export const CLUB = 'test/cases/studio/club.json';

let club: Promise<Opened> | undefined;

/** A tornado makes two runs for each assumption that has a range; a few show what there is to see. */
const RANGED = ['purchase.r', 'spend.gamma', 'leave.chance', 'satisfaction.mean', 'demotion.drop'];

function fewRanges(opened: Opened): Opened {
  const { study } = opened;
  const assumptions = study.spec.assumptions.map((each) =>
    RANGED.includes(each.id) ? each : { ...each, low: each.value, high: each.value },
  );
  return { ...opened, study: { ...study, spec: { ...study.spec, assumptions } } };
}

/** The club of the test cases, read once, with few assumptions that have a range. */
export function openClub(): Promise<Opened> {
  club ??= openSimulation(CLUB, {}, 0).then((opened) => {
    expect(opened.ok).toBe(true);
    if (!opened.ok) throw new Error('the club cannot be read');
    return fewRanges(opened.value);
  });
  return club;
}

export async function startClub(language: Language = 'en'): Promise<StudioState> {
  return startState(await openClub(), language);
}

/** One for all tests of a file, so that what was simulated for one need not be for the next. */
const answers = new LiveAnswers(1);
afterAll(() => answers.close());

/** The state after everything it asks has been answered. */
export async function answered(state: StudioState): Promise<StudioState> {
  let now = state;
  for (;;) {
    const [question] = openQuestions(now);
    if (question === undefined) return now;
    await answers.answer(question.ask(), new AbortController().signal, (answer) => {
      now = step(now, { kind: 'answer', answer });
    });
  }
}

/** The state after keys, separated by spaces; `wait` answers everything first, and `space` is the space bar. */
export async function after(state: StudioState, keys: string): Promise<StudioState> {
  let now = state;
  for (const key of keys.split(' '))
    now = key === 'wait' ? await answered(now) : press(now, key === 'space' ? ' ' : key);
  return now;
}

/** The same without waiting. */
export function pressed(state: StudioState, keys: string): StudioState {
  return keys.split(' ').reduce((now, key) => press(now, key === 'space' ? ' ' : key), state);
}
