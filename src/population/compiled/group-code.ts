import { add, either, equal, type I32, i32, less, load, multiply, shiftLeft, subtract } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Module } from '../../kernel/module.ts';
import { memberRoutine, own, type Pen, penOf, tell } from '../../kernel/pen.ts';
import { type Routine, resultOf, type Signature, type Variable } from '../../kernel/routine.ts';
import type { LifeBuild } from './life-build.ts';
import { NOBODY } from './life-state.ts';

/** The routines of one life, which a group calls month by month. */
export interface LifeParts {
  readonly live: Signature;
  readonly stand: Signature;
  readonly count: Signature;
}

/**
 * A group of members who may hear of each other, one place after the other in memory, each tied to at most one who was
 * there before: to the other of the pair, or to who brought them. See `WorldRun`.
 */
export class GroupCode {
  readonly #room: number;
  readonly #warmup: number;
  /** Where the first lies, and how many there are. */
  readonly #first: (r: Routine) => Variable<'i32'>;
  readonly #size: (r: Routine) => Variable<'i32'>;
  /** Where the first days of the months lie. */
  readonly #edges: number;

  /** `edges` are the first days of the months from the first of the warm-up on, and the day after the last. */
  constructor(module: Module, grounds: Grounds, room: number, edges: readonly number[], warmup: number) {
    this.#room = room;
    this.#warmup = warmup;
    this.#first = module.global('i32');
    this.#size = module.global('i32');
    this.#edges = grounds.reserve(edges.length * 4);
    module.place(this.#edges, new Uint8Array(Int32Array.from(edges).buffer));
  }

  /** Lets founders live up to the start. Given where the first lies, and how many there are. */
  warmUp(life: LifeBuild, { live, stand, count }: LifeParts): Signature {
    return life.build.module.routine('warm up', ['i32', 'i32'], [], (r) => {
      this.#first(r).set(r.given<'i32'>(0));
      this.#size(r).set(r.given<'i32'>(1));
      this.#months(r, 1 - this.#warmup, 0, (month, from, to) => {
        r.call(this.#hear(life), r.keep(subtract(month, 1)));
        this.#each(r, (member) => r.keep(this.#live(life, r, live, member, month, from, to)));
      });
      this.#each(r, (member) => r.call(stand, member));
      this.#each(r, (member) => r.call(count, member, i32(0)));
    });
  }

  /** Lets them live on from the start to the horizon, with the friends they bring, whom the host settles. */
  liveOn(life: LifeBuild, { live, count }: LifeParts): Signature {
    const { module } = life.build;
    return module.routine('live on', [], [], (r) => {
      this.#months(r, 1, life.shape.spec.horizon, (month, from, to) => {
        const before = r.keep(subtract(month, 1));
        r.call(this.#hear(life), before);
        this.#each(r, (member, index) => {
          const friends = r.keep(this.#live(life, r, live, member, month, from, to));
          r.when(friends, () => {
            r.call(module.welcome, index, friends, month);
            const size = this.#size(r);
            const known = r.variable('i32', size.get);
            size.set(add(size.get, friends));
            r.whilst(
              () => less(known.get, size.get),
              () => {
                const friend = { ...penOf(module, r), m: this.#at(r, known.get) };
                tell(friend, this.#hearOne(life), member, before);
                known.set(add(known.get, 1));
              },
            );
          });
        });
        this.#each(r, (member) => r.call(count, member, month));
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
  #hear(life: LifeBuild): Signature {
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
