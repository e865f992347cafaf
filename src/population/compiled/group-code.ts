import {
  add,
  choose,
  either,
  equal,
  growMemory,
  type I32,
  i32,
  isZero,
  less,
  load,
  memoryPages,
  multiply,
  shiftLeft,
  shiftRightUnsigned,
  subtract,
  widen,
} from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Module } from '../../kernel/module.ts';
import { ask, memberRoutine, own, type Pen, penOf, tell } from '../../kernel/pen.ts';
import { type Routine, resultOf, type Signature, type Variable } from '../../kernel/routine.ts';
import { PURPOSE } from '../purposes.ts';
import { FRIEND, type FriendsCode } from './friends-code.ts';
import { behaviorOf, type LifeBuild, turnDraws } from './life-build.ts';
import { NOBODY } from './life-state.ts';
import { THERE } from './traits-code.ts';
import type { WaysCode } from './ways-code.ts';

const PAGE = 65_536;

/** The routines of one life, which a group calls: the first, month by month, and the last. */
export interface LifeParts {
  readonly settle: Signature;
  readonly live: Signature;
  readonly stand: Signature;
  readonly count: Signature;
  readonly tiesOut: Signature;
}

/**
 * A group of members who may hear of each other, one place after the other in memory, each tied to at most one who was
 * there before: to the other of the pair, or to who brought them. See `WorldRun`.
 */
export class GroupCode {
  readonly #room: number;
  readonly #warmup: number;
  readonly #friends: FriendsCode;
  readonly #ways: WaysCode;
  /** Where the first lies, how many there are, and how many were there at the start. */
  readonly #first: (r: Routine) => Variable<'i32'>;
  readonly #size: (r: Routine) => Variable<'i32'>;
  readonly #founders: (r: Routine) => Variable<'i32'>;
  /** Whether anybody is tied to somebody. */
  readonly #tied: (r: Routine) => Variable<'i32'>;
  /** Where the first days of the months lie. */
  readonly #edges: number;

