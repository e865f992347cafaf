import { ALWAYS, type Interval } from '../base/calendar.ts';
import { ONE } from '../base/rational.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';
import { notBelowZero } from './arithmetic.ts';
import type { Build } from './build.ts';
import { atLeast, both, type I32, i32, less } from './code.ts';
import { Daybook } from './daybook.ts';
import { constant, type Exact, type Extent, greaterOf, NOTHING, type Share } from './exact.ts';
import { MOST_EVENTS } from './extents.ts';
import { type ExactField, exactAt, exactField } from './layout.ts';
import type { Pen } from './pen.ts';

/** How much a limit lets through; `limited` is zero where it lets everything through. */
interface Room {
  readonly limited: I32;
  readonly room: Exact;
}

/** The earning rules and their limits as code; see `earning` and `Caps` of the interpreter. */
export class EarningCode {
  readonly #build: Build;
  /** What rounding cut off and a rule carries. */
  readonly #carried = new Map<number, ExactField>();
  readonly #own = new Map<number, Daybook>();
  readonly #shared = new Map<number, Daybook>();

  constructor(build: Build) {
    this.#build = build;
  }

  /** Applies the rules of an event, as written. */
  earn(pen: Pen, event: number, caused: I32): void {
    const { plan, index, moment, parts } = this.#build;
    for (const at of index.earnings[event]!) {
      const earning = plan.earnings[at]!;
      const apply = () =>
        pen.r.when(parts.holds(pen, earning.when, event), () => this.#apply(pen, at, earning, caused));
      inForce(pen, earning.inForce, moment.day(pen.r).get, apply);
    }
  }

  #apply(pen: Pen, at: number, earning: PlanEarning, caused: I32): void {
    const { parts } = this.#build;
    const { math, r } = pen;
    const share = this.#amount(pen, earning);
    const rounded = earning.carry
      ? this.#carry(pen, at, earning, math.multiply(share.of, constant(share.by)))
      : math.roundShare(share, earning.rounding, earning.roundTo);
    const main = math.variable({ per: 1n, most: rounded.most }, rounded);
    for (const { limited, room } of this.#rooms(pen, at, earning))
      r.when(both(limited, math.inOrder(main.get, '>', room)), () => main.set({ ...room, most: rounded.most }));
    const given = main.get;
    const rest = earning.rest === null ? null : math.subtract(rounded, given);
    r.when(math.isAny(given), () => parts.earn(pen, earning.ledger, given, at, earning.name, caused));
    if (rest !== null) r.when(math.isAny(rest), () => parts.earn(pen, earning.rest!, rest, at, earning.name, caused));
    r.when(math.isAny(given), () => this.#use(pen, at, earning, given));
  }

  /** One that falls below zero, or reads what is not known, gives nothing. */
  #amount(pen: Pen, { amount, event }: PlanEarning): Share {
    const { math } = pen;
    const { of, by } = this.#build.parts.share(pen, amount, event);
    const gives = math.isAboveZero(of);
    const kept = math.choose(of.known === null ? gives : both(of.known, gives), of, NOTHING);
    return { of: { ...kept, known: null }, by };
  }

  #carry(pen: Pen, at: number, { rounding, roundTo }: PlanEarning, exact: Exact): Exact {
    const { math, r, m } = pen;
    const carried = exactAt(math, r, m, this.#carriedBy(at, exact, roundTo));
    const total = math.add(exact, carried.get);
    const nearest = math.round(total, rounding, roundTo);
    // Rounded up before, it may owe now: that stays carried.
    const rounded = rounding === 'down' ? nearest : { ...notBelowZero(math, nearest), most: nearest.most };
    carried.set({ ...math.subtract(total, rounded), most: carried.get.most });
    return rounded;
  }

  #carriedBy(at: number, { per }: Extent, roundTo: bigint): ExactField {
    const known = this.#carried.get(at);
    if (known !== undefined) return known;
    const field = exactField(this.#build.layout, { per, most: per * roundTo });
    this.#carried.set(at, field);
    return field;
  }

  #rooms(pen: Pen, at: number, { cap, within, ledger, event }: PlanEarning): Room[] {
    const { plan, parts, moment } = this.#build;
    const { math, r } = pen;
    const rooms: Room[] = [];
    const until = () => r.keep(moment.until(r).get);
    if (cap !== null) {
      const limit = this.#limit(pen, parts.value(pen, cap.limit, event));
      switch (cap.over.kind) {
        case 'event':
          rooms.push({ limited: i32(1), room: this.#left(pen, limit, NOTHING) });
          break;
        case 'balance':
          rooms.push({ limited: i32(1), room: this.#left(pen, limit, parts.balance(pen, ledger)) });
          break;
        case 'window': {
          const used = this.#ownUse(at).sum(pen, until());
          const counts = this.#counts(pen, cap.over.window);
          if (cap.counts === 'points') rooms.push({ limited: counts, room: this.#left(pen, limit, used) });
          else rooms.push({ limited: both(counts, math.inOrder(used, '>=', limit)), room: NOTHING });
        }
      }
    }
    if (within !== null) {
      const shared = plan.caps[within]!;
      const limit = this.#limit(pen, parts.value(pen, shared.limit, event));
      const used = this.#sharedUse(within).sum(pen, until());
      rooms.push({ limited: this.#counts(pen, shared.window), room: this.#left(pen, limit, used) });
    }
    return rooms;
  }

  /** A limit that is not known lets nothing through. */
  #limit({ math }: Pen, limit: Exact): Exact {
    return limit.known === null ? limit : { ...math.choose(limit.known, limit, NOTHING), known: null };
  }

  #left({ math }: Pen, limit: Exact, used: Exact): Exact {
    return math.round(math.greater(math.subtract(limit, used), NOTHING), 'down');
  }

  /** Whether a limit counts on the day at work: one over a period limits nothing outside of it. */
  #counts({ r }: Pen, window: { readonly kind: string; readonly days?: Interval }): I32 {
    if (window.days === undefined) return i32(1);
    const day = r.keep(this.#build.moment.day(r).get);
    return r.keep(both(atLeast(day, window.days.from), less(day, window.days.until)));
  }

  #use(pen: Pen, at: number, { cap, within }: PlanEarning, given: Exact): void {
    if (cap?.over.kind === 'window') this.#ownUse(at).add(pen, cap.counts === 'points' ? given : constant(ONE));
    if (within !== null) this.#sharedUse(within).add(pen, given);
  }

  #ownUse(at: number): Daybook {
    const known = this.#own.get(at);
    if (known !== undefined) return known;
    const { extents, plan } = this.#build;
    const { cap, name } = plan.earnings[at]!;
    const window = cap!.over.kind === 'window' ? cap!.over.window : { kind: 'lifetime' as const };
    const most = greaterOf(extents.given(at), 1n) * MOST_EVENTS;
    const book = new Daybook(this.#build, window, { per: 1n, most }, `limit of ${name}`);
    this.#own.set(at, book);
    return book;
  }

  #sharedUse(cap: number): Daybook {
    const known = this.#shared.get(cap);
    if (known !== undefined) return known;
    const { extents, plan } = this.#build;
    const most = plan.earnings.reduce((sum, { within }, i) => (within === cap ? sum + extents.given(i) : sum), 1n);
    const { window, name } = plan.caps[cap]!;
    const book = new Daybook(this.#build, window, { per: 1n, most: most * MOST_EVENTS }, `shared limit ${name}`);
    this.#shared.set(cap, book);
    return book;
  }
}

/** Does something on the days of an interval. */
export function inForce({ r }: Pen, { from, until }: Interval, day: I32, work: () => void): void {
  if (from === ALWAYS.from && until === ALWAYS.until) work();
  else r.when(both(atLeast(day, from), less(day, until)), work);
}
