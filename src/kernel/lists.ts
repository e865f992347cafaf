import {
  add,
  atMost,
  both,
  copy,
  divideUnsigned,
  greater,
  growMemory,
  type I32,
  i32,
  larger,
  less,
  load,
  memoryPages,
  multiply,
  shiftLeft,
  shiftRightUnsigned,
  store,
  subtract,
} from './code.ts';
import { at, type Layout, LIST, type List } from './layout.ts';
import type { Module } from './module.ts';
import { type Routine, resultOf, type Signature } from './routine.ts';

const PAGE_BITS = 16;
const FIRST_ROOM = 4;

/** Writes what routines do with the lists of a member. */
export class Lists {
  readonly #module: Module;
  readonly #layout: Layout;
  readonly #room: number | null;

  /** `room` is what one member may have in bytes, where others lie behind it. */
  constructor(module: Module, layout: Layout, room: number | null = null) {
    this.#module = module;
    this.#layout = layout;
    this.#room = room;
  }

  count(m: I32, { offset }: List): I32 {
    return load('i32', m, offset + LIST.count);
  }

  /** The address of an entry. */
  entry(m: I32, list: List, index: I32): I32 {
    return add(this.first(m, list), multiply(index, list.entry));
  }

  first(m: I32, { offset }: List): I32 {
    return add(m, load('i32', m, offset + LIST.first));
  }

  /** The address past the last entry. */
  end(m: I32, list: List): I32 {
    return this.entry(m, list, this.count(m, list));
  }

  clear(r: Routine, m: I32, { offset }: List): void {
    r.push(store(m, offset + LIST.count, i32(0)));
  }

  /** Drops what lies behind the first entries, or takes in what was written behind them. */
  cut(r: Routine, m: I32, { offset }: List, count: I32): void {
    r.push(store(m, offset + LIST.count, count));
  }

