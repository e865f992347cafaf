import { type Day, FOREVER } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { PlanGrant, Term } from '../compile/plan-grant.ts';
import type { FieldValue, Grant, MemberEvent, Right, Watch } from './books.ts';
import { holds, type Reads } from './evaluate.ts';
import type { Ladder } from './ladder.ts';
import { lifetimeRule } from './lifetime-rule.ts';
import { grantEnd } from './schedule.ts';

/**
 * The grants of one member that come from outside the ladders' own conditions: lifetime grants, floors, and what events
 * give. Rights without a tier are judged before all ladders, the others each after the ladder it gives a tier of.
 */
export class OutsideGrants {
  readonly #plan: Plan;
  readonly #ladders: readonly Ladder[];
  readonly #reads: Reads;
  readonly #watch: Watch;
  /** By lifetime grant, floor and event-made grant of the plan: what is in force; null where nothing is. */
  readonly #rights: ({ readonly right: Right; readonly grant: Grant | null } | null)[];
  readonly #floors: (Grant | null)[];
  readonly #made: (Grant | null)[];

  constructor(plan: Plan, ladders: readonly Ladder[], reads: Reads, watch: Watch) {
    this.#plan = plan;
    this.#ladders = ladders;
    this.#reads = reads;
    this.#watch = watch;
    this.#rights = plan.lifetimes.map(() => null);
    this.#floors = plan.floors.map(() => null);
    this.#made = plan.grants.map(() => null);
  }

  granted(lifetime: number): boolean {
    return this.#rights[lifetime] !== null;
  }

  /** What an event gives, and what it ends; before any ladder is judged. */
  afterEvent({ event, posted: day, fields }: MemberEvent): void {
    this.#plan.grants.forEach((plan, i) => {
      const before = this.#made[i]!;
      const ends = plan.term.kind === 'until next' && plan.term.event === event;
      const makes = plan.event === event && this.#ladders[plan.ladder]!.open && this.#holds(plan.name, plan.when);
      if (makes) this.#made[i] = this.#make(plan, fields, day);
      else if (ends) this.#made[i] = null;
      // Of one rule only the latest grant counts. The new one begins first, so that a renewal is no movement.
      if (before !== null && (makes || ends)) this.#ladders[plan.ladder]!.takeBack(before, day, 'grant');
    });
  }

  /** Lifetime grants, floors and challenges on one ladder; with null, the lifetime grants that give no tier. */
  judge(ladder: number | null, day: Day): void {
    if (ladder !== null && !this.#ladders[ladder]!.open) return;
    this.#plan.lifetimes.forEach((plan, i) => {
      if ((plan.gives?.ladder ?? null) !== ladder || this.granted(i)) return;
      const rule = lifetimeRule(plan);
      if (!this.#holds(rule, plan.when)) return;
      const right: Right = { lifetime: i, from: day, until: FOREVER, rule };
      this.#watch.entitled?.(right);
      const grant =
        plan.gives === null
          ? null
          : this.#ladders[plan.gives.ladder]!.give(plan.gives.tier, day, FOREVER, 'behavior', rule);
      this.#rights[i] = { right, grant };
    });
    if (ladder === null) return;
    this.#plan.floors.forEach((plan, i) => {
      if (plan.ladder !== ladder) return;
      const held = this.#floors[i]!;
      const holding = this.#holds(plan.name, plan.while);
      if (held === null && holding)
        this.#floors[i] = this.#ladders[ladder]!.give(plan.tier, day, FOREVER, 'grant', plan.name);
      if (held === null || holding) return;
      this.#ladders[ladder]!.takeBack(held, day, 'expiry');
      this.#floors[i] = null;
    });
    this.#plan.grants.forEach((plan, i) => {
      const made = this.#made[i]!;
      if (plan.ladder !== ladder || plan.goal === null || made === null || made.until <= day) return;
      if (!this.#holds(plan.name, plan.goal.when)) return;
      this.#ladders[ladder]!.give(made.tier, day, termEnd(plan.goal.term, day), 'behavior', plan.name);
      // The goal is met once; what it gave has its own term.
      this.#made[i] = null;
    });
  }

  /** After a refund under `recompute the tier`: takes back revocable lifetime grants whose condition no longer holds. */
  recompute(day: Day): void {
    this.#plan.lifetimes.forEach((plan, i) => {
      const held = this.#rights[i]!;
      if (held === null || !plan.revocable || this.#holds(lifetimeRule(plan), plan.when)) return;
      held.right.until = day;
      this.#watch.entitled?.(held.right);
      if (held.grant !== null) this.#ladders[held.grant.ladder]!.takeBack(held.grant, day, 'refund');
      this.#rights[i] = null;
    });
  }

  #make(plan: PlanGrant, fields: readonly FieldValue[], day: Day): Grant | null {
    const tier = plan.tier.kind === 'fixed' ? plan.tier.tier : plan.tier.tiers.get(fields[plan.tier.field] as string)!;
    const until = termEnd(plan.term, day);
    return tier > 0 && until > day ? this.#ladders[plan.ladder]!.give(tier, day, until, 'grant', plan.name) : null;
  }

  #holds(rule: string, condition: Condition): boolean {
    this.#watch.rule?.(rule);
    return holds(condition, this.#reads);
  }
}

function termEnd(term: Term, day: Day): Day {
  return term.kind === 'until next' ? FOREVER : grantEnd(term, null, day, day, day);
}
