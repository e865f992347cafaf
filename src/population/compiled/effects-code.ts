import type { PostingReason } from '../../engine/books.ts';
import { highOf } from '../../kernel/arithmetic.ts';
import {
  add,
  both,
  choose,
  either,
  equal,
  type I32,
  i32,
  i64,
  isZero,
  less,
  multiply,
  subtract,
  unequal,
} from '../../kernel/code.ts';
import type { Exact } from '../../kernel/exact.ts';
import { ALL_CAUSES, REASONS } from '../../kernel/journal.ts';
import { exactAt } from '../../kernel/layout.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import { below, least, minus, most, negative, over, plus, realOf, realOfWhole, times } from '../../kernel/real.ts';
import type { Variable } from '../../kernel/routine.ts';
import { succeededOn } from '../rungs.ts';
import { HURT } from '../satisfaction.ts';
import { DAYS_PER_YEAR } from '../traits.ts';
import { hurtBy } from './feeling-code.ts';
import { behaviorOf, kept, type LifeBuild, setMomentum } from './life-build.ts';
import { isActive } from './stay-code.ts';

/** What of the books counts; see `Recorder`. A kernel takes nothing back. */
export function posted(life: LifeBuild, pen: Pen, ledger: number, amount: Exact, reason: PostingReason): void {
  const { build, state, sums, buying, counted } = life;
  const { r, m, math } = pen;
  const all = exactAt(math, r, m, state.posted[ledger]!);
  all.set({ ...math.add(all.get, amount), most: state.posted[ledger]!.extent.most });
  sums.addPoints(pen, ledger, REASONS.indexOf(reason), counted(r).get, amount.low, highOf(amount));
  const given = own(pen, state.given[ledger]!);
  if (reason === 'redeemed') given.set(plus(0));
  if (reason === 'earned')
    r.when(isZero(buying(r).get), () => given.set(plus(given.get, realOf(build.module, r, amount))));
}

/** After so many years a fall hurts as much as after any more. */
const LONG_TENURE = 5;

/** What the move of a tier does to the member; see `moveEffect`. */
export function moved(life: LifeBuild, pen: Pen, ladder: number, from: I32, to: I32, day: I32, cause: I32): void {
  const { state, sums, shape, counted } = life;
  if (ladder !== shape.spec.ladder) return;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const is = (name: (typeof ALL_CAUSES)[number]) => equal(cause, ALL_CAUSES.indexOf(name));
  const feel = () => {
    const { effects, context } = state;
    own(pen, effects.any).set(i32(1));
    own(pen, effects.moved).set(i32(1));
    const impulse = (by: ReturnType<typeof plus>) => raise(own(pen, effects.impulse), by);
    const steps = r.keep(realOfWhole(own(pen, context.steps).get));
    r.when(
      less(from, to),
      () => {
        const by = realOfWhole(subtract(to, from));
        const near = choose(own(pen, context.any).get, own(pen, context.nearness).get, 0);
        const far = choose(is('grant'), minus(1, least(1, near)), 0);
        impulse(times(b('promotionLift'), minus(1, over(realOfWhole(from), steps))));
        raise(own(pen, effects.lifted), times(by, b('promotionGain'), minus(1, times(b('giftSuspicion'), far))));
      },
      () => {
        const by = r.keep(realOfWhole(subtract(from, to)));
        const height = most(0, realOfWhole(subtract(from, 1)));
        const high = plus(1, over(times(b('demotionHigh'), height), most(1, minus(steps, 1))));
        const tenure = over(
          realOfWhole(subtract(own(pen, context.day).get, own(pen, state.joined).get)),
          DAYS_PER_YEAR,
        );
        const years = over(tenure, LONG_TENURE);
        const long = plus(1, times(b('demotionTenure'), least(1, years)));
        const leap = plus(1, times(b('demotionLeap'), minus(by, 1)));
        const byRule = r.keep(either(is('rule change'), is('transition')));
        const rule = r.keep(choose(byRule, b('demotionPolicy'), 1));
        impulse(times(negative(by), b('demotionSlump'), least(1, rule)));
        const points = r.keep(times(negative(by), b('demotionDrop'), high, long, leap, rule));
        const fall = (to: Variable<'f64'>) => to.set(minus(to.get, points));
        r.when(
          byRule,
          () => fall(own(pen, effects.fallenByRule)),
          () => fall(own(pen, effects.fallen)),
        );
      },
    );
  };
  const succeeded = succeededOn(shape.plan, ladder);
  r.when(both(isActive(life, pen), isZero(is('join'))), () => {
    if (succeeded === null) feel();
    else r.when(isZero(equal(day, succeeded)), feel);
    r.when(less(i32(0), counted(r).get), () => {
      const row = multiply(add(multiply(cause, sums.tiers), from), sums.tiers);
      sums.add(pen, 'moves', add(row, to), counted(r).get);
    });
  });
}

