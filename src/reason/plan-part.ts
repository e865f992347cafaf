import type { Plan } from '../compile/plan.ts';
import type { PlanBenefit } from '../compile/plan-benefit.ts';
import type { PlanChange, Transition } from '../compile/plan-change.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { PlanEarning } from '../compile/plan-earning.ts';
import type { PlanEvent } from '../compile/plan-event.ts';
import type { Chooser, Expression } from '../compile/plan-expression.ts';
import type { PlanGrant, Term } from '../compile/plan-grant.ts';
import type { PlanLadder } from '../compile/plan-ladder.ts';
import type { PlanLedger } from '../compile/plan-ledger.ts';
import type { PlanMeasure } from '../compile/plan-measure.ts';
import type { Window } from '../compile/plan-time.ts';
import { isEvent } from '../engine/order.ts';
import { LINKED, type LinkedKind, type PlanLink } from './plan-links.ts';
import type { PlanTargets } from './plan-targets.ts';
import type { Witness } from './witness-run.ts';

/**
 * Some parts of a plan as a plan of its own, in which they are numbered anew. `kept` holds with every part all that it
 * depends on; what the others would write of them is left out.
 */
export class PlanPart {
  readonly plan: Plan;
  /** By list, the index in the whole of each part kept. */
  readonly #kept: ReadonlyMap<LinkedKind, readonly number[]>;
  /** By list, the new index of each part kept. */
  readonly #renumbered: ReadonlyMap<LinkedKind, ReadonlyMap<number, number>>;

  constructor(whole: Plan, kept: ReadonlySet<PlanLink>) {
    const lists = new Map<LinkedKind, number[]>(LINKED.map((kind) => [kind, []]));
    for (const link of kept) {
      const [kind, index] = link.split('/') as [LinkedKind | 'grid', string];
      if (kind !== 'grid') lists.get(kind)!.push(Number(index));
    }
    for (const list of lists.values()) list.sort((a, b) => a - b);
    this.#kept = lists;
    this.#renumbered = new Map([...lists].map(([kind, list]) => [kind, new Map(list.map((old, i) => [old, i]))]));
    this.plan = this.#reduced(whole, kept.has('grid/0'));
  }

  /** The new index of a part that is kept. */
  at(kind: LinkedKind, index: number): number {
    return this.#renumbered.get(kind)!.get(index)!;
  }

