import { VOICES, type Voice, voiceOf } from '../model/customer-grid.ts';

/** What surveys say of some members. A value is null where there is nobody to say it of. */
export interface NetPromoter {
  /** The Net Promoter Score: promoters less detractors in percent of the answers, from -100 to 100. */
  readonly score: number | null;
  /** Of the score, in its points: how far chance alone moves it from one sample of answers to another. */
  readonly standardError: number | null;
  /** Members with an answer. */
  readonly answered: number;
  /** Their share of all members, from 0 to 1. */
  readonly coverage: number | null;
}

/** The score of members counted by voice (Reichheld 2003); the unknown lower its coverage and nothing else. */
export function netPromoter(members: Readonly<Record<Voice, number>>): NetPromoter {
  const { promoter, passive, detractor, unknown } = members;
  const answered = promoter + passive + detractor;
  const all = answered + unknown;
  const coverage = all === 0 ? null : answered / all;
  if (answered === 0) return { score: null, standardError: null, answered, coverage };
  const net = (promoter - detractor) / answered;
  const variance = (promoter + detractor) / answered - net ** 2;
  return { score: 100 * net, standardError: 100 * Math.sqrt(variance / answered), answered, coverage };
}

/** Members by voice, of members counted by cell of the grid. */
export function byVoice(cells: readonly number[]): Record<Voice, number> {
  const count = (voice: Voice) =>
    cells.reduce((sum, members, cell) => sum + (voiceOf(cell) === voice ? members : 0), 0);
  return Object.fromEntries(VOICES.map((voice) => [voice, count(voice)])) as Record<Voice, number>;
}
