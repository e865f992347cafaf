import { atLeast, atMost, both, choose, type F64, type I32, i32 } from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { below, least, minus, most, nearest, over, plus, times, wholeWithin } from '../../kernel/real.ts';
import { HIGHEST_SCORE, LOWEST_SCORE, type ScoreBand, VOICES, type Voice } from '../../model/customer-grid.ts';
import { MONTH_WORD, PURPOSE, SURVEY_WORD } from '../purposes.ts';
import { HURT, HURTS } from '../satisfaction.ts';
import { behaviorOf, exponentOf, kept, type LifeBuild } from './life-build.ts';
import { drawSurvey } from './luck-code.ts';

/** What service does at one purchase; see `Satisfaction.serve`. Given the word that decides, and the index of its draw. */
export function serve(life: LifeBuild, pen: Pen, word: I32, purchase: I32, at: F64): void {
  const { draws, state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  r.rarely(below(draws.word(word), b('failureShare')), () => {
    const recovered = draws.bernoulli(r, PURPOSE.recovery, purchase, b('recoveryShare'));
    const failed = own(pen, state.failed);
    const repeated = r.keep(below(minus(at, failed.get), b('failureDays')));
    failed.set(at);
    const weight = choose(repeated, plus(1, b('failureRepeat')), 1);
    const softened = minus(1, times(b('failureBuffer'), own(pen, state.habit).get));
    const drop = times(b('failureDrop'), weight, softened);
    hurtBy(life, pen, HURT.service, times(drop, choose(recovered, minus(1, b('recoveryRepair')), 1)));
  });
}

/** Something that hurts, to be felt at the end of the month. */
export function hurtBy({ state }: LifeBuild, pen: Pen, kind: number, points: F64): void {
  const fresh = own(pen, state.fresh[kind]!);
  fresh.set(minus(fresh.get, points));
}

/** A month later; see `Satisfaction.turn`. */
export function turnSatisfaction(life: LifeBuild, pen: Pen): void {
  const { draws, state, month } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const persistence = r.keep(b('satisfactionPersistence'));
  const lifted = own(pen, state.lifted);
  const shock = r.variable('f64', lifted.get);
  for (let kind = 0; kind < HURTS.length; kind++) {
    const [hurt, fresh] = [own(pen, state.hurt[kind]!), own(pen, state.fresh[kind]!)];
    hurt.set(plus(times(persistence, hurt.get), fresh.get));
    shock.set(plus(shock.get, fresh.get));
    fresh.set(plus(0));
  }
  lifted.set(plus(0));
  const place = { purpose: PURPOSE.month, index: r.keep(month(r).get), at: MONTH_WORD.satisfaction };
  const normal = draws.normalOf(r, r.keep(life.luck[place.at]!(r).get), place);
  const noise = r.keep(times(b('satisfactionNoise'), normal));
  const level = own(pen, state.level);
  const mean = kept(pen, state.mean);
  level.set(plus(mean, times(persistence, minus(level.get, mean)), noise, shock.get));
}

/** The score that a feeling is read as. */
function scoreOf({ r }: Pen, reading: F64): I32 {
  return r.keep(wholeWithin(least(HIGHEST_SCORE, most(LOWEST_SCORE, nearest(reading)))));
}

/** Whether a score is that of a voice: the first band that has it decides. */
function isVoice(bands: readonly ScoreBand[], score: I32, voice: Voice): I32 {
  return bands.reduceRight<I32>(
    (otherwise, { voice: of, from, to }) =>
      choose(both(atLeast(score, from), atMost(score, to)), i32(of === voice ? 1 : 0), otherwise),
    i32(voice === 'unknown' ? 1 : 0),
  );
}

/** Whether the truth, which answers read with noise, is that of a voice. */
export function feels(life: LifeBuild, pen: Pen, voice: Voice): I32 {
  const score = scoreOf(pen, kept(pen, life.state.level));
  return pen.r.keep(isVoice(life.shape.spec.bands, score, voice));
}

/** The voice of a whole score, by its place among the voices. */
export function voiceOf({ shape }: LifeBuild, { r }: Pen, score: I32): I32 {
  return r.keep(
    shape.spec.bands.reduceRight<I32>(
      (otherwise, { voice, from, to }) =>
        choose(both(atLeast(score, from), atMost(score, to)), i32(VOICES.indexOf(voice)), otherwise),
      i32(VOICES.indexOf('unknown')),
    ),
  );
}

/** Asks the member in a survey; does something with the score where there is an answer. See `surveyed`. */
export function survey(life: LifeBuild, pen: Pen, answered: (score: I32) => void): void {
  const { draws, state, month, shape } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const now = r.keep(month(r).get);
  const { invited } = shape.spec;
  if (invited === 0) return;
  const word = drawSurvey(life, pen, now);
  r.when(below(draws.word(word(SURVEY_WORD.invitation)), invited), () => {
    const level = kept(pen, state.level);
    const tilt = times(b('surveyTilt'), minus(level, b('satisfactionMean')));
    const odds = r.keep(times(exponentOf(life, pen, tilt), b('surveyResponse')));
    const chance = over(odds, plus(minus(1, b('surveyResponse')), odds));
    r.when(below(draws.word(word(SURVEY_WORD.answering)), chance), () => {
      const at = SURVEY_WORD.answer;
      const noise = draws.normalOf(r, r.keep(word(at)), { purpose: PURPOSE.survey, index: now, at });
      answered(scoreOf(pen, plus(level, times(b('surveyNoise'), noise))));
    });
  });
}
