import type { Draws } from '../base/draws.ts';
import { exp, nearest } from '../base/elementary.ts';
import { bernoulli, normal } from '../base/samplers.ts';
import { HIGHEST_SCORE, LOWEST_SCORE, type Voice, voiceOfScore } from '../model/customer-grid.ts';
import type { Behavior } from './behavior.ts';
import { PURPOSE, SURVEY_WORD } from './purposes.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** An answer to "would you recommend us", 0 to 10, with the month it was given. */
export interface Answer {
  readonly score: number;
  readonly month: number;
}

/**
 * A member's answer in this month; null when not invited or not answering, as for most members in most months. Happy
 * members answer more, so that the answers overstate how happy members are.
 */
export function surveyed(
  invited: number,
  b: Behavior,
  draws: Draws,
  month: number,
  satisfaction: number,
): Answer | null {
  if (!bernoulli(draws, PURPOSE.survey, month, invited, SURVEY_WORD.invitation)) return null;
  if (!bernoulli(draws, PURPOSE.survey, month, answerChance(b, satisfaction), SURVEY_WORD.answering)) return null;
  const noise = normal(draws, PURPOSE.survey, month, SURVEY_WORD.answer);
  return { score: scoreOf(satisfaction + b.surveyNoise * noise), month };
}

function answerChance(b: Behavior, satisfaction: number): number {
  const odds = exp(b.surveyTilt * (satisfaction - b.satisfactionMean)) * b.surveyResponse;
  return odds / (1 - b.surveyResponse + odds);
}

/** What the business knows of a member in `month`: the last answer, while it is no older than the survey's memory. */
export function observedVoice(spec: SimulationSpec, answer: Answer | null, month: number): Voice {
  if (answer === null || month - answer.month >= spec.behavior.surveyMemory) return 'unknown';
  return voiceOfScore(spec.bands, answer.score);
}

/** The truth that an answer reads with noise. */
export function trueVoice(spec: SimulationSpec, satisfaction: number): Voice {
  return voiceOfScore(spec.bands, scoreOf(satisfaction));
}

/** Whether satisfaction itself is that of a detractor. */
export function isUnhappy(spec: SimulationSpec, satisfaction: number): boolean {
  return trueVoice(spec, satisfaction) === 'detractor';
}

function scoreOf(reading: number): number {
  return Math.min(HIGHEST_SCORE, Math.max(LOWEST_SCORE, nearest(reading)));
}
