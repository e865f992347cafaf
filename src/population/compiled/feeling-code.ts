import { both, choose, either, type F64, type I32, i32, isZero, within } from '../../kernel/code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { below, least, minus, most, nearest, notBelow, over, plus, times, wholeWithin } from '../../kernel/real.ts';
import { HIGHEST_SCORE, LOWEST_SCORE, type ScoreBand, VOICES } from '../../model/customer-grid.ts';
import { PURPOSE, SURVEY_WORD } from '../purposes.ts';
import { HURT, HURTS } from '../satisfaction.ts';
import { behaviorOf, exponentOf, kept, type LifeBuild } from './life-build.ts';
import { drawSurvey, normalOfMonth } from './luck-code.ts';

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
  own(pen, state.isHurt).set(i32(1));
}

/** A month later; see `Satisfaction.turn`. */
export function turnSatisfaction(life: LifeBuild, pen: Pen): void {
  const { state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const persistence = r.keep(b('satisfactionPersistence'));
  const lifted = own(pen, state.lifted);
  const shock = r.variable('f64', lifted.get);
  for (const field of state.hurt) {
    const hurt = own(pen, field);
    hurt.set(times(persistence, hurt.get));
  }
  const isHurt = own(pen, state.isHurt);
  r.rarely(isHurt.get, () => {
    isHurt.set(i32(0));
    for (let kind = 0; kind < HURTS.length; kind++) {
      const [hurt, fresh] = [own(pen, state.hurt[kind]!), own(pen, state.fresh[kind]!)];
      hurt.set(plus(hurt.get, fresh.get));
      shock.set(plus(shock.get, fresh.get));
      fresh.set(plus(0));
    }
  });
  lifted.set(plus(0));
  const noise = r.keep(times(b('satisfactionNoise'), normalOfMonth(life, pen)));
  const level = own(pen, state.level);
  const mean = kept(pen, state.mean);
  level.set(plus(mean, times(persistence, minus(level.get, mean)), noise, shock.get));
}

/** The score that a feeling is read as. */
function scoreOf({ r }: Pen, reading: F64): I32 {
  return r.keep(wholeWithin(least(HIGHEST_SCORE, most(LOWEST_SCORE, nearest(reading)))));
}

/** Whether the truth, which answers read with noise, is that of a voice: the first band that has its score decides. */
export function feels({ shape, state }: LifeBuild, pen: Pen, voice: ScoreBand['voice']): I32 {
  const { bands } = shape.spec;
  const reading = pen.r.keep(plus(own(pen, state.level).get, 0.5));
  // What is behind the last band of the voice is another's in any case.
  const last = bands.findLastIndex((band) => band.voice === voice);
  return pen.r.keep(
    bands.slice(0, last + 1).reduceRight<I32>((otherwise, band) => {
      const inside = isInside(reading, band);
      return band.voice === voice ? either(inside, otherwise) : both(isZero(inside), otherwise);
    }, i32(0)),
  );
}

/** Whether the score of a reading lies in a band: halves are read upward, and what is beyond the scale as its end. */
function isInside(reading: F64, { from, to }: ScoreBand): I32 {
  const low = from <= LOWEST_SCORE ? i32(1) : notBelow(reading, from);
  return to >= HIGHEST_SCORE ? low : both(low, below(reading, to + 1));
}

/** The voice of a whole score, by its place among the voices. */
export function voiceOf({ shape }: LifeBuild, { r }: Pen, score: I32): I32 {
  return r.keep(
    shape.spec.bands.reduceRight<I32>(
      (otherwise, { voice, from, to }) => choose(within(score, from, to + 1), i32(VOICES.indexOf(voice)), otherwise),
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
