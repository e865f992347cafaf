import { add, atLeast, type F64, type I32, i32, isZero, multiply, store } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Module } from '../../kernel/module.ts';
import type { Pen } from '../../kernel/pen.ts';
import { downward, wholeOf } from '../../kernel/real.ts';
import type { Routine, Variable } from '../../kernel/routine.ts';
import { PURPOSE } from '../purposes.ts';
import { happen } from './events-code.ts';
import { feels } from './feeling-code.ts';
import { behaviorOf, type LifeBuild } from './life-build.ts';
import { bring } from './stay-code.ts';

/** A friend who joined in the month lived last; see `Friend`. */
export const FRIEND = { joined: 0, referred: 4, high: 8, low: 12, size: 16 } as const;
/** More than this in a month is unheard of. */
const ROOM = 256;

/** The friends whom a member brings. */
export class FriendsCode {
  readonly address: number;
  readonly count: (r: Routine) => Variable<'i32'>;

  constructor(module: Module, grounds: Grounds) {
    this.address = grounds.reserve(ROOM * FRIEND.size);
    this.count = module.global('i32');
  }

  /** A friend who may join: recommended by a promoter, warned off by a detractor, or come along by himself. */
  mayBring(life: LifeBuild, pen: Pen, index: I32, at: F64, to: I32): void {
    const { draws, sums, counted, shape } = life;
    const { r } = pen;
    const b = behaviorOf(life, pen);
    const recommended = feels(life, pen, 'promoter');
    const joins = r.variable('i32', i32(1));
    const month = r.keep(counted(r).get);
    r.when(
      recommended,
      () => {
        joins.set(draws.bernoulli(r, PURPOSE.friendJoins, index, b('referralJoins')));
        sums.add(pen, 'recommended', i32(0), month);
      },
      () =>
        r.when(feels(life, pen, 'detractor'), () =>
          r.when(draws.bernoulli(r, PURPOSE.warning, index, b('warningShare')), () => {
            joins.set(i32(0));
            sums.add(pen, 'warned', i32(0), month);
          }),
        ),
    );
    r.when(isZero(joins.get), () => r.leave());
    const { referral } = shape.spec;
    r.when(recommended, () => {
      bring(life, pen);
      if (referral !== null && shape.enrolled)
        happen(life, pen, referral, index, { at, to }, { spend: null, score: null });
    });
    const [high, low] = draws.draw(r, PURPOSE.friend, index);
    const count = this.count(r);
    r.when(atLeast(count.get, ROOM), () => r.push([0x00]));
    const friend = r.keep(add(multiply(count.get, FRIEND.size), this.address));
    r.push(store(friend, FRIEND.joined, wholeOf(downward(at))), store(friend, FRIEND.referred, recommended));
    r.push(store(friend, FRIEND.high, high), store(friend, FRIEND.low, low));
    count.set(add(count.get, 1));
  }
}
