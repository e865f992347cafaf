import { addMonths } from '../../base/calendar.ts';
import { add, copy, equal, type F64, type I32, i32, larger, less, multiply, subtract } from '../../kernel/code.ts';
import { ONCE } from '../../kernel/draws-code.ts';
import { memberRoutine, own, type Pen, tell } from '../../kernel/pen.ts';
import {
  below,
  differs,
  downward,
  least,
  minus,
  nearest,
  notBelow,
  over,
  plus,
  realOfWhole,
  squareRoot,
  times,
  wholeOf,
  wideWholeOf,
} from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import { occurrencePurpose, PURPOSE } from '../purposes.ts';
import { DAYS_PER_YEAR } from '../traits.ts';
import { birthCode } from './birth-code.ts';
import { behaviorOf, exponentOf, kept, type LifeBuild, turnDraws } from './life-build.ts';
import type { LifeShape } from './life-shape.ts';
import { NONE_YET } from './life-state.ts';
import type { LifeFrame } from './month-code.ts';
import { drawBuyer } from './survivor-code.ts';

/** Said for the day of joining of a member there at the start, who draws it. */
export const THERE = i32(NONE_YET);

/** The purposes of what is drawn once for a member, whether or not it is asked for. */
export function drawnOnce({ spec }: LifeShape): number[] {
  const { persona, joinDay, purchaseRate, dropoutRate, dropout, spendScale, response, stockpile, contract } = PURPOSE;
  const { consent, satisfactionMean, satisfactionStart, friendGap, ideaGap } = PURPOSE;
  return [
    ...(spec.personas.length > 0 ? [persona] : []),
    ...[joinDay, purchaseRate, dropoutRate, dropout, spendScale, response, stockpile, contract, consent],
    ...[satisfactionMean, satisfactionStart, friendGap, ideaGap],
    ...spec.others.map(({ slot }) => occurrencePurpose(slot)),
  ];
}

/**
 * Somebody becomes a member at an address, and the life begins; see `drawTraits` and `MemberLife`. Given the number and the
 * words of the key by which draws are addressed, the day of joining or `THERE`, and whether recommended.
 */
export function settleCode(life: LifeBuild, { edges, cards }: Pick<LifeFrame, 'edges' | 'cards'>): Signature {
  const { brief, build, draws, state, shape } = life;
  const birth = birthCode(life);
  return memberRoutine(build.module, 'settle', ['i32', 'i32', 'i32', 'i32', 'i32'], [], (pen, given) => {
    const { r, m } = pen;
    const [member, high, low, arrival, referred] = given as [I32, I32, I32, I32, I32];
    r.push(copy(m, brief.read('blank'), brief.read('blankSize')));
    own(pen, state.replicate).set(brief.read('replicate'));
    own(pen, state.member).set(member);
    own(pen, state.high).set(high);
    own(pen, state.low).set(low);
    turnDraws(life, pen);
    draws.drawOnce(r);
    own(pen, state.founding).set(equal(arrival, THERE));
    own(pen, state.referred).set(referred);
    drawTraits(life, pen, arrival);
    own(pen, state.failed).set(plus(Number.NEGATIVE_INFINITY));
    own(pen, state.level).set(firstLevel(life, pen));
    const yearly = kept(pen, state.yearlyContribution);
    own(pen, state.contribution).set(wideWholeOf(nearest(times(yearly, shape.minor))));
    own(pen, state.highValue).set(notBelow(yearly, brief.read('cut')));
    const strengths = (fields: typeof state.cards, worths: readonly number[]) =>
      fields.forEach((field, i) => {
        own(pen, field).set(least(1, over(plus(worths[i]!), own(pen, state.meanSpend).get)));
      });
    const worthOf = ({ worth }: { readonly worth: bigint }) => Number(worth) / shape.minor;
    strengths(
      state.cards,
      cards.map(({ worth }) => worth),
    );
    strengths(state.rewards, shape.plan.rewards.map(worthOf));
    strengths(state.milestones, shape.plan.milestones.map(worthOf));
    const begin = r.keep(larger(kept(pen, state.joined), edges[0]!));
    tell(pen, birth, begin, larger(begin, shape.spec.start));
  });
}

