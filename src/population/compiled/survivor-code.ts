import { add, choose, either, equal, type F64, type I32, i32, multiply } from '../../kernel/code.ts';
import { ONCE } from '../../kernel/draws-code.ts';
import { memberRoutine, own, type Pen } from '../../kernel/pen.ts';
import { below, differs, minus, most, over, plus, times } from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import { PURPOSE } from '../purposes.ts';
import { GAPS_OF_A_TRY, MOST_TRIES } from '../survivor.ts';
import { arrives, beginPurchases, nextPurchaseGap } from './arrivals-code.ts';
import { behaviorOf, kept, type LifeBuild } from './life-build.ts';

/**
 * Draws how a member buys and drops out; see `drawBuyer` of the member model, whose order of steps is kept. `weeks` are
 * those since joining of a member there at the start, and nothing for one who joins later.
 */
export function drawBuyer(life: LifeBuild, pen: Pen, founding: I32, weeks: F64): void {
  const { draws, state } = life;
  const { r } = pen;
  if (endsAfterPurchase(life)) {
    r.when(
      founding,
      () => r.call(surviving(life), pen.m, weeks),
      () => joining(life, pen),
    );
    return;
  }
  const b = behaviorOf(life, pen);
  setPurchaseRate(life, pen, ONCE);
  r.when(differs(b('dropoutShape'), 0), () => {
    const drawn = draws.gamma(r, PURPOSE.dropoutRate, ONCE, b('dropoutShape'));
    own(pen, state.dropoutRate).set(over(drawn, plus(b('dropoutRate'), most(0, weeks)), 7));
  });
}

/** The purchase rate alone of a member there at the start; what else is drawn for it is written beside it. */
export function drawPurchaseRate(life: LifeBuild, pen: Pen, weeks: () => F64): void {
  if (endsAfterPurchase(life)) pen.r.call(surviving(life), pen.m, weeks());
  else setPurchaseRate(life, pen, ONCE);
}

function endsAfterPurchase({ shape }: LifeBuild): boolean {
  return shape.spec.fitted?.dropout?.kind === 'after purchase';
}

function joining(life: LifeBuild, pen: Pen): void {
  const { brief, draws, state } = life;
  const { r } = pen;
  drawBuyerAt(life, pen, i32(0));
  r.when(brief.read('atFirst'), () => {
    const chance = kept(pen, state.dropoutChance);
    own(pen, state.endsAtFirst).set(draws.bernoulli(r, PURPOSE.survival, i32(0), chance));
  });
}

/** Draws whole pasts until one survives so many weeks. The member's own purchases serve for each, and begin anew after. */
function surviving(life: LifeBuild): Signature {
  const { brief, build, draws, state } = life;
  return memberRoutine(build.module, 'survive', ['f64'], [], (pen) => {
    const { r } = pen;
    const end = r.keep(times(7, r.given<'f64'>(1)));
    const attempt = r.variable('i32');
    r.whilst(
      () => i32(1),
      () => {
        drawBuyerAt(life, pen, attempt.get);
        const stays = r.keep(minus(1, own(pen, state.dropoutChance).get));
        const luck = draws.uniform(r, PURPOSE.survival, attempt.get);
        beginPurchases(life, pen, plus(0));
        const there = r.variable('f64', choose(brief.read('atFirst'), stays, 1));
        const buys = () => {
          const some = r.variable('i32');
          r.when(below(luck, there.get), () =>
            some.set(arrives(pen, state.purchases, end, own(pen, state.purchaseRate).get)),
          );
          return some.get;
        };
        r.whilst(buys, () => {
          nextPurchaseGap(life, pen);
          there.set(times(there.get, stays));
        });
        own(pen, state.purchases.count).set(i32(0));
        r.when(either(below(luck, there.get), equal(attempt.get, MOST_TRIES)), () => r.leave());
        attempt.set(add(attempt.get, 1));
      },
    );
  });
}

/** See `buyerAt`. */
function drawBuyerAt(life: LifeBuild, pen: Pen, attempt: I32): void {
  const { brief, draws, state } = life;
  const { r } = pen;
  const first = r.keep(multiply(attempt, 2));
  const leaving = draws.gamma(r, PURPOSE.dropoutRate, first, brief.read('a'));
  const staying = draws.gamma(r, PURPOSE.dropoutRate, r.keep(add(first, 1)), brief.read('b'));
  setPurchaseRate(life, pen, attempt);
  own(pen, state.dropoutChance).set(over(leaving, plus(leaving, staying)));
  own(pen, state.firstGap).set(multiply(attempt, GAPS_OF_A_TRY));
}

/** Purchases per day. */
function setPurchaseRate(life: LifeBuild, pen: Pen, attempt: I32): void {
  const { draws, state } = life;
  const b = behaviorOf(life, pen);
  const drawn = draws.gamma(pen.r, PURPOSE.purchaseRate, attempt, b('purchaseShape'));
  own(pen, state.purchaseRate).set(over(drawn, b('purchaseRate'), 7));
}
