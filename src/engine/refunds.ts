import { covers } from '../base/calendar.ts';
import { add, integer, type Rational, subtract, ZERO } from '../base/rational.ts';
import type { Plan, PlanRefund } from '../compile/plan.ts';
import type { MemberEvent, Watch } from './books.ts';
import { amountOf, carryOver, roundEarning, split, usedUp } from './earning.ts';
import { holds } from './evaluate.ts';
import { type EventRecord, type Reduction, shareOut } from './event-record.ts';
import type { Facts } from './facts.ts';
import type { Ledger } from './ledger.ts';
import { type PlanIndex, planIndex } from './plan-index.ts';
import type { Bearer, Readings } from './readings.ts';

/** The parts of a member that earning wrote to, and that a refund corrects. */
export interface Account {
  readonly now: Readings;
  readonly ledgers: readonly Ledger[];
  /** What each earning rule has posted, for limits over a window. */
  readonly posted: readonly Facts[];
  /** What rounding cut off and each earning rule carries. */
  readonly carried: Rational[];
  /** What the event at work counts for in a measure over it. */
  counts(measure: number): Rational;
  /** `bearer` is the event on whose days it counts. */
  post(
    ledger: number,
    amount: bigint,
    reason: 'earned' | 'reversed',
    rule: string,
    bearer: Bearer,
    event: MemberEvent,
  ): void;
  readonly watch: Watch;
}

/** A part of a refund on its way into the books. */
interface Correction {
  readonly event: MemberEvent;
  readonly original: string;
  /** On whose days it counts: those of the original or those of the refund. */
  readonly bearer: Bearer;
}

/** The events of one member that can be taken back, and what taking them back does to measures and ledgers. */
export class Refunds {
  readonly #plan: Plan;
  readonly #index: PlanIndex;
  readonly #account: Account;
  readonly #records = new Map<string, EventRecord>();
  /** Records by event, in the order they happened. */
  readonly #history: EventRecord[][];

  constructor(plan: Plan, account: Account) {
    this.#plan = plan;
    this.#index = planIndex(plan);
    this.#account = account;
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
    const { reductions, left } = shareOut(refund, event, original, this.#history[refund.of]!);
    if (left.n > 0n) this.#account.watch.unmatched?.({ event, left });
    for (const reduction of reductions) {
      const { record } = reduction;
      const bearer = refund.dated === 'original' ? record.event : event;
      const correction = { event, original: record.event.id, bearer };
      if (refund.rate === 'current') this.#reverseAtCurrentRate(refund, reduction, correction);
      this.#lower(refund, reduction, correction);
      this.#account.watch.tookBack?.(event, record.event, record.gone);
      if (refund.rate === 'remainder') this.#earnAgain(record, correction);
    }
  }

  /** Lowers the original's fields, and the measures to what the rest of it counts for: nothing when all is taken back. */
  #lower(refund: PlanRefund, { record, by }: Reduction, { bearer }: Correction): void {
    const { now } = this.#account;
    for (const [field, amount] of by) record.fields[field] = subtract(record.fields[field] as Rational, amount);
    record.gone ||= refund.reduces.every(({ original }) => (record.fields[original] as Rational).n === 0n);
    now.withFields(record.fields, () => {
      for (const [i, measure] of this.#index.measuresOfEvent[refund.of]!.entries()) {
        const rest = record.gone ? ZERO : this.#account.counts(measure);
        const change = subtract(rest, record.counted[i]!);
        if (change.n !== 0n) now.count(measure, bearer, change);
        record.counted[i] = rest;
      }
    });
  }

  /** Works out the original's earnings on what is left of it, by the values, measures and tiers of its own day. */
  #earnAgain(record: EventRecord, correction: Correction): void {
    const { carried, posted, now } = this.#account;
    now.turnTo(record.event.day);
    now.withFields(record.fields, () => {
      for (const earned of record.earned) {
        const earning = this.#plan.earnings[earned.earning]!;
        const then = now.remembering(earned);
        const exact = record.gone || !holds(earning.when, then) ? ZERO : amountOf(earning, then);
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
        if (earning.cap?.rest != null)
          this.#correct(earning.cap.rest, after.rest - before.rest, earning.name, correction);
        if (earning.cap?.over.kind === 'window')
          posted[earned.earning]!.add(
            correction.bearer.day,
            subtract(usedUp(earning.cap, after.main), usedUp(earning.cap, before.main)),
          );
      }
    });
    now.turnTo(correction.event.day);
  }

  /** Takes back what the returned part would earn today. */
  #reverseAtCurrentRate(refund: PlanRefund, { record, by }: Reduction, correction: Correction): void {
    const { now } = this.#account;
    const returned = record.fields.map((value, i) => by.get(i) ?? value);
    now.withFields(returned, () => {
      for (const index of this.#index.earnings[refund.of]!) {
        const earning = this.#plan.earnings[index]!;
        if (!covers(earning.inForce, correction.event.day) || !holds(earning.when, now)) continue;
        this.#reverse(earning.ledger, roundEarning(earning, amountOf(earning, now)), earning.name, correction);
      }
    });
  }

  /** Takes back what was earned too much; or gives, as if on the day of the refund, what the rest earns by another rule. */
  #correct(ledger: number, change: bigint, rule: string, correction: Correction): void {
    if (change <= 0n) {
      this.#reverse(ledger, -change, rule, correction);
      return;
    }
    const { event, original, bearer } = correction;
    this.#account.ledgers[ledger]!.add(change, event.posted, original);
    this.#account.post(ledger, change, 'earned', rule, bearer, event);
  }

  #reverse(ledger: number, amount: bigint, rule: string, { event, original, bearer }: Correction): void {
    if (amount <= 0n) return;
    const taken = this.#account.ledgers[ledger]!.reverse(amount, original);
    if (taken > 0n) this.#account.post(ledger, -taken, 'reversed', rule, bearer, event);
  }
}
