import { covers, type Day } from '../base/calendar.ts';
import { add, integer, ONE, type Rational, subtract, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';
import type { Window } from '../compile/plan-time.ts';
import type { Bar } from './books.ts';
import { roomLeft, roomUnder, usedUp } from './earning.ts';
import { evaluate } from './evaluate.ts';
import { Facts } from './facts.ts';
import type { Readings } from './readings.ts';

/** The most that one limit lets through now. */
export interface Room {
  readonly bar: Bar;
  /** Null for any amount: a limit on how often, while times are left. */
  readonly room: bigint | null;
  /** Of a limit on how often: the time it would be now, and the last it lets through. */
  readonly time: { readonly next: Rational; readonly last: Rational } | null;
}

/**
 * The limits on what the earning rules of one member give: those of single rules, and those that several rules share.
 * What a refund takes back makes room again, on the day it bears.
 */
export class Caps {
  readonly #plan: Plan;
  readonly #now: Readings;
  readonly #balance: (ledger: number) => bigint;
  /** What each rule has used up of its own limit over a window. */
  readonly #own: readonly Facts[];
  /** What all its rules have used up of each shared limit. */
  readonly #shared: readonly Facts[];

  constructor(plan: Plan, now: Readings, balance: (ledger: number) => bigint) {
    this.#plan = plan;
    this.#now = now;
    this.#balance = balance;
    this.#own = plan.earnings.map(() => new Facts());
    this.#shared = plan.caps.map(() => new Facts());
  }

  /** What each limit on a rule lets through now; none where nothing limits it. */
  rooms(index: number): Room[] {
    const earning = this.#plan.earnings[index]!;
    const own = this.#ownRoom(index, earning);
    const shared = earning.within === null ? null : this.#sharedRoom(earning.within);
    return [
      ...(own === null ? [] : [{ bar: { of: 'cap', earning: index } as const, ...own }]),
      ...(shared === null
        ? []
        : [{ bar: { of: 'shared cap', cap: earning.within! } as const, room: shared, time: null }]),
    ];
  }

  /** A rule has given `after` on a day; or has, where it had given `before`. */
  use(index: number, day: Day, before: bigint, after: bigint): void {
    const { cap, within } = this.#plan.earnings[index]!;
    if (cap?.over.kind === 'window') this.#own[index]!.add(day, subtract(usedUp(cap, after), usedUp(cap, before)));
    if (within !== null) this.#shared[within]!.add(day, integer(after - before));
  }

  #ownRoom(index: number, { cap, ledger }: PlanEarning): Omit<Room, 'bar'> | null {
    if (cap === null) return null;
    // A limit that is not known lets nothing through.
    const limit = evaluate(cap.limit, this.#now) ?? ZERO;
    switch (cap.over.kind) {
      case 'event':
        return { room: roomLeft(limit, ZERO), time: null };
      case 'balance':
        return { room: roomLeft(limit, integer(this.#balance(ledger))), time: null };
      case 'window': {
        const used = this.#used(this.#own[index]!, cap.over.window);
        if (used === null) return null;
        const time = cap.counts === 'times' ? { next: add(used, ONE), last: limit } : null;
        return { room: roomUnder(cap, limit, used), time };
      }
    }
  }

  #sharedRoom(index: number): bigint | null {
    const { limit, window } = this.#plan.caps[index]!;
    const used = this.#used(this.#shared[index]!, window);
    return used === null ? null : roomLeft(evaluate(limit, this.#now) ?? ZERO, used);
  }

  /** Null on a day outside of the limit's period, when it limits nothing. */
  #used(facts: Facts, window: Window): Rational | null {
    if (window.kind === 'period' && !covers(window.days, this.#now.day)) return null;
    return facts.sum(this.#now.whole(window));
  }
}

/** What the narrowest of some limits lets through; null where there is none. */
export function narrowest(rooms: readonly Room[]): bigint | null {
  return rooms.reduce<bigint | null>(
    (least, { room }) => (room === null || (least !== null && least < room) ? least : room),
    null,
  );
}
