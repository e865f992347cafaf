import { i32 } from '../../kernel/code.ts';
import { ONCE } from '../../kernel/draws-code.ts';
import { memberRoutine, own, tell } from '../../kernel/pen.ts';
import { realOfWhole } from '../../kernel/real.ts';
import type { Signature } from '../../kernel/routine.ts';
import { occurrencePurpose, PURPOSE } from '../purposes.ts';
import { beginArrivals, beginPurchases } from './arrivals-code.ts';
import { standCode } from './census-code.ts';
import { kept, type LifeBuild } from './life-build.ts';

/**
 * Begins a life whose traits have been drawn last: enters the member into the program, and everything that will happen. Given the day from which on purchases are made, and the one for what members do beside buying.
 */
export function birthCode(life: LifeBuild): Signature {
  const { build, state, draws, rules, shape, counted, buying } = life;
  return memberRoutine(build.module, 'birth', ['i32', 'i32'], [], (pen, [begin, late]) => {
    const { r } = pen;
    counted(r).set(i32(0));
    buying(r).set(i32(0));
    own(pen, state.context.day).set(own(pen, state.joined).get);
    if (shape.enrolled) tell(pen, rules.member.begin(), kept(pen, state.joined));
    const first = realOfWhole(begin!);
    beginPurchases(life, pen, first);
    shape.spec.others.forEach(({ slot }, i) => {
      beginArrivals(life, pen, state.others[i]!, occurrencePurpose(slot), first);
    });
    const second = realOfWhole(late!);
    beginArrivals(life, pen, state.friends, PURPOSE.friendGap, second);
    beginArrivals(life, pen, state.ideas, PURPOSE.ideaGap, second);
    own(pen, state.untilDropout).set(draws.exponential(r, PURPOSE.dropout, ONCE));
    tell(pen, standCode(life));
  });
}