  /** `edges` are the first days of the months from the first of the warm-up on, and the day after the last. */
  constructor(
    module: Module,
    grounds: Grounds,
    room: number,
    edges: readonly number[],
    warmup: number,
    friends: FriendsCode,
    ways: WaysCode,
  ) {
    this.#room = room;
    this.#warmup = warmup;
    this.#friends = friends;
    this.#ways = ways;
    this.#first = module.global('i32');
    this.#size = module.global('i32');
    this.#founders = module.global('i32');
    this.#tied = module.global('i32');
    this.#edges = grounds.reserve(edges.length * 4);
    module.place(this.#edges, new Uint8Array(Int32Array.from(edges).buffer));
  }

  /** Settles founders, and lets them live up to the start. Given the number of the first, and how many there are. */
  upToStart(life: LifeBuild, { settle, live, stand, count }: LifeParts): Signature {
    const { brief, build } = life;
    return build.module.routine('up to the start', ['i32', 'i32'], [], (r) => {
      const [first, founders] = [r.given<'i32'>(0), r.given<'i32'>(1)];
      r.call(this.#gather(life), founders);
      this.#each(r, (member, index) =>
        r.call(settle, member, add(first, index), brief.read('high'), brief.read('low'), THERE, i32(0)),
      );
      r.when(equal(founders, 2), () => this.#tie(life, r));
      r.call(this.#seeTies(life));
      this.#months(r, 1 - this.#warmup, 0, (month, from, to) => {
        this.#hear(life, r, r.keep(subtract(month, 1)));
        this.#each(r, (member) => r.keep(this.#live(life, r, live, member, month, from, to)));
      });
      this.#each(r, (member) => r.call(stand, member));
      this.#each(r, (member) => r.call(count, member, i32(0)));
    });
  }

  /**
   * Lets founders live on from the start to the horizon, with the friends they bring, and counts what became of them. Given
   * the place of the first in the block, and how many there are. Hangs on nothing of the time before but their memory.
   */
  fromStartOn(life: LifeBuild, { settle, live, count, tiesOut }: LifeParts): Signature {
    const { build, sums } = life;
    return build.module.routine('from the start on', ['i32', 'i32'], [], (r) => {
      r.call(this.#gather(life), r.given<'i32'>(1));
      r.call(this.#seeTies(life));
      this.#months(r, 1, life.shape.spec.horizon, (month, from, to) => {
        const before = r.keep(subtract(month, 1));
        this.#hear(life, r, before);
        this.#each(r, (member, index) => {
          const friends = r.keep(this.#live(life, r, live, member, month, from, to));
          r.when(friends, () => {
            const by = { ...penOf(build.module, r), m: member };
            sums.add(by, 'joined', i32(0), month, widen(friends));
            this.#welcome(life, settle, by, index, friends, before);
          });
          r.call(count, member, month);
        });
      });
      this.#each(r, (member, index) => {
        const pen = { ...penOf(build.module, r), m: member };
        r.when(isZero(ask(pen, tiesOut)), () => sums.add(pen, 'untied', i32(0), i32(0)));
        r.when(less(index, this.#founders(r).get), () =>
          this.#conclude(life, pen, r.keep(add(r.given<'i32'>(0), index))),
        );
      });
    });
  }

  /** See `WorldRun`: whether a pair is tied is a draw of its even member, which is the first. */
  #tie(life: LifeBuild, r: Routine): void {
    const first: Pen = { ...penOf(life.build.module, r), m: this.#at(r, i32(0)) };
    turnDraws(life, first);
    const chance = behaviorOf(life, first)('contagionTied');
    r.when(life.draws.bernoulli(r, PURPOSE.tie, i32(0), chance), () =>
      own({ ...first, m: this.#at(r, i32(1)) }, life.state.by).set(i32(0)),
    );
  }

  /** Friends who join are appended, and live through the rest of the month as well. */
  #welcome(life: LifeBuild, settle: Signature, by: Pen, index: I32, friends: I32, before: I32): void {
    const { module } = life.build;
    const { r } = by;
    const size = this.#size(r);
    this.#tied(r).set(i32(1));
    const known = r.variable('i32', size.get);
    size.set(add(size.get, friends));
    r.call(this.#makeRoom(module));
    const told = r.variable('i32', i32(this.#friends.address));
    r.whilst(
      () => less(known.get, size.get),
      () => {
        const friend: Pen = { ...by, m: this.#at(r, known.get) };
        const word = (place: 'high' | 'low' | 'joined' | 'referred') => load('i32', told.get, FRIEND[place]);
        const member = own(by, life.state.member).get;
        tell(friend, settle, member, word('high'), word('low'), word('joined'), word('referred'));
        own(friend, life.state.by).set(index);
        tell(friend, this.#hearOne(life), by.m, before);
        known.set(add(known.get, 1));
        told.set(add(told.get, FRIEND.size));
      },
    );
  }

  /** What became of a founding member, by the place in the block. */
  #conclude(life: LifeBuild, pen: Pen, place: I32): void {
    const { state, sums } = life;
    if (sums.tiers > 0) {
      const to = choose(own(pen, state.active).get, own(pen, state.tier).get, i32(sums.tiers));
      sums.add(pen, 'matrix', add(multiply(own(pen, state.startTier).get, sums.tiers + 1), to), i32(0));
    }
    this.#ways.note(life, pen, place);
  }

  /** So many founders have the places from the first on. */
  #gather({ build, brief }: LifeBuild): Signature {
    return build.module.routine('gather', ['i32'], [], (r) => {
      this.#first(r).set(brief.read('first'));
      this.#size(r).set(r.given<'i32'>(0));
      this.#founders(r).set(r.given<'i32'>(0));
      r.call(this.#makeRoom(build.module));
    });
  }

  #seeTies({ build, state }: LifeBuild): Signature {
    return build.module.routine('see ties', [], [], (r) => {
      this.#tied(r).set(i32(0));
      this.#each(r, (member) =>
        r.when(less(own({ ...penOf(build.module, r), m: member }, state.by).get, NOBODY), () =>
          this.#tied(r).set(i32(1)),
        ),
      );
    });
  }

  /** Makes memory reach to the end of the group; there is none to be had where the run stops. */
  #makeRoom(module: Module): Signature {
    return module.routine('make room', [], [], (r) => {
      const end = this.#at(r, this.#size(r).get);
      const lacks = r.keep(subtract(shiftRightUnsigned(add(end, PAGE - 1), 16), memoryPages));
      r.when(less(i32(0), lacks), () => {
        const grown = growMemory(lacks);
        r.when(less(grown, 0), () => r.push([0x00]));
      });
    });
  }

  /** Leaves how many friends joined. */
  #live(life: LifeBuild, r: Routine, live: Signature, member: I32, month: I32, from: I32, to: I32): I32 {
    const pen = { ...penOf(life.build.module, r), m: member };
    const [lost, favored] = [own(pen, life.state.lost), own(pen, life.state.nearFavored)];
    return resultOf('i32', live, member, month, from, to, lost.get, favored.get);
  }

  /** What was seen of those near in the month before: what is read of other lives is over by now in any order. */
  #hear(life: LifeBuild, r: Routine, before: I32): void {
    r.when(this.#tied(r).get, () => r.call(this.#hearAll(life), before));
  }

  #hearAll(life: LifeBuild): Signature {
    const { state, build } = life;
    return build.module.routine('hear of others', ['i32'], [], (r) => {
      const before = r.given<'i32'>(0);
      const of = (member: I32): Pen => ({ ...penOf(build.module, r), m: member });
      this.#each(r, (member) => {
        own(of(member), state.lost).set(i32(0));
        own(of(member), state.nearFavored).set(i32(0));
      });
      this.#each(r, (member) => {
        const by = r.keep(own(of(member), state.by).get);
        r.when(less(by, NOBODY), () => {
          const other = this.#at(r, by);
          tell(of(member), this.#hearOne(life), other, before);
          tell(of(other), this.#hearOne(life), member, before);
        });
      });
    });
  }

  /** Somebody hears of another. */
  #hearOne({ state, build }: LifeBuild): Signature {
    return memberRoutine(build.module, 'hear of another', ['i32', 'i32'], [], (pen, [other, before]) => {
      const near: Pen = { ...pen, m: other! };
      const [lost, favored] = [own(pen, state.lost), own(pen, state.nearFavored)];
      lost.set(add(lost.get, equal(own(near, state.leftIn).get, before!)));
      const { latest, before: earlier } = state.favored;
      const was = either(equal(own(near, latest).get, before!), equal(own(near, earlier).get, before!));
      favored.set(add(favored.get, was));
    });
  }

  /** One member after the other, those who come meanwhile as well. */
  #each(r: Routine, work: (member: I32, index: I32) => void): void {
    const index = r.variable('i32');
    r.whilst(
      () => less(index.get, this.#size(r).get),
      () => {
        work(this.#at(r, index.get), index.get);
        index.set(add(index.get, 1));
      },
    );
  }

  #at(r: Routine, index: I32): I32 {
    return r.keep(add(this.#first(r).get, multiply(index, this.#room)));
  }

  #months(r: Routine, first: number, last: number, work: (month: I32, from: I32, to: I32) => void): void {
    const month = r.variable('i32', i32(first));
    r.whilst(
      () => less(month.get, last + 1),
      () => {
        const at = r.keep(shiftLeft(add(month.get, this.#warmup - 1), 2));
        work(month.get, r.keep(load('i32', at, this.#edges)), r.keep(load('i32', at, this.#edges + 4)));
        month.set(add(month.get, 1));
      },
    );
  }
}