  /** A condition of the whole that reads parts kept. */
  condition(condition: Condition): Condition {
    switch (condition.op) {
      case 'and':
      case 'or':
        return { ...condition, parts: condition.parts.map((part) => this.condition(part)) };
      case 'not':
        return { ...condition, of: this.condition(condition.of) };
      case 'compare':
        return { ...condition, left: this.#expression(condition.left), right: this.#expression(condition.right) };
      case 'tier':
        return { ...condition, ladder: this.at('ladders', condition.ladder) };
      case 'granted':
        return { ...condition, lifetime: this.at('lifetimes', condition.lifetime) };
      case 'choice':
        return { ...condition, by: this.#chooser(condition.by) };
      default:
        return condition;
    }
  }

  /** A history of the part as one of the whole. */
  whole({ happenings, day }: Witness): Witness {
    const old = (kind: LinkedKind, index: number) => this.#kept.get(kind)![index]!;
    return {
      day,
      happenings: happenings.map((happening) => {
        if (isEvent(happening)) return { ...happening, event: old('events', happening.event) };
        const reward = old('rewards', happening.reward);
        return 'milestone' in happening
          ? { ...happening, reward, milestone: old('milestones', happening.milestone) }
          : { ...happening, reward };
      }),
    };
  }

  /** The targets of the whole at the events that are kept. */
  targets({ fields, counts }: PlanTargets): PlanTargets {
    const events = this.#kept.get('events')!;
    return { fields: events.map((event) => fields[event]!), counts: events.map((event) => counts[event]!) };
  }

  #reduced(whole: Plan, gridded: boolean): Plan {
    const some = <Kind extends LinkedKind>(kind: Kind): Plan[Kind][number][] =>
      this.#kept.get(kind)!.map((index) => whole[kind][index]!);
    const { grid } = whole;
    return {
      ...whole,
      attributes: some('attributes'),
      events: some('events').map((event) => this.#event(event)),
      ledgers: some('ledgers').map((ledger) => this.#ledger(ledger)),
      measures: some('measures').map((measure) => this.#measure(measure)),
      earnings: some('earnings').map((earning) => this.#earning(earning)),
      caps: some('caps').map((cap) => ({
        ...cap,
        limit: this.#expression(cap.limit),
        window: this.#window(cap.window),
      })),
      ladders: some('ladders').map((ladder) => this.#ladder(ladder)),
      lifetimes: some('lifetimes').map((lifetime) => ({
        ...lifetime,
        when: this.condition(lifetime.when),
        gives: lifetime.gives && { ...lifetime.gives, ladder: this.at('ladders', lifetime.gives.ladder) },
      })),
      floors: some('floors').map((floor) => ({
        ...floor,
        ladder: this.at('ladders', floor.ladder),
        while: this.condition(floor.while),
      })),
      grants: some('grants').map((grant) => this.#grant(grant)),
      rewards: some('rewards').map((reward) => ({
        ...reward,
        ledgers: this.#these('ledgers', reward.ledgers),
        gives: this.#gives(reward),
      })),
      milestones: some('milestones').map((milestone) => ({
        ...milestone,
        reads: { ...milestone.reads, measure: this.at('measures', milestone.reads.measure) },
        choice: milestone.choice && {
          ...milestone.choice,
          options: this.#these('rewards', milestone.choice.options),
          otherwise: this.#maybe('rewards', milestone.choice.otherwise),
        },
        gives: this.#gives(milestone),
      })),
      grid:
        grid === null || !gridded
          ? null
          : {
              ...grid,
              profit: this.condition(grid.profit),
              answers: {
                ...grid.answers,
                event: this.at('events', grid.answers.event),
                window: this.#window(grid.answers.window),
              },
            },
      changes: some('changes').map((change) => this.#change(change)),
      // What the business does for members changes nothing of a member but by rules that are kept.
      interventions: [],
      // So do benefits that last: they are looked at, and nothing looks at them.
      benefits: [],
      examples: [],
      allowances: [],
    };
  }

  /** The new index of a part that may be left out. */
  #maybe(kind: LinkedKind, index: number | null): number | null {
    return index === null ? null : (this.#renumbered.get(kind)!.get(index) ?? null);
  }

  /** The new indexes of those that are kept. */
  #these(kind: LinkedKind, indexes: readonly number[]): number[] {
    return indexes.flatMap((index) => this.#maybe(kind, index) ?? []);
  }

  #gives({ gives }: PlanBenefit): PlanBenefit['gives'] {
    const ledger = this.#maybe('ledgers', gives?.ledger ?? null);
    return gives === null || ledger === null ? null : { ...gives, ledger };
  }

  #event(event: PlanEvent): PlanEvent {
    const { sets, clock, refund } = event;
    return {
      ...event,
      sets: sets.flatMap(({ field, attribute }) => {
        const kept = this.#maybe('attributes', attribute);
        return kept === null ? [] : [{ field, attribute: kept }];
      }),
      clock: clock && { ...clock, while: this.condition(clock.while) },
      refund: refund && { ...refund, of: this.at('events', refund.of) },
    };
  }

  #ledger(ledger: PlanLedger): PlanLedger {
    const { expiry, suspended } = ledger;
    return {
      ...ledger,
      suspended: suspended && this.condition(suspended),
      expiry:
        expiry.kind === 'after latest' && expiry.of !== null
          ? { ...expiry, of: { ...expiry.of, events: this.#these('events', expiry.of.events) } }
          : expiry,
    };
  }

  #measure(measure: PlanMeasure): PlanMeasure {
    return { ...measure, source: this.#source(measure.source), window: this.#window(measure.window) };
  }

  #source(source: PlanMeasure['source']): PlanMeasure['source'] {
    switch (source.kind) {
      case 'earned':
        return { ...source, ledger: this.at('ledgers', source.ledger), event: this.#maybe('events', source.event) };
      case 'balance':
        return { ...source, ledger: this.at('ledgers', source.ledger) };
      case 'since':
        return { ...source, attribute: this.#maybe('attributes', source.attribute) };
      case 'years at':
        return { ...source, ladder: this.at('ladders', source.ladder) };
      default:
        return { ...source, event: this.at('events', source.event) };
    }
  }

  #earning(earning: PlanEarning): PlanEarning {
    const { cap } = earning;
    const over =
      cap?.over.kind === 'window' ? { ...cap.over, window: this.#window(cap.over.window) } : (cap?.over ?? null);
    return {
      ...earning,
      event: this.at('events', earning.event),
      ledger: this.at('ledgers', earning.ledger),
      rest: this.#maybe('ledgers', earning.rest),
      when: this.condition(earning.when),
      amount: this.#expression(earning.amount),
      cap: cap === null || over === null ? null : { ...cap, limit: this.#expression(cap.limit), over },
      within: this.#maybe('caps', earning.within),
    };
  }

  #ladder(ladder: PlanLadder): PlanLadder {
    const { lasts } = ladder;
    return {
      ...ladder,
      lasts: lasts.kind === 'after latest' ? { ...lasts, event: this.at('events', lasts.event) } : lasts,
      tiers: ladder.tiers.map((tier) => {
        const attain = this.condition(tier.attain);
        return {
          ...tier,
          attain,
          retain: tier.retain === tier.attain ? attain : this.condition(tier.retain),
          clears: this.#these('ledgers', tier.clears),
          consumes: tier.consumes.flatMap((price) => {
            const ledger = this.#maybe('ledgers', price.ledger);
            return ledger === null ? [] : [{ ...price, ledger }];
          }),
          welcomes: tier.welcomes.flatMap((welcome) => {
            const reward = this.#maybe('rewards', welcome.reward);
            return reward === null ? [] : [{ ...welcome, reward }];
          }),
        };
      }),
    };
  }

  #grant(grant: PlanGrant): PlanGrant {
    const { goal } = grant;
    return {
      ...grant,
      event: this.at('events', grant.event),
      ladder: this.at('ladders', grant.ladder),
      when: this.condition(grant.when),
      term: this.#term(grant.term),
      goal: goal && { when: this.condition(goal.when), term: this.#term(goal.term) },
    };
  }

  #term(term: Term): Term {
    return term.kind === 'until next' ? { ...term, event: this.at('events', term.event) } : term;
  }

  #change(change: PlanChange): PlanChange {
    const transitions = change.transitions.flatMap((transition): Transition[] => {
      switch (transition.kind) {
        case 'keep': {
          const ladder = this.#maybe('ladders', transition.ladder);
          return ladder === null ? [] : [{ ...transition, ladder }];
        }
        case 'top up': {
          const ledger = this.#maybe('ledgers', transition.ledger);
          return ledger === null ? [] : [{ ...transition, ledger }];
        }
        case 'convert': {
          const [from, to] = [this.#maybe('ledgers', transition.from), this.#maybe('ledgers', transition.to)];
          return from === null || to === null ? [] : [{ ...transition, from, to }];
        }
        default:
          return [transition];
      }
    });
    return { ...change, judges: this.#these('ladders', change.judges), transitions };
  }

  #expression(expression: Expression): Expression {
    switch (expression.op) {
      case 'constant':
      case 'field':
        return expression;
      case 'setting':
        return { ...expression, against: this.#maybe('measures', expression.against) };
      case 'measure':
        return { ...expression, measure: this.at('measures', expression.measure) };
      case 'attribute':
        return { ...expression, attribute: this.at('attributes', expression.attribute) };
      case 'choose':
        return { ...expression, by: this.#chooser(expression.by) };
      default:
        return { ...expression, left: this.#expression(expression.left), right: this.#expression(expression.right) };
    }
  }

  #chooser(by: Chooser): Chooser {
    switch (by.of) {
      case 'field':
        return by;
      case 'attribute':
        return { ...by, attribute: this.at('attributes', by.attribute) };
      case 'tier':
        return { ...by, ladder: this.at('ladders', by.ladder) };
    }
  }

  #window(window: Window): Window {
    return window.kind === 'since' ? { ...window, event: this.at('events', window.event) } : window;
  }
}