export function rewarded(life: LifeBuild, pen: Pen, kind: 'reward' | 'milestone', index: number): void {
  const { state, sums, shape, counted } = life;
  const { r } = pen;
  const b = behaviorOf(life, pen);
  const { effects } = state;
  const strength = kept(pen, (kind === 'reward' ? state.rewards : state.milestones)[index]!);
  const best = own(pen, effects.rewarded);
  own(pen, effects.any).set(i32(1));
  best.set(most(best.get, times(b('rewardedLift'), own(pen, state.headroom).get, strength)));
  raise(own(pen, effects.lifted), times(b('rewardedGain'), own(pen, state.headroom).get, strength));
  const { cost } = (kind === 'reward' ? shape.plan.rewards : shape.plan.milestones)[index]!;
  const spent = own(pen, state.cost);
  r.when(less(i32(0), counted(r).get), () => spent.set(add(spent.get, cost)));
  sums.add(pen, 'rewardCost', i32(0), counted(r).get, i64(cost));
}

/** The member feels what the rules did. */
export function takeEffects(life: LifeBuild, pen: Pen): void {
  const { state } = life;
  const { effects } = state;
  const { r } = pen;
  const any = own(pen, effects.any);
  r.rarely(any.get, () => {
    any.set(i32(0));
    const taken = (field: typeof effects.lifted) => {
      const value = kept(pen, field);
      own(pen, field).set(plus(0));
      return value;
    };
    const [impulse, reward] = [taken(effects.impulse), taken(effects.rewarded)];
    const before = kept(pen, state.momentum);
    // Reward after reward does not add up: each only brings the momentum back to where the first one did.
    setMomentum(life, pen, plus(impulse, most(before, least(plus(before, reward), reward))));
    const moved = own(pen, effects.moved);
    r.when(moved.get, () => own(pen, state.sinceMove).set(i32(0)));
    moved.set(i32(0));
    const lifted = taken(effects.lifted);
    r.when(either(below(0, reward), below(0, lifted)), () => favor(life, pen));
    raise(own(pen, state.lifted), most(0, lifted));
    const hurts = [
      [HURT.ruleDemotion, taken(effects.fallenByRule)],
      [HURT.demotion, taken(effects.fallen)],
    ] as const;
    for (const [kind, points] of hurts) r.when(below(0, points), () => hurtBy(life, pen, kind, points));
  });
}

/** The month at work becomes the latest in which the member was favored; see `Favor`. */
function favor({ state, month }: LifeBuild, pen: Pen): void {
  const { r } = pen;
  const now = r.keep(month(r).get);
  const latest = own(pen, state.favored.latest);
  r.when(unequal(now, latest.get), () => {
    own(pen, state.favored.before).set(latest.get);
    latest.set(now);
  });
}

/** So many of those near were favored in the month before: it hurts who was not. */
export function envy(life: LifeBuild, pen: Pen, favored: I32): void {
  const { state, month } = life;
  const { r } = pen;
  r.rarely(favored, () => {
    const then = r.keep(subtract(month(r).get, 1));
    const oneself = either(
      equal(own(pen, state.favored.latest).get, then),
      equal(own(pen, state.favored.before).get, then),
    );
    r.when(isZero(oneself), () =>
      hurtBy(life, pen, HURT.envy, times(realOfWhole(favored), behaviorOf(life, pen)('bystanderDrop'))),
    );
  });
}

function raise(variable: Variable<'f64'>, by: ReturnType<typeof plus>): void {
  variable.set(plus(variable.get, by));
}
