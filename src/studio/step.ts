import { say } from '../report/wording.ts';
import type { LiveAnswer } from '../workspace/live-question.ts';
import type { Action, Step } from './action.ts';
import { type KeyName, meaningOf } from './keys.ts';
import { knobsOf, type Variant } from './knob.ts';
import { withHistory } from './member-overlay.ts';
import { obey } from './obey.ts';
import { aboutOf, isCurrent } from './questions.ts';
import { type Answers, NO_ANSWERS, type StudioState } from './state.ts';

/** What an action makes of a state. Pure; nothing else changes the studio. */
export function step(state: StudioState, action: Action): StudioState {
  switch (action.kind) {
    case 'command':
      return obey({ ...state, notice: null }, action.command);
    case 'answer':
      return answered(state, action);
    case 'opened':
      return reopened(state, action);
    case 'broken':
      return {
        ...state,
        opened: { ...state.opened, draft: action.draft, problems: action.problems, broken: true },
        notice: { text: say`the program does not hold together; the last good one stays`, bad: true },
      };
    case 'saved':
      return { ...state, saving: null, notice: { text: say`saved ${action.path}`, bad: false } };
    case 'not saved':
      return { ...state, saving: null, notice: { text: action.why, bad: true } };
  }
}

/** What a key does to a state. */
export function press(state: StudioState, key: KeyName): StudioState {
  const meaning = meaningOf(state, key);
  if (meaning === null) return state;
  if ('why' in meaning) return { ...state, notice: { text: meaning.why, bad: false } };
  return step(state, { kind: 'command', command: meaning.command });
}

/** Fewer runs say nothing about an interval, so that an earlier look at fewer members stays in their place. */
const RUNS_TO_SHOW = 2;

const answered: Step<'answer'> = (state, { answer }) => {
  const wholeTook = tookForAll(state, answer) ?? state.answers.wholeTook;
  const kept = { ...state, answers: { ...state.answers, wholeTook } };
  switch (answer.kind) {
    case 'failed':
      if (isAhead(state, answer)) return knownAhead(kept, answer.key);
      return {
        ...withAnswers(kept, { failed: new Set([...kept.answers.failed, answer.key]) }),
        notice: { text: say`the simulation failed: ${answer.message}`, bad: true },
      };
    case 'tornado':
      return withAnswers(kept, { tornado: answer });
    case 'members':
      return withAnswers(kept, { members: answer });
    case 'history':
      return kept.overlay?.kind === 'member' ? withHistory(kept, kept.overlay, answer.history) : kept;
    case 'forecast': {
      const about = aboutOf(answer);
      if (isAhead(state, answer)) return answer.done ? knownAhead(kept, answer.key) : kept;
      const slot = about === 'base' ? 'base' : about === 'sweep' ? 'sweep' : 'whatIf';
      const before = kept.answers[slot];
      const early = answer.replicates < Math.min(RUNS_TO_SHOW, answer.of);
      const isOld = before === null || (about === 'what-if' && !isCurrent(before, state));
      if (!isOld && before.key !== answer.key && early) return kept;
      // What was left and is taken up again begins with its first members.
      if (!isOld && before.key === answer.key && answer.members < before.members) return kept;
      return withAnswers(kept, { [slot]: answer });
    }
  }
};

/** Whether nobody has asked for it yet; if it fails, it is told when somebody does. */
function isAhead(state: StudioState, answer: LiveAnswer): boolean {
  return aboutOf(answer) === 'what-if' && !isCurrent(answer, state);
}

function knownAhead(state: StudioState, key: string): StudioState {
  return withAnswers(state, { ahead: new Set([...state.answers.ahead, key]) });
}

/** How long the simulation of all members took, where the answer is the last of one. */
function tookForAll({ opened }: StudioState, answer: LiveAnswer): number | null {
  if (answer.kind !== 'forecast' || aboutOf(answer) === 'sweep') return null;
  return answer.members === opened.study.spec.members ? answer.took : null;
}

function withAnswers(state: StudioState, answers: Partial<Answers>): StudioState {
  return { ...state, answers: { ...state.answers, ...answers } };
}

/** Knobs that are still there stay turned, as far as their range still goes. */
const reopened: Step<'opened'> = (state, { opened }) => {
  const knobs = knobsOf(opened.study);
  const within = (variant: Variant): Variant =>
    Object.fromEntries(
      knobs.flatMap(({ id, least, most }) => {
        const steps = Math.min(most, Math.max(least, variant[id] ?? 0));
        return steps === 0 ? [] : [[id, steps] as const];
      }),
    );
  return {
    ...state,
    opened,
    knobs,
    variant: within(state.variant),
    undo: state.undo.map(within),
    redo: state.redo.map(within),
    answers: NO_ANSWERS,
    notice: { text: say`read anew`, bad: false },
  };
};
