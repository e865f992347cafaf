import { FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { PlanChange, Transition } from '../compile/plan-change.ts';
import type { PlanClock } from '../compile/plan-event.ts';
import type { AttributeCode } from './attribute-code.ts';
import { type Build, turnTo } from './build.ts';
import { add, atMost, equal, type I32, i32, lesser } from './code.ts';
import type { EarningCode } from './earning-code.ts';
import { constant } from './exact.ts';
import type { FormulaCode } from './formula-code.ts';
import type { GridCode } from './grid-code.ts';
import { CAUSED } from './journal.ts';
import type { LadderCode } from './ladder-code.ts';
import type { Field } from './layout.ts';
import type { LedgerCode } from './ledger-code.ts';
import type { MeasureCode } from './measure-code.ts';
import type { OutsideCode } from './outside-code.ts';
import { ask, memberRoutine, own, type Pen, tell } from './pen.ts';
import type { RewardCode } from './reward-code.ts';
import type { Signature } from './routine.ts';
import { nextReviewCode, nextTurnCode } from './schedule-code.ts';
import type { WindowCode } from './window-code.ts';

/** The parts of the rules, each with its own place in the member. */
export interface RuleParts {
  readonly formulas: FormulaCode;
  readonly windows: WindowCode;
  readonly measures: MeasureCode;
  readonly attributes: AttributeCode;
  readonly ledgers: LedgerCode;
  readonly earning: EarningCode;
  readonly ladders: readonly LadderCode[];
  readonly outside: OutsideCode;
  readonly rewards: RewardCode;
  readonly grid: GridCode | null;
}

/** One member's days and events in their order; what it means stands in `Member` of the interpreter. */
export class MemberCode {
  readonly #build: Build;
  readonly #rules: RuleParts;
  readonly #nextTick: Field<'i32'>;
  readonly #nextTurn: Field<'i32'>;
  /** How many of the plan's changes are over. */
  readonly #changed: Field<'i32'>;
  /** When each event is due that the clock makes, by its index. */
  readonly #due: ReadonlyMap<number, Field<'i32'>>;

  constructor(build: Build, rules: RuleParts) {
    this.#build = build;
    this.#rules = rules;
    const { layout, plan } = build;
    this.#nextTick = layout.field('i32');
    this.#nextTurn = layout.field('i32');
    this.#changed = layout.field('i32');
    this.#due = new Map(
      plan.events.flatMap(({ clock }, i) => (clock === null ? [] : [[i, layout.field('i32')] as const])),
    );
  }

  /** Opens to the host what it does with a member. */
  open(): void {
    const { module, plan } = this.#build;
    module.open('begin', this.begin());
    module.open('advance', this.advance());
    plan.events.forEach(({ clock }, event) => {
      if (clock === null) module.open(`happen ${event}`, this.happen(event));
    });
    plan.rewards.forEach((_, reward) => {
      module.open(`redeem ${reward}`, this.redeem(reward));
    });
    plan.milestones.forEach((_, milestone) => {
      module.open(
        `choose ${milestone}`,
        this.#afterAdvancing(`pick ${milestone}`, ['i32'], (pen, [reward]) =>
          ask(pen, this.#rules.rewards.choose(milestone), reward!),
        ),
      );
    });
  }

  /** Writes all that a block of members does, in which nobody chooses. */
  write(): void {
    const { plan } = this.#build;
    this.begin();
    for (const [event, { clock }] of plan.events.entries()) if (clock === null) this.happen(event);
    for (const reward of plan.rewards.keys()) this.redeem(reward);
  }

  begin(): Signature {
    const { plan, joined, module } = this.#build;
    return memberRoutine(module, 'begin', ['i32'], [], (pen, [day]) => {
      own(pen, joined).set(day!);
      const changed = plan.changes.reduce(
        (count, change) => pen.r.keep(add(atMost(i32(change.day), day!), count)),
        i32(0),
      );
      own(pen, this.#changed).set(changed);
      for (const ladder of this.#rules.ladders) ladder.begin(pen, day!);
      for (const [event, due] of this.#due)
        own(pen, due).set(this.#nextDue(pen, plan.events[event]!.clock!, day!, day!));
      own(pen, this.#nextTurn).set(this.#findNextTurn(pen, day!));
      tell(pen, this.#lookAhead());
    });
  }

  advance(): Signature {
    return memberRoutine(this.#build.module, 'advance', ['i32'], [], (pen, [to]) => {
      pen.r.rarely(atMost(own(pen, this.#nextTick).get, to!), () => tell(pen, this.#runClock(), to!));
    });
  }

  /** What the clock does up to a day, where it does something. Apart, since much else is close at hand where it is asked for. */
  #runClock(): Signature {
    return memberRoutine(this.#build.module, 'run the clock', ['i32'], [], (pen, [to]) => {
      const next = own(pen, this.#nextTick);
      pen.r.whilst(
        () => atMost(next.get, to!),
        () => tell(pen, this.#tick(), pen.r.keep(next.get)),
      );
    });
  }

  happen(event: number): Signature {
    return memberRoutine(this.#build.module, `happen ${event}`, ['i32'], [], (pen, [day]) => {
      tell(pen, this.advance(), day!);
      turnTo(this.#build, pen, day!, add(day!, 1));
      this.#carryOut(pen, event, i32(CAUSED.byHost));
      pen.r.rarely(this.#build.stirred(pen.r).get, () => tell(pen, this.#lookAhead()));
    });
  }

  /** One where the wish is met, zero where the balance does not reach. */
  redeem(reward: number): Signature {
    return this.#afterAdvancing(`wish ${reward}`, [], (pen) => ask(pen, this.#rules.rewards.redeem(reward)));
  }

  #afterAdvancing(name: string, takes: readonly 'i32'[], work: (pen: Pen, given: readonly I32[]) => I32): Signature {
    return memberRoutine(this.#build.module, name, ['i32', ...takes], ['i32'], (pen, [day, ...given]) => {
      tell(pen, this.advance(), day!);
      turnTo(this.#build, pen, day!, add(day!, 1));
      const done = work(pen, given);
      pen.r.when(this.#build.stirred(pen.r).get, () => tell(pen, this.#lookAhead()));
      pen.r.leave(done);
    });
  }

  /** The moments of the clock on a day. */
  #tick(): Signature {
    const { plan, module, parts } = this.#build;
    const { ladders, ledgers, rewards } = this.#rules;
    return memberRoutine(module, 'tick', ['i32'], [], (pen, [day]) => {
      const { r } = pen;
      const tomorrow = r.keep(add(day!, 1));
      turnTo(this.#build, pen, day!, day!);
      for (const ladder of ladders) ladder.turn(pen);
      this.#change(pen, day!);
      // What lasts while something holds is judged by the day itself, a review by the days before it.
      turnTo(this.#build, pen, day!, tomorrow);
      parts.judgeOutside(pen, null);
      ladders.forEach((ladder, i) => {
        turnTo(this.#build, pen, day!, day!);
        ladder.tick(pen);
        turnTo(this.#build, pen, day!, tomorrow);
        parts.judgeOutside(pen, i);
        parts.judgeOutside(pen, null);
      });
      this.#judgeSuspensions(pen);
      ledgers.expire(pen);
      rewards.lapse(pen);
      for (const [event, due] of this.#due) {
        r.when(equal(own(pen, due).get, day!), () => {
          const { clock } = plan.events[event]!;
          own(pen, due).set(this.#nextDue(pen, clock!, day!, r.keep(own(pen, this.#build.joined).get)));
          turnTo(this.#build, pen, day!, day!);
          r.when(parts.holds(pen, clock!.while, null), () => {
            turnTo(this.#build, pen, day!, tomorrow);
            this.#carryOut(pen, event, i32(event));
          });
        });
      }
      own(pen, this.#nextTurn).set(this.#findNextTurn(pen, day!));
      tell(pen, this.#lookAhead());
    });
  }

  /** What an event does, whether it happened or the clock made it. */
  #carryOut(pen: Pen, event: number, caused: I32): void {
    const { parts } = this.#build;
    const { windows, measures, attributes, ledgers, earning, ladders, outside, rewards, grid } = this.#rules;
    attributes.learn(pen, event);
    windows.hear(pen, event);
    grid?.hear(pen, event);
    measures.notice(pen, event);
    earning.earn(pen, event, caused);
    ledgers.happen(pen, event);
    rewards.reachMarks(pen);
    outside.afterEvent(pen, event);
    parts.judgeOutside(pen, null);
    ladders.forEach((ladder, i) => {
      ladder.afterEvent(pen, event);
      parts.judgeOutside(pen, i);
      parts.judgeOutside(pen, null);
    });
    this.#judgeSuspensions(pen);
    rewards.issueAutomatic(pen);
  }

  #change(pen: Pen, day: I32): void {
    const { plan } = this.#build;
    const { r } = pen;
    plan.changes.forEach((change, i) => {
      const changed = own(pen, this.#changed);
      r.when(equal(changed.get, i), () =>
        r.when(equal(day, change.day), () => {
          changed.set(i32(i + 1));
          this.#apply(pen, change);
        }),
      );
    });
  }

  #apply(pen: Pen, change: PlanChange): void {
    const { ledgers, ladders } = this.#rules;
    for (const ladder of ladders) ladder.change(pen, change);
    for (const transition of change.transitions) {
      if (transition.kind === 'convert') this.#convert(pen, transition, change);
      if (transition.kind !== 'top up') continue;
      const lacks = pen.math.subtract(constant(integer(transition.to)), ledgers.balance(pen, transition.ledger));
      pen.r.when(pen.math.isAboveZero(lacks), () =>
        ledgers.put(pen, transition.ledger, lacks, 'converted', change.name, i32(CAUSED.byNobody)),
      );
    }
  }

  #convert(
    pen: Pen,
    { from, to, rate, rounding, roundTo }: Transition & { kind: 'convert' },
    { name }: PlanChange,
  ): void {
    const { ledgers } = this.#rules;
    const amount = ledgers.clear(pen, from, null, name, 'converted');
    const brought = pen.math.round(pen.math.multiply(amount, constant(rate)), rounding, roundTo);
    pen.r.when(pen.math.isAboveZero(brought), () =>
      ledgers.put(pen, to, brought, 'converted', name, i32(CAUSED.byNobody)),
    );
  }

  #judgeSuspensions(pen: Pen): void {
    const { plan, parts } = this.#build;
    plan.ledgers.forEach(({ suspended }, i) => {
      if (suspended !== null) this.#rules.ledgers.suspend(pen, i, parts.holds(pen, suspended, null));
    });
  }

  /** Finds the next day on which the clock has something to do. */
  #lookAhead(): Signature {
    const { plan, module, stirred } = this.#build;
    return memberRoutine(module, 'look ahead', [], [], (pen) => {
      const { r } = pen;
      const next = r.variable('i32', own(pen, this.#nextTurn).get);
      const sooner = (day: I32) => next.set(lesser(r.keep(day), next.get));
      for (const [i, change] of plan.changes.entries())
        r.when(equal(own(pen, this.#changed).get, i), () => sooner(i32(change.day)));
      for (const due of this.#due.values()) sooner(own(pen, due).get);
      for (const ladder of this.#rules.ladders) sooner(ladder.nextTick(pen));
      for (const ledger of plan.ledgers.keys()) sooner(this.#rules.ledgers.nextExpiry(pen, ledger));
      sooner(this.#rules.rewards.nextDeadline(pen));
      own(pen, this.#nextTick).set(next.get);
      stirred(r).set(i32(0));
    });
  }

  #findNextTurn(pen: Pen, day: I32): I32 {
    const { index, calendar, joined } = this.#build;
    const { r } = pen;
    const next = r.variable('i32', i32(FOREVER));
    for (const window of index.standing) {
      const turn = nextTurnCode(calendar, r, window, day, r.keep(own(pen, joined).get));
      next.set(lesser(turn, next.get));
    }
    return next.get;
  }

  #nextDue({ r }: Pen, { every }: PlanClock, day: I32, joined: I32): I32 {
    const { calendar } = this.#build;
    if (every.kind !== 'personal year') return nextReviewCode(calendar, r, every, day);
    const { month, date } = calendar.dateOf(r, joined);
    return calendar.nextAnniversary(r, day, month, date);
  }
}
