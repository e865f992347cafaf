import { covers, type Day } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import { apply } from '../engine/apply.ts';
import type { Happening, MemberEvent, Watch } from '../engine/books.ts';
import type { Goal } from '../engine/goal.ts';
import { runningDays } from '../engine/intervention.ts';
import { Member } from '../engine/member.ts';
import type { MemberRun } from '../engine/member-run.ts';
import type { KernelInstance, Seat } from './kernel-instance.ts';

/** So many events a member may have before the sizes that were proved could be passed. */
const MOST_TOLD = 2 ** 19;
/** A wish that was met is known by its day alone. */
const UNNAMED = { id: '', second: 0 } as const;

/**
 * A member run by a kernel. What the kernel does not do (a refund, an event posted late, an amount of unheard-of size) hands
 * the member to the interpreter, which lives through the same history in silence and goes on from there: the books are
 * the same, only slower in the making.
 */
export class KernelMember implements MemberRun {
  readonly #plan: Plan;
  readonly #settings: readonly Steps[];
  readonly #joined: Day;
  readonly #watch: Watch;
  readonly #instance: KernelInstance;
  readonly #seat: Seat;
  readonly #seen = new Set<string>();
  /** What the interpreter would live through once more. */
  readonly #lived: Happening[] = [];
  #reached: Day;
  #interpreted: Member | null = null;

  constructor(instance: KernelInstance, plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch) {
    this.#plan = plan;
    this.#settings = settings;
    this.#joined = joined;
    this.#watch = watch;
    this.#instance = instance;
    this.#reached = joined;
    this.#seat = instance.begin(settings, joined, watch);
  }

  /** Whether the interpreter has taken over. */
  get handedOver(): boolean {
    return this.#interpreted !== null;
  }

  advance(to: Day): void {
    if (this.#interpreted !== null) this.#interpreted.advance(to);
    else this.#instance.advance(this.#seat, this.#settings, to);
    this.#reach(to);
  }

  happen(event: MemberEvent): void {
    if (this.#interpreted !== null) {
      this.#interpreted.happen(event);
      return;
    }
    if (this.#seen.has(event.id)) {
      this.advance(event.posted);
      this.#watch.duplicate?.(event);
      return;
    }
    if (!this.#within(event) || !this.#instance.happen(this.#seat, this.#settings, event)) {
      this.#handOver().happen(event);
      return;
    }
    this.#seen.add(event.id);
    this.#lived.push(event);
    this.#reach(event.posted);
  }

  redeem(reward: number, day: Day, spentOn: string | null): boolean {
    if (this.#interpreted !== null) return this.#interpreted.redeem(reward, day, spentOn);
    const bought = this.#instance.redeem(this.#seat, this.#settings, reward, day);
    if (bought) this.#lived.push({ ...UNNAMED, reward, spentOn, day });
    this.#reach(day);
    return bought;
  }

  choose(milestone: number, reward: number, day: Day): boolean {
    if (this.#interpreted !== null) return this.#interpreted.choose(milestone, reward, day);
    const chosen = this.#instance.choose(this.#seat, this.#settings, milestone, day, reward);
    if (chosen) this.#lived.push({ ...UNNAMED, milestone, reward, day });
    this.#reach(day);
    return chosen;
  }

  tier(ladder: number): number {
    return this.#interpreted?.tier(ladder) ?? this.#instance.tier(this.#seat, ladder);
  }

  balance(ledger: number): bigint {
    return this.#interpreted?.balance(ledger) ?? this.#instance.balance(this.#seat, ledger);
  }

  /** A kernel runs no points that wait, and no debts. */
  available(ledger: number): bigint {
    return this.#interpreted?.available(ledger) ?? this.#instance.balance(this.#seat, ledger);
  }

  holdsBenefit(benefit: number, until: Day): boolean {
    if (this.#interpreted !== null) return this.#interpreted.holdsBenefit(benefit, until);
    const { inForce } = this.#plan.benefits[benefit]!;
    return covers(inForce, until - 1) && this.#holds('holdsBenefit', benefit, until);
  }

  goal(ladder: number, day: Day): Goal | null {
    if (this.#interpreted !== null) return this.#interpreted.goal(ladder, day);
    return this.#instance.goal(this.#seat, this.#settings, 'goal', ladder, day);
  }

  keeping(ladder: number, day: Day): Goal | null {
    if (this.#interpreted !== null) return this.#interpreted.keeping(ladder, day);
    return this.#instance.goal(this.#seat, this.#settings, 'keeping', ladder, day);
  }

  isOpen(intervention: number, until: Day): boolean {
    if (this.#interpreted !== null) return this.#interpreted.isOpen(intervention, until);
    const days = runningDays(this.#plan.interventions[intervention]!);
    return covers(days, until - 1) && this.#holds('isOpen', intervention, until);
  }

  /** Of a measure that no rule reads and nobody ranks by, the interpreter knows. */
  measure(index: number, until: Day): Rational | null {
    if (this.#interpreted !== null) return this.#interpreted.measure(index, until);
    const value = this.#instance.measure(this.#seat, this.#settings, index, until);
    return value === undefined ? this.#handOver().measure(index, until) : value;
  }

  #holds(what: 'isOpen' | 'holdsBenefit', index: number, until: Day): boolean {
    return this.#instance.holds(this.#seat, this.#settings, what, index, until);
  }

  #within(event: MemberEvent): boolean {
    return (
      event.day === event.posted &&
      this.#plan.events[event.event]!.refund === null &&
      this.#plan.events[event.event]!.clock === null &&
      this.#seen.size < MOST_TOLD
    );
  }

  #reach(day: Day): void {
    if (day > this.#reached) this.#reached = day;
  }

  /** Lets the interpreter live through what has been, and then take over. */
  #handOver(): Member {
    const heard: { watch: Watch } = { watch: {} };
    const member = new Member(this.#plan, this.#settings, this.#joined, passing(heard));
    for (const happening of this.#lived) apply(member, happening);
    member.advance(this.#reached);
    heard.watch = this.#watch;
    this.#lived.length = 0;
    this.#interpreted = member;
    return member;
  }
}

/** A watch that hands on what it hears to the one that listens now. */
function passing(to: { readonly watch: Watch }): Watch {
  return {
    posted: (posting) => to.watch.posted?.(posting),
    moved: (movement) => to.watch.moved?.(movement),
    rewarded: (issue) => to.watch.rewarded?.(issue),
    revoked: (issue, day) => to.watch.revoked?.(issue, day),
    unmatched: (unmatched) => to.watch.unmatched?.(unmatched),
    duplicate: (event) => to.watch.duplicate?.(event),
  };
}
