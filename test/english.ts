import type { Problem } from '../src/report/problem.ts';
import { speak, type Wording } from '../src/report/wording.ts';

/** A wording as it is written in the source. */
export function english(wording: Wording): string {
  return speak(wording, 'en');
}

/** A problem with its texts in English, to be compared. */
export interface EnglishProblem extends Omit<Problem, 'title' | 'body' | 'notes' | 'help'> {
  readonly title: string;
  readonly body: string | undefined;
  readonly notes: readonly string[];
  readonly help: string | undefined;
}

export function inEnglish(problem: Problem): EnglishProblem {
  const { title, body, notes, help } = problem;
  return {
    ...problem,
    title: english(title),
    body: body === undefined ? undefined : english(body),
    notes: notes.map(english),
    help: help === undefined ? undefined : english(help),
  };
}
