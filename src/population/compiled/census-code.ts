import { highOf } from '../../kernel/arithmetic.ts';
import { add, both, choose, equal, type F64, type I32, i32, isZero, multiply, subtract } from '../../kernel/code.ts';
import { REASONS } from '../../kernel/journal.ts';
import { exactAt } from '../../kernel/layout.ts';
import { memberRoutine, own, type Pen } from '../../kernel/pen.ts';
import { below, realOfWhole } from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import { PLAIN_CELLS, VOICES } from '../../model/customer-grid.ts';
import { feels } from './feeling-code.ts';
import { kept, type LifeBuild } from './life-build.ts';
import { NONE_YET } from './life-state.ts';

/** Remembers where a member stands at the start; see `standingOf`. Who joins later is in no set of that moment. */
export function standCode(life: LifeBuild): Signature {
  const { build, state } = life;
  return memberRoutine(build.module, 'stand', [], [], (pen) => {
    const { r } = pen;
    own(pen, state.startTier).set(own(pen, state.tier).get);
    const noted = both(own(pen, state.founding).get, own(pen, state.highValue).get);
    own(pen, state.atRisk).set(r.keep(both(noted, feels(life, pen, 'detractor'))));
    own(pen, state.cell).set(i32(NONE_YET));
  });
}

/** Counts a member at the end of a month; see `count` of the member model. */
export function countCode(life: LifeBuild, surveyMemory: (pen: Pen) => F64): Signature {
  const { build, state, sums, shape } = life;
  return memberRoutine(build.module, 'count', ['i32'], [], (pen, [month]) => {
    const { r } = pen;
    const zero = i32(0);
    for (const ledger of shape.plan.ledgers.keys()) {
      const balance = build.parts.balance(pen, ledger);
      sums.addPoints(pen, ledger, REASONS.length, month!, balance.low, highOf(balance));
    }
    const [highValue, atRisk, before] = [kept(pen, state.highValue), kept(pen, state.atRisk), kept(pen, state.cell)];
    const flows = r.keep(isZero(equal(before, NONE_YET)));
    const flow = (to: I32) =>
      r.when(flows, () => sums.add(pen, 'flow', add(multiply(before, PLAIN_CELLS.length + 1), to), month!));
    r.when(isZero(own(pen, state.active).get), () => {
      r.when(both(own(pen, state.founding).get, highValue), () => sums.add(pen, 'highValueGone', zero, month!));
      r.when(atRisk, () => sums.add(pen, 'atRiskGone', zero, month!));
      flow(i32(PLAIN_CELLS.length));
      own(pen, state.cell).set(i32(NONE_YET));
      r.leave();
    });
    sums.add(pen, 'active', zero, month!);
    if (sums.tiers > 0) sums.add(pen, 'inTier', kept(pen, state.tier), month!);
    const unknown = i32(VOICES.indexOf('unknown'));
    const voice = r.variable('i32', unknown);
    if (shape.spec.invited > 0) {
      const answered = kept(pen, state.answeredIn);
      const fresh = below(realOfWhole(subtract(month!, answered)), surveyMemory(pen));
      const known = both(isZero(equal(answered, NONE_YET)), fresh);
      voice.set(choose(known, own(pen, state.voice).get, unknown));
    }
    const cell = r.keep(add(choose(highValue, i32(0), VOICES.length), voice.get));
    sums.add(pen, 'cells', cell, month!);
    const contribution = r.keep(own(pen, state.contribution).get);
    sums.add(pen, 'cellContribution', cell, month!, contribution);
    flow(cell);
    own(pen, state.cell).set(cell);
    r.when(highValue, () => {
      sums.add(pen, 'highValue', zero, month!);
      r.when(feels(life, pen, 'detractor'), () => {
        sums.add(pen, 'atRisk', zero, month!);
        sums.add(pen, 'atRiskContribution', zero, month!, contribution);
      });
    });
  });
}

/** Whether what was posted in each ledger adds up to what the rules claim: one or zero. */
export function tiesOutCode({ build, state }: LifeBuild): Signature {
  return memberRoutine(build.module, 'ties out', [], ['i32'], (pen) => {
    const { r, m, math } = pen;
    state.posted.forEach((field, ledger) => {
      const same = math.inOrder(exactAt(math, r, m, field).get, '=', build.parts.balance(pen, ledger));
      r.when(isZero(same), () => r.leave(i32(0)));
    });
    r.leave(i32(1));
  });
}
