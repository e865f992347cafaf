import { covers } from '../base/calendar.ts';
import { add, divide, integer, multiply, type Rational, type Rounding, subtract, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanRefund } from '../compile/plan-refund.ts';
import { type Accounts, entryOn } from './accounts.ts';
import type { FieldValue, MemberEvent, Watch } from './books.ts';
import type { Caps } from './caps.ts';
import { amountAlong, amountOf, carryOver, roundEarning, split } from './earning.ts';
import { holds } from './evaluate.ts';
import { type EventRecord, type Reduction, shareOut } from './event-record.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import type { Bearer, Readings } from './readings.ts';
import type { Rewards } from './rewards.ts';

/** The parts of a member that earning wrote to, and that a refund corrects. */
export interface Earner {
  readonly now: Readings;
  readonly accounts: Accounts;
  readonly rewards: Rewards;
  readonly caps: Caps;
  /** What rounding cut off and each earning rule carries. */
  readonly carried: Rational[];
  /** What the event at work counts for in a measure over it. */
  counts(measure: number): FieldValue | null;
  readonly watch: Watch;
}

/** A part of a refund on its way into the books. */
interface Correction {
  readonly refund: PlanRefund;
  readonly event: MemberEvent;
  readonly original: string;
  /** On whose days it counts: those of the original or those of the refund. */
  readonly bearer: Bearer;
}

/** The events of one member that can be taken back, and what taking them back does to measures and ledgers. */
export class Refunds {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #earner: Earner;
  readonly #records = new Map<string, EventRecord>();
  /** Records by event, in the order they happened. */
  readonly #history: EventRecord[][];

