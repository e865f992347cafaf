import type { Plan } from '../compile/plan.ts';
import type { PlanField } from '../compile/plan-event.ts';
import type { Expression } from '../compile/plan-expression.ts';
import type { FieldValue } from '../engine/books.ts';
import { type Extent, extentOf, greaterOf, Inexact, leastCommon } from './exact.ts';

/** A kernel member may live through so many events; one with more is left to the interpreter. */
export const MOST_EVENTS = 2n ** 20n;
/** And have so many rewards and marks, which is more than anything could write down. */
const MOST_ISSUES = 2n ** 40n;
/** The largest amount of money in a field, in minor units: a million times a million. */
const MOST_MONEY = 2n ** 40n;
const MOST_DATE = 2n ** 20n;
/** How many decimals a plain number of an event may have. */
const NUMBER_PARTS = 10_000n;

const WHOLE_NUMBERS = (most: bigint): Extent => ({ per: 1n, most });

/**
 * What is proved of the size of everything a kernel counts: from what fields may hold and how many events a member may
 * have, through the formulas, to balances and measures. An event that holds more is left to the interpreter.
 */
export class Extents {
  readonly #plan: Plan;
  /** What a formula can give at an event. */
  readonly #formula: (expression: Expression, event: number) => Extent;
  readonly #known = new Map<string, Extent>();
  readonly #asked = new Set<string>();

  constructor(plan: Plan, formula: (expression: Expression, event: number) => Extent) {
    this.#plan = plan;
    this.#formula = formula;
  }

  /** A field that holds words holds their places among its choices. */
  field({ type, unit, choices }: PlanField): Extent {
    switch (type) {
      case 'choice':
        return WHOLE_NUMBERS(BigInt(choices.length));
      case 'date':
        return WHOLE_NUMBERS(MOST_DATE);
      case 'money':
        return WHOLE_NUMBERS(MOST_MONEY);
      case 'unit':
        return WHOLE_NUMBERS(MOST_MONEY * 10n ** BigInt(unit.kind === 'points' ? unit.digits : 0));
      case 'number':
      case 'ratio':
        return { per: NUMBER_PARTS, most: MOST_MONEY };
    }
  }

  /** A known attribute: what it starts with, and what the events that set it may say. */
  attribute(index: number): Extent {
    const { starting } = this.#plan.attributes[index]!;
    const setters = this.#plan.events.flatMap(({ fields, sets }) =>
      sets.filter(({ attribute }) => attribute === index).map(({ field }) => this.field(fields[field]!)),
    );
    const first =
      starting !== null && typeof starting === 'object'
        ? extentOf([starting as Exclude<FieldValue, string>])
        : WHOLE_NUMBERS(1n);
    return [first, ...setters].reduce(together);
  }

  /** What an earning rule gives before rounding. */
  earning(index: number): Extent {
    return this.#once(this.#plan.earnings[index]!.name, () => {
      const { amount, event, name } = this.#plan.earnings[index]!;
      try {
        return this.#formula(amount, event);
      } catch (error) {
        throw error instanceof Inexact && error.place === null ? new Inexact(error.message, name) : error;
      }
    });
  }

  /** What an earning rule can give for one event, in whole smallest units; with what it carries. */
  given(index: number): bigint {
    const { roundTo } = this.#plan.earnings[index]!;
    const { per, most } = this.earning(index);
    return most / per + 2n * roundTo;
  }

  /** What a ledger can hold. */
  ledger(index: number): Extent {
    const { ledgers, earnings, changes } = this.#plan;
    return this.#once(`points ${ledgers[index]!.name}`, () => {
      let most = this.#gifts(index);
      earnings.forEach((earning, i) => {
        if (earning.ledger === index || earning.rest === index) most += this.given(i) * MOST_EVENTS;
      });
      for (const { transitions } of changes) {
        for (const transition of transitions) {
          if (transition.kind === 'top up' && transition.ledger === index) most += transition.to;
          if (transition.kind !== 'convert' || transition.to !== index) continue;
          const { rate, from, roundTo } = transition;
          most += (this.ledger(from).most * rate.n) / rate.d + roundTo;
        }
      }
      return WHOLE_NUMBERS(most);
    });
  }

  /** What a measure can be. */
  measure(index: number): Extent {
    const { plan, source } = { plan: this.#plan, source: this.#plan.measures[index]!.source };
    switch (source.kind) {
      case 'earned': {
        let most = this.#gifts(source.ledger);
        plan.earnings.forEach((earning, i) => {
          if (earning.ledger === source.ledger || earning.rest === source.ledger) most += this.given(i) * MOST_EVENTS;
        });
        return WHOLE_NUMBERS(most);
      }
      case 'field': {
        const { per, most } = this.field(plan.events[source.event]!.fields[source.field]!);
        return { per, most: most * MOST_EVENTS };
      }
      case 'largest':
      case 'latest':
        return this.field(plan.events[source.event]!.fields[source.field]!);
      case 'balance':
        return this.ledger(source.ledger);
      case 'count':
      case 'distinct':
      case 'days':
      case 'since':
      case 'years at':
        return WHOLE_NUMBERS(MOST_EVENTS);
    }
  }

  /** Points that rewards and milestones consist of. */
  #gifts(ledger: number): bigint {
    const gifts = [...this.#plan.rewards, ...this.#plan.milestones].flatMap(({ gives }) =>
      gives !== null && gives.ledger === ledger ? [gives.amount] : [],
    );
    return gifts.reduce((sum, amount) => sum + amount * MOST_ISSUES, 1n);
  }

  #once(name: string, workOut: () => Extent): Extent {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#asked.has(name)) throw new Inexact('an amount that grows by what it gives', name);
    this.#asked.add(name);
    const extent = workOut();
    this.#known.set(name, extent);
    return extent;
  }
}

function together(a: Extent, b: Extent): Extent {
  const per = leastCommon(a.per, b.per);
  return { per, most: greaterOf(a.most * (per / a.per), b.most * (per / b.per)) };
}
