import { integer } from '../../base/rational.ts';
import type { I32 } from '../../kernel/code.ts';
import { all, i32, isZero } from '../../kernel/code.ts';
import { constant, type Exact } from '../../kernel/exact.ts';
import { ask, memberRoutine, own, type Pen, tell } from '../../kernel/pen.ts';
import { below, realOf, times } from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import type { RequestedReward } from '../frame.ts';
import { MONTH_WORD } from '../purposes.ts';
import { isIn } from './in-force-code.ts';
import { behaviorOf, type LifeBuild, type Rules } from './life-build.ts';
import { wordOfMonth } from './luck-code.ts';

/** Given a day: whether the member intends to redeem in the month at work; see `intends` of the member model. */
function intends(life: LifeBuild, onRequest: readonly RequestedReward[]): Signature {
  const { build, draws, state } = life;
  return memberRoutine(build.module, 'intends', ['i32'], ['i32'], (pen, [day]) => {
    const { r } = pen;
    for (const wanted of onRequest) {
      reached(life.rules, pen, wanted, day!, (purse) => {
        const from = times(own(pen, state.redeemsFrom).get, Number(wanted.price));
        r.when(below(realOf(build.module, r, purse), from), () => r.leave(i32(0)));
        const chance = draws.word(wordOfMonth(life, pen, MONTH_WORD.redemption));
        r.leave(below(chance, behaviorOf(life, pen)('redeemChance')));
      });
    }
    r.leave(i32(0));
  });
}

/** Rewards of which it is looked at once whether any is in reach, before a call. */
const FEW = 3;

/** The same on a day, worked out there where hardly anything is within reach. */
export function intendsOn(life: LifeBuild, pen: Pen, onRequest: readonly RequestedReward[], day: I32): I32 {
  const routine = intends(life, onRequest);
  if (onRequest.length > FEW) return ask(pen, routine, day);
  const found = pen.r.variable('i32');
  for (const wanted of onRequest) reached(life.rules, pen, wanted, day, () => found.set(i32(1)));
  pen.r.rarely(found.get, () => found.set(ask(pen, routine, day)));
  return found.get;
}

/** On a day: who intends to redeems the dearest reward in reach, and again; see `redeem` of the member model. */
export function redeem(life: LifeBuild, pen: Pen, onRequest: readonly RequestedReward[], day: I32): void {
  pen.r.rarely(intendsOn(life, pen, onRequest, day), () => tell(pen, redeemAll(life, onRequest), day));
}

function redeemAll({ build, rules }: LifeBuild, onRequest: readonly RequestedReward[]): Signature {
  return memberRoutine(build.module, 'redeem rewards', ['i32'], [], (pen, [day]) => {
    const { r } = pen;
    const goes = r.variable('i32', i32(1));
    r.whilst(
      () => goes.get,
      () => {
        goes.set(i32(0));
        const found = r.variable('i32');
        for (const wanted of onRequest) {
          r.when(isZero(found.get), () =>
            reached(rules, pen, wanted, day!, () => {
              found.set(i32(1));
              goes.set(ask(pen, rules.member.redeem(wanted.reward), day!));
            }),
          );
        }
      },
    );
  });
}

/** Does something where a reward is in force and the purse is enough for it. */
function reached(
  { ledgers: held }: Rules,
  pen: Pen,
  { ledgers, price, inForce }: RequestedReward,
  day: I32,
  work: (purse: Exact) => void,
): void {
  const { r, math } = pen;
  const purse = held.spendable(pen, ledgers);
  const enough = math.inOrder(purse, '>=', constant(integer(price)));
  r.when(all(isIn(inForce, day), enough), () => work(purse));
}