  /** Makes place for an entry before the one at an index, and gives its address. */
  insert(r: Routine, m: I32, list: List, index: I32): I32 {
    return r.keep(resultOf('i32', this.#insert(), m, i32(list.offset), index, i32(list.entry)));
  }

  /** Makes place for an entry behind the others, and gives its address; far more often asked for than one before them. */
  append(r: Routine, m: I32, list: List): I32 {
    this.need(r, m, list);
    const count = r.keep(this.count(m, list));
    this.cut(r, m, list, add(count, 1));
    return r.keep(this.entry(m, list, count));
  }

  /** Sees to it that there is room for another entry. */
  need(r: Routine, m: I32, list: List): void {
    r.rarely(this.isFull(m, list), () => r.call(this.#grow(), m, i32(list.offset), i32(list.entry)));
  }

  isFull(m: I32, list: List): I32 {
    return atMost(load('i32', m, list.offset + LIST.room), this.count(m, list));
  }

  /** Makes room for twice as many where more than three quarters are taken, so that it is not soon short again. */
  relax(r: Routine, m: I32, { offset, entry }: List): void {
    const routine = this.#module.routine('relax', ['i32', 'i32', 'i32'], [], (inner) => {
      const [member, at, size] = [0, 1, 2].map((i) => inner.given<'i32'>(i)) as [I32, I32, I32];
      const list = inner.keep(add(member, at));
      const count = inner.keep(load('i32', list, LIST.count));
      const taken = shiftLeft(count, 2);
      const room = add(load('i32', list, LIST.room), load('i32', list, LIST.gap));
      inner.rarely(less(multiply(room, 3), taken), () => this.#move(inner, member, list, count, size));
    });
    r.call(routine, m, i32(offset), i32(entry));
  }

  /** Removes some entries, the first ones; their places stay free before the others. */
  removeFirst(r: Routine, m: I32, list: List, gone: I32): void {
    const { offset, entry } = list;
    const by = r.keep(gone);
    const move = (field: number, amount: I32) =>
      r.push(store(m, offset + field, add(load('i32', m, offset + field), amount)));
    move(LIST.first, multiply(by, entry));
    move(LIST.gap, by);
    move(LIST.count, subtract(i32(0), by));
    move(LIST.room, subtract(i32(0), by));
  }

  /** Every entry by its address, in order. Entries must not come or go meanwhile. */
  each(r: Routine, m: I32, list: List, visit: (entry: I32) => void): void {
    const here = r.variable('i32', this.first(m, list));
    const end = r.keep(this.end(m, list));
    r.whilst(
      () => less(here.get, end),
      () => {
        visit(here.get);
        here.set(add(here.get, list.entry));
      },
    );
  }

  /** Every entry from the last to the first. */
  eachBackwards(r: Routine, m: I32, list: List, visit: (entry: I32) => void): void {
    const first = r.keep(this.first(m, list));
    const here = r.variable('i32', this.end(m, list));
    r.whilst(
      () => greater(here.get, first),
      () => {
        here.set(subtract(here.get, i32(list.entry)));
        visit(here.get);
      },
    );
  }

  /** Keeps the entries that are wanted, in their order. */
  retain(r: Routine, m: I32, list: List, wanted: (entry: I32) => I32): void {
    const to = r.variable('i32', this.first(m, list));
    this.each(r, m, list, (entry) => {
      r.when(wanted(entry), () => {
        r.when(less(to.get, entry), () => r.push(copy(to.get, entry, i32(list.entry))));
        to.set(add(to.get, list.entry));
      });
    });
    this.cut(r, m, list, divideUnsigned(subtract(to.get, this.first(m, list)), i32(list.entry)));
  }

  #insert(): Signature {
    return this.#module.routine('insert', ['i32', 'i32', 'i32', 'i32'], ['i32'], (r) => {
      const [m, offset, index, entry] = [0, 1, 2, 3].map((i) => r.given<'i32'>(i)) as [I32, I32, I32, I32];
      const list = r.keep(add(m, offset));
      const count = r.keep(load('i32', list, LIST.count));
      r.rarely(atMost(load('i32', list, LIST.room), count), () => r.call(this.#grow(), m, offset, entry));
      const place = r.keep(add(add(m, load('i32', list, LIST.first)), multiply(index, entry)));
      r.rarely(less(index, count), () =>
        r.push(copy(add(place, entry), place, multiply(subtract(count, index), entry))),
      );
      r.push(store(list, LIST.count, add(count, 1)));
      r.leave(place);
    });
  }

  /** Entries move to the front where there is much room, else elsewhere. */
  #grow(): Signature {
    return this.#module.routine('grow', ['i32', 'i32', 'i32'], [], (r) => {
      const [m, offset, entry] = [0, 1, 2].map((i) => r.given<'i32'>(i)) as [I32, I32, I32];
      const list = r.keep(add(m, offset));
      const count = r.keep(load('i32', list, LIST.count));
      const gap = r.keep(load('i32', list, LIST.gap));
      r.when(
        both(less(i32(0), gap), atMost(count, shiftLeft(gap, 2))),
        () => {
          const from = r.keep(load('i32', list, LIST.first));
          const to = r.keep(subtract(from, multiply(gap, entry)));
          r.push(copy(add(m, to), add(m, from), multiply(count, entry)));
          r.push(store(list, LIST.first, to), store(list, LIST.gap, i32(0)));
          r.push(store(list, LIST.room, add(load('i32', list, LIST.room), gap)));
        },
        () => this.#move(r, m, list, count, entry),
      );
    });
  }

  /** Entries move to where there is room for twice as many. */
  #move(r: Routine, m: I32, list: I32, count: I32, entry: I32): void {
    const top = at(r, m, this.#layout.top);
    const room = r.keep(larger(r.keep(shiftLeft(count, 1)), FIRST_ROOM));
    const place = r.keep(top.get);
    top.set(add(place, multiply(room, entry)));
    if (this.#room !== null) r.rarely(greater(top.get, this.#room), () => r.push([0x00]));
    const end = r.keep(shiftRightUnsigned(add(add(m, top.get), 2 ** PAGE_BITS - 1), PAGE_BITS));
    r.rarely(greater(end, memoryPages), () => {
      // More than is asked for, so that it is seldom asked.
      const grown = growMemory(add(subtract(end, memoryPages), 16));
      r.when(less(grown, 0), () => r.push([0x00]));
    });
    r.push(copy(add(m, place), add(m, load('i32', list, LIST.first)), multiply(count, entry)));
    r.push(store(list, LIST.first, place), store(list, LIST.room, room), store(list, LIST.gap, i32(0)));
  }
}