  constructor(plan: Plan, earner: Earner) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#earner = earner;
    this.#history = plan.events.map(() => []);
  }

  remember(record: EventRecord): void {
    this.#records.set(record.event.id, record);
    this.#history[record.event.event]!.push(record);
  }

  /** A refund: lowers what its originals count for, and takes back what they earned. */
  takeBack(event: MemberEvent, refund: PlanRefund): void {
    const named = event.refers === null ? undefined : this.#records.get(event.refers);
    const original = named?.event.event === refund.of ? named : undefined;
    const { reductions, left } = shareOut(refund, event, original, this.#latest(refund));
    if (left.n > 0n) this.#earner.watch.unmatched?.({ event, left });
    for (const reduction of reductions) {
      const { record } = reduction;
      const bearer = refund.dated === 'original' ? record.event : event;
      const correction: Correction = { refund, event, original: record.event.id, bearer };
      const whole = record.gone;
      if (refund.rate === 'current') this.#reverseAtCurrentRate(reduction, correction);
      if (typeof refund.rate === 'object') this.#reverseShare(refund.rate.proportion, reduction, correction);
      this.#lower(reduction, correction);
      this.#earner.watch.tookBack?.(event, record.event, record.gone);
      if (record.gone && !whole) this.#undoSpending(correction);
      if (refund.rate === 'remainder') this.#earnAgain(record, correction);
    }
  }

  /** What a refund without an original may take from, the last first. */
  #latest(refund: PlanRefund): readonly EventRecord[] {
    const history = this.#history[refund.of]!;
    if (refund.unlinked !== 'fullest') return history;
    const filled = (record: EventRecord) => {
      const most = record.earned.reduce((best, earned) => (earned.rounded > best.rounded ? earned : best));
      return this.#plan.earnings[most.earning]!.ledger;
    };
    const balance = (ledger: number) => this.#earner.accounts.balance(ledger);
    const byBalance = (a: number, b: number) => (balance(a) < balance(b) ? -1 : balance(a) > balance(b) ? 1 : b - a);
    return history.filter((record) => record.earned.length > 0).sort((a, b) => byBalance(filled(a), filled(b)));
  }

  /** An original that is wholly taken back: what becomes of the points spent on it. */
  #undoSpending({ refund, event, original }: Correction): void {
    if (refund.spent === 'forfeited') return;
    const entry = { ...entryOn(event.posted, `refund of ${this.#plan.events[refund.of]!.name}`), event: event.id };
    this.#earner.rewards.undoSpending(original, refund.spent === 'new expiry', entry);
  }

  /** Lowers the original's fields, and the measures to what the rest of it counts for: nothing when all is taken back. */
  #lower({ record, by }: Reduction, { refund, bearer }: Correction): void {
    const { now } = this.#earner;
    for (const [field, amount] of by) record.fields[field] = subtract(record.fields[field] as Rational, amount);
    record.gone ||= refund.reduces.every(({ original }) => (record.fields[original] as Rational).n === 0n);
    now.withFields(record.fields, () => {
      for (const [i, measure] of this.#index.measuresOfEvent[refund.of]!.entries()) {
        const rest = record.gone ? null : this.#earner.counts(measure);
        now.notice(measure, record.event, record.counted[i]!, rest, bearer);
        record.counted[i] = rest;
      }
    });
  }

  /** Works out the original's earnings on what is left of it, by the values, measures and tiers of its own day. */
  #earnAgain(record: EventRecord, correction: Correction): void {
    const { carried, caps, now } = this.#earner;
    now.turnTo(record.event.day);
    now.withFields(record.fields, () => {
      for (const earned of record.earned) {
        const earning = this.#plan.earnings[earned.earning]!;
        // What is left of an event that lifted the tier keeps the shares that each tier had of it.
        const left = record.gone
          ? null
          : amountAlong(earning, earned.stretches, ({ tiers }, work) => work(now.remembering(earned, tiers)));
        const exact = left ?? ZERO;
        let rounded: bigint;
        if (earning.carry) {
          // The remainder of the rule shrinks first; whole units go back only when it does not suffice.
          const over = carryOver(earning, subtract(exact, earned.exact), carried[earned.earning]!);
          const short = over.carried.n < 0n ? earning.roundTo : 0n;
          carried[earned.earning] = add(over.carried, integer(short));
          rounded = earned.rounded + over.rounded - short;
        } else rounded = roundEarning(earning, exact);
        const before = split(earned.rounded, earned.room);
        const after = split(rounded, earned.room);
        earned.exact = exact;
        earned.rounded = rounded;
        this.#correct(earning.ledger, after.main - before.main, earning.name, correction);
        if (earning.rest !== null) this.#correct(earning.rest, after.rest - before.rest, earning.name, correction);
        caps.use(earned.earning, correction.bearer.day, before.main, after.main);
      }
    });
    now.turnTo(correction.event.day);
  }

  /** Takes back the share of what was given that the returned part is of what was left. */
  #reverseShare(rounding: Rounding, { record, by }: Reduction, correction: Correction): void {
    const [[field, returned] = [0, ZERO]] = by;
    if (returned.n === 0n) return;
    const share = divide(returned, record.fields[field] as Rational);
    for (const earned of record.earned) {
      const earning = this.#plan.earnings[earned.earning]!;
      const { main, rest } = split(earned.rounded, earned.room);
      const part = (given: bigint) => roundEarning({ ...earning, rounding }, multiply(integer(given), share));
      const [mainBack, restBack] = [part(main), part(rest)];
      // What is left of each is the most that a later refund can take from it.
      earned.rounded = main - mainBack + (rest - restBack);
      if (earned.room !== null) earned.room = main - mainBack;
      this.#correct(earning.ledger, -mainBack, earning.name, correction);
      if (earning.rest !== null) this.#correct(earning.rest, -restBack, earning.name, correction);
      this.#earner.caps.use(earned.earning, correction.bearer.day, main, main - mainBack);
    }
  }

  /** Takes back what the returned part would earn today. */
  #reverseAtCurrentRate({ record, by }: Reduction, correction: Correction): void {
    const { now } = this.#earner;
    const returned = record.fields.map((value, i) => by.get(i) ?? value);
    now.withFields(returned, () => {
      for (const index of this.#index.earnings[correction.refund.of]!) {
        const earning = this.#plan.earnings[index]!;
        if (!covers(earning.inForce, correction.event.day) || !holds(earning.when, now)) continue;
        const amount = roundEarning(earning, amountOf(earning, now));
        this.#correct(earning.ledger, -amount, earning.name, correction);
      }
    });
  }

  /** Takes back what was earned too much; or gives, as if on the day of the refund, what the rest earns by another rule. */
  #correct(ledger: number, change: bigint, rule: string, { refund, event, original, bearer }: Correction): void {
    const { accounts, rewards } = this.#earner;
    const entry = { rule, bearer, posted: event.posted, event: event.id };
    if (change > 0n) accounts.earn(ledger, change, original, entry);
    else {
      if (refund.rewards === 'forfeited') rewards.forfeit(ledger, -change, entry);
      accounts.reverse(ledger, -change, original, entry);
    }
  }
}
