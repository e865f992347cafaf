import type { Cause, PostingReason } from '../engine/books.ts';
import { highOf } from './arithmetic.ts';
import type { BooksCode } from './books-code.ts';
import { add, atLeast, type I32, i32, multiply, store } from './code.ts';
import type { Exact } from './exact.ts';
import type { Grounds } from './grounds.ts';
import type { Module } from './module.ts';
import type { Pen } from './pen.ts';
import type { Routine, Variable } from './routine.ts';

/** What is written in the books, in the order of its number in the journal. */
export const REASONS: readonly PostingReason[] = [
  'earned',
  'redeemed',
  'expired',
  'reversed',
  'cleared',
  'converted',
  'restored',
];
export const ALL_CAUSES: readonly Cause[] = [
  'join',
  'behavior',
  'grant',
  'refund',
  'expiry',
  'rule change',
  'transition',
];
export const ENTRY_KINDS = ['posted', 'moved', 'rewarded'] as const;

/** An entry: its kind, six whole numbers, and an amount of two words. */
export const ENTRY = { kind: 0, first: 4, amount: 32, size: 48 } as const;
const ROOM = 512;

/** Who caused a posting: nobody but the clock, the event that the host told of, or an event that the clock makes. */
export const CAUSED = { byNobody: -2, byHost: -1 } as const;

/** Where a kernel tells the host what it wrote in the books: entries in their order, until the host takes them away. */
export class Journal implements BooksCode {
  readonly address: number;
  readonly #count: (r: Routine) => Variable<'i32'>;
  readonly #module: Module;

  constructor(module: Module, grounds: Grounds) {
    this.#module = module;
    this.#count = module.global('i32');
    this.address = grounds.reserve(ROOM * ENTRY.size);
  }

  posted(
    pen: Pen,
    ledger: number,
    amount: Exact,
    reason: PostingReason,
    rule: number,
    day: I32,
    posted: I32,
    caused: I32,
  ): void {
    this.#write(pen, 'posted', [i32(ledger), i32(REASONS.indexOf(reason)), i32(rule), day, posted, caused], amount);
  }

  moved(pen: Pen, ladder: number, from: I32, to: I32, day: I32, cause: I32): void {
    this.#write(pen, 'moved', [i32(ladder), from, to, day, cause], null);
  }

  rewarded(pen: Pen, kind: 'reward' | 'milestone', index: number, day: I32, until: I32): void {
    this.#write(pen, 'rewarded', [i32(kind === 'reward' ? 0 : 1), i32(index), day, until], null);
  }

  /** Lets the host take how many entries there are, and begins anew. */
  open(): void {
    const taken = this.#module.routine('take journal', [], ['i32'], (r) => {
      const count = this.#count(r);
      const before = r.keep(count.get);
      count.set(i32(0));
      r.leave(before);
    });
    this.#module.open('takeJournal', taken);
  }

  #write({ r }: Pen, kind: (typeof ENTRY_KINDS)[number], numbers: readonly I32[], amount: Exact | null): void {
    const count = this.#count(r);
    r.when(atLeast(count.get, ROOM), () => r.call(this.#module.flush));
    const entry = r.keep(add(multiply(count.get, ENTRY.size), this.address));
    r.push(store(entry, ENTRY.kind, i32(ENTRY_KINDS.indexOf(kind))));
    for (const [i, number] of numbers.entries()) r.push(store(entry, ENTRY.first + i * 4, number));
    if (amount !== null) r.push(store(entry, ENTRY.amount, amount.low), store(entry, ENTRY.amount + 8, highOf(amount)));
    count.set(add(count.get, 1));
  }
}
