import type { Draws } from '../base/draws.ts';
import { bernoulli, normal } from '../base/samplers.ts';
import { HIGHEST_SCORE, LOWEST_SCORE, type Voice, voiceOfScore } from '../model/customer-grid.ts';
import { PURPOSE } from './purposes.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** An answer to "would you recommend us", 0 to 10, with the month it was given. */
export interface Answer {
  readonly score: number;
  readonly month: number;
}

/** A member's answer in this month; null when not invited or not answering, as for most members in most months. */
export function surveyed(spec: SimulationSpec, draws: Draws, month: number, satisfaction: number): Answer | null {
  const b = spec.behavior;
  if (!bernoulli(draws, PURPOSE.invitation, month, spec.invited)) return null;
  if (!bernoulli(draws, PURPOSE.response, month, b.surveyResponse)) return null;
  return { score: scoreOf(satisfaction + b.surveyNoise * normal(draws, PURPOSE.answer, month)), month };
}

/** What the business knows of a member in `month`: the last answer, while it is no older than the survey's memory. */
export function observedVoice(spec: SimulationSpec, answer: Answer | null, month: number): Voice {
  if (answer === null || month - answer.month >= spec.behavior.surveyMemory) return 'unknown';
  return voiceOfScore(spec.bands, answer.score);
}

/** The truth that an answer reads with noise: whether satisfaction itself is that of a detractor. */
export function isUnhappy(spec: SimulationSpec, satisfaction: number): boolean {
  return voiceOfScore(spec.bands, scoreOf(satisfaction)) === 'detractor';
}

function scoreOf(reading: number): number {
  return Math.min(HIGHEST_SCORE, Math.max(LOWEST_SCORE, Math.round(reading)));
}
