import { add, copy, type F64, type I32, i32, less, load, store, subtract } from '../../kernel/code.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Module } from '../../kernel/module.ts';
import { below } from '../../kernel/real.ts';
import type { Routine, Signature, Variable } from '../../kernel/routine.ts';

/** What is known to come in the month at work: when, of what kind, which of its kind, and what is spent on it. */
export const AHEAD = { at: 0, kind: 8, index: 12, spend: 16, size: 24 } as const;
/** More than this in a month is unheard of. */
const ROOM = 1024;

/** The occurrences of a month that are known at its beginning, in order of time; of one moment in the order they came. */
export class AheadCode {
  readonly #module: Module;
  readonly #address: number;
  /** Where the next lies, and where the last ends. */
  readonly next: (r: Routine) => Variable<'i32'>;
  readonly end: (r: Routine) => Variable<'i32'>;

  constructor(module: Module, grounds: Grounds) {
    this.#module = module;
    this.#address = grounds.reserve(ROOM * AHEAD.size);
    this.next = module.global('i32');
    this.end = module.global('i32');
  }

  clear(r: Routine): void {
    this.next(r).set(i32(this.#address));
    this.end(r).set(i32(this.#address));
  }

  add(r: Routine, kind: number, index: I32, at: F64, spend: F64): void {
    r.call(this.#insert(), i32(kind), index, at, spend);
  }

  #insert(): Signature {
    return this.#module.routine('know ahead', ['i32', 'i32', 'f64', 'f64'], [], (r) => {
      const [kind, index] = [r.given<'i32'>(0), r.given<'i32'>(1)];
      const [at, spend] = [r.given<'f64'>(2), r.given<'f64'>(3)];
      const end = this.end(r);
      const place = r.variable('i32', end.get);
      r.when(less(i32(this.#address + (ROOM - 1) * AHEAD.size), place.get), () => r.push([0x00]));
      const later = () => {
        const goes = r.variable('i32', less(i32(this.#address), place.get));
        r.when(goes.get, () => goes.set(below(at, load('f64', subtract(place.get, AHEAD.size), AHEAD.at))));
        return goes.get;
      };
      r.whilst(later, () => {
        r.push(copy(place.get, subtract(place.get, AHEAD.size), i32(AHEAD.size)));
        place.set(subtract(place.get, AHEAD.size));
      });
      r.push(store(place.get, AHEAD.at, at), store(place.get, AHEAD.spend, spend));
      r.push(store(place.get, AHEAD.kind, kind), store(place.get, AHEAD.index, index));
      end.set(add(end.get, AHEAD.size));
    });
  }
}