/** See `drawTraits` of the member model, whose order of steps is kept. */
function drawTraits(life: LifeBuild, pen: Pen, arrival: I32): void {
  const { draws, state } = life;
  const { r } = pen;
  drawPersona(life, pen);
  const b = behaviorOf(life, pen);
  drawSpend(life, pen);
  const joined = own(pen, state.joined);
  joined.set(arrival);
  const weeks = r.variable('f64');
  r.when(own(pen, state.founding).get, () => {
    joined.set(drawJoined(life, pen));
    weeks.set(weeksSince(life, joined.get));
  });
  drawBuyer(life, pen, own(pen, state.founding).get, weeks.get);
  const purchaseRate = kept(pen, state.purchaseRate);
  const meanRate = over(b('purchaseShape'), b('purchaseRate'), 7);
  const weight = r.keep(over(purchaseRate, meanRate));
  const spread = r.keep(b('responseSpread'));
  const response = own(pen, state.response);
  response.set(plus(1));
  r.when(differs(spread, 0), () => {
    const drawn = times(spread, draws.normal(r, PURPOSE.response, ONCE));
    response.set(exponentOf(life, pen, minus(drawn, over(times(spread, spread), 2))));
  });
  const heavy = r.keep(b('responseHeavy'));
  own(pen, state.headroom).set(over(plus(1, heavy), plus(1, times(heavy, weight, weight))));
  const redeemsFrom = own(pen, state.redeemsFrom);
  redeemsFrom.set(plus(1));
  r.when(differs(b('stockpileMean'), 0), () => {
    const drawn = draws.exponential(r, PURPOSE.stockpile, ONCE);
    redeemsFrom.set(plus(1, times(b('stockpileMean'), drawn)));
  });
  r.when(below(0, b('contractShare')), () =>
    own(pen, state.contracted).set(draws.bernoulli(r, PURPOSE.contract, ONCE, b('contractShare'))),
  );
  own(pen, state.consents).set(draws.bernoulli(r, PURPOSE.consent, ONCE, b('surveyConsent')));
  const apart = draws.normal(r, PURPOSE.satisfactionMean, ONCE);
  own(pen, state.mean).set(plus(b('satisfactionMean'), times(b('satisfactionSpread'), apart)));
  setContribution(life, pen);
}

export function drawPersona({ brief, draws, shape, state }: LifeBuild, pen: Pen): void {
  const { r } = pen;
  const behavior = own(pen, state.behavior);
  behavior.set(i32(brief.behaviors));
  const last = shape.spec.personas.length - 1;
  if (last < 0) return;
  const at = r.variable('i32');
  const left = r.variable('f64', minus(draws.uniform(r, PURPOSE.persona, ONCE), brief.share(at.get)));
  const goesOn = () => {
    const goes = r.variable('i32', less(at.get, last));
    r.when(below(left.get, 0), () => goes.set(i32(0)));
    return goes.get;
  };
  r.whilst(goesOn, () => {
    at.set(add(at.get, 1));
    left.set(minus(left.get, brief.share(at.get)));
  });
  behavior.set(add(multiply(at.get, brief.rowSize), brief.behaviors + brief.rowSize));
}

/** The scale of the member's spends, and what is spent on a purchase on average. */
export function drawSpend(life: LifeBuild, pen: Pen): void {
  const { draws, state } = life;
  const b = behaviorOf(life, pen);
  const drawn = draws.gamma(pen.r, PURPOSE.spendScale, ONCE, b('spendMemberShape'));
  const spendScale = pen.r.keep(over(b('spendMemberRate'), drawn));
  own(pen, state.spendScale).set(spendScale);
  own(pen, state.meanSpend).set(times(b('spendShape'), spendScale));
}

export function setContribution(life: LifeBuild, pen: Pen): void {
  const { state } = life;
  const b = behaviorOf(life, pen);
  const purchases = times(own(pen, state.purchaseRate).get, DAYS_PER_YEAR);
  own(pen, state.yearlyContribution).set(times(purchases, own(pen, state.meanSpend).get, b('marginShare')));
}

/** The day on which a member there at the start joined. */
export function drawJoined({ draws, shape }: LifeBuild, { r }: Pen): I32 {
  const { start, joinSpread } = shape.spec;
  const first = addMonths(start, -joinSpread);
  const days = times(draws.uniform(r, PURPOSE.joinDay, ONCE), start - first);
  return r.keep(add(wholeOf(downward(days)), first));
}

export function weeksSince({ shape }: LifeBuild, joined: I32): F64 {
  return over(realOfWhole(subtract(i32(shape.spec.start), joined)), 7);
}

/** See `firstLevel` of the member model. */
function firstLevel(life: LifeBuild, pen: Pen): F64 {
  const { draws, state } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const persistence = r.keep(b('satisfactionPersistence'));
  const spread = r.keep(over(b('satisfactionNoise'), squareRoot(minus(1, times(persistence, persistence)))));
  const drawn = draws.normal(r, PURPOSE.satisfactionStart, ONCE);
  return plus(own(pen, state.mean).get, times(spread, drawn));
}
