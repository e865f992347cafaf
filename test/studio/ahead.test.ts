import { describe, expect, it } from 'vitest';
import { questionsAhead } from '../../src/studio/ahead.ts';
import { openQuestions } from '../../src/studio/questions.ts';
import type { StudioState } from '../../src/studio/state.ts';
import { press, step } from '../../src/studio/step.ts';
import { pressed, startClub } from './opened.ts';

const start = await startClub();
const rest = { replicates: 2, of: 2, independent: 2, rows: [], differences: [], done: true } as const;

/** The first open question answered, or that of a key. */
function answered(state: StudioState, took: number, key = openQuestions(state)[0]!.key): StudioState {
  const answer = { kind: 'forecast', key, members: start.opened.study.spec.members, took, ...rest } as const;
  return step(state, { kind: 'answer', answer });
}

describe('questions ahead', () => {
  const shown = pressed(answered(start, 300), '2');
  const keys = (state: StudioState) => questionsAhead(state).map(({ key }) => key);

  it('are about the knob at hand a step up and down, as if it had been turned', () => {
    const [up, down] = keys(shown);
    expect(openQuestions(press(shown, 'right')).map(({ key }) => key)).toContain(up);
    expect(openQuestions(press(shown, 'left')).map(({ key }) => key)).toContain(down);
    const [question] = questionsAhead(shown);
    const asked = openQuestions(press(shown, 'right')).find(({ key }) => key === up)!;
    expect(question!.ask()).toEqual(asked.ask());
  });

  it('are of no variant that is the program as it is, and of none beyond the range', () => {
    const once = answered(press(shown, 'right'), 300);
    expect(keys(once)).toHaveLength(1);
    const { most } = start.knobs[0]!;
    const end = pressed(shown, Array.from({ length: most }, () => 'right').join(' '));
    expect(keys(end)).toHaveLength(1);
  });

  it('are asked once, and what is found out changes nothing that is seen', () => {
    const [up, down] = keys(shown);
    const known = answered(shown, 300, up);
    expect(keys(known)).toEqual([down]);
    expect(known.answers.whatIf).toBe(shown.answers.whatIf);
    // Its answer is asked for when it is wanted.
    expect(openQuestions(press(known, 'right'))[0]!.key).toBe(up);
  });

  it('are not told of where they fail before somebody wants to know', () => {
    const [up, down] = keys(shown);
    const failed = step(shown, { kind: 'answer', answer: { kind: 'failed', key: up!, message: 'no', done: true } });
    expect(failed.notice).toBe(shown.notice);
    expect(keys(failed)).toEqual([down]);
    expect(openQuestions(press(failed, 'right'))[0]!.key).toBe(up);
  });

  it('are none where all members take long, on another screen, under an overlay, or while paused', () => {
    expect(keys(pressed(answered(start, 601), '2'))).toEqual([]);
    expect(keys(pressed(start, '2'))).toEqual([]);
    expect(keys(press(shown, '1'))).toEqual([]);
    expect(keys(press(shown, '?'))).toEqual([]);
    expect(keys({ ...shown, paused: true })).toEqual([]);
  });
});
