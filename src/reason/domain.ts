import { integer, type Rational, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Chooser } from '../compile/plan-expression.ts';
import { greatestMeasure, leastField, leastMeasure, valuesIn, within } from './bounds.ts';
import { allOf, type Claim, casesOf } from './cases.ts';
import { constantForm, type Inequality, minus, plus, solvable, variableForm } from './linear.ts';
import { chooserKey, measureVariable, readVariable } from './variables.ts';

/** What is asked about together: conditions that hold, and conditions that do not. */
export interface Question {
  readonly holding: readonly Condition[];
  readonly failing: readonly Condition[];
  /** The event whose fields are read; null where there is none. */
  readonly event: number | null;
}

/**
 * What values can occur in a run of a plan: amounts are not below zero, limits bound what can be earned, a shorter window
 * holds no more than a longer one around it, and only tiers that can be reached are held.
 */
export class Domain {
  readonly #plan: Plan;
  /** The highest tier of each ladder that somebody can hold. */
  readonly #highest: readonly number[];
  /** Which measures count as one: see `retain-above-attain`. */
  readonly #same: (measure: number) => number;

  constructor(plan: Plan, highest: readonly number[], same: (measure: number) => number = (measure) => measure) {
    this.#plan = plan;
    this.#highest = highest;
    this.#same = same;
  }

  /** False only when no member can ever come into this state; all is read at one moment. */
  possible(question: Question): boolean {
    const cases = allOf([
      ...question.holding.map((condition) => casesOf(this.#plan, condition)),
      ...question.failing.map((condition) => casesOf(this.#plan, condition, true)),
    ]);
    return cases === null || cases.some((claims) => this.#consistent(claims, question.event));
  }

  #consistent(claims: readonly Claim[], event: number | null): boolean {
    const decided = new Map<string, boolean>();
    const words = new Map<string, ReadonlySet<string>>();
    const inequalities: Inequality[] = [];
    for (const claim of claims) {
      if (claim.kind === 'amount') inequalities.push(this.#joined(claim));
      else if (claim.kind === 'part') {
        if (decided.get(claim.key) === claim.negated) return false;
        decided.set(claim.key, !claim.negated);
      } else if (claim.by.of !== 'field' || event !== null) {
        const key = chooserKey(claim.by);
        const left = words.get(key) ?? new Set(this.#wordsOf(claim.by, event));
        const kept = new Set([...left].filter((word) => (word === claim.value) !== claim.negated));
        if (kept.size === 0) return false;
        words.set(key, kept);
      }
    }
    const variables = new Set(inequalities.flatMap(({ form }) => [...form.terms.keys()]));
    inequalities.push(...this.#facts([...variables], event));
    return solvable(inequalities, (variable) => this.#whole(variable, event));
  }

  #wordsOf(by: Chooser, event: number | null): readonly string[] {
    switch (by.of) {
      case 'field':
        return this.#plan.events[event!]!.fields[by.field]!.choices;
      case 'attribute':
        return this.#plan.attributes[by.attribute]!.choices;
      case 'tier':
        return by.tiers;
    }
  }

  /** With measures that count as one read as one. */
  #joined({ form, strict }: Inequality): Inequality {
    let joined = constantForm(form.constant);
    for (const [variable, factor] of form.terms) {
      const read = readVariable(variable);
      const one = read?.kind === 'measure' ? measureVariable(this.#same(read.index)) : variable;
      joined = plus(joined, { terms: new Map([[one, factor]]), constant: ZERO });
    }
    return { form: joined, strict };
  }

  #facts(variables: readonly string[], event: number | null): Inequality[] {
    const facts: Inequality[] = [];
    const measures: number[] = [];
    for (const variable of variables) {
      const least = this.#least(variable, event);
      if (least !== null) facts.push({ form: minus(variableForm(variable), constantForm(least)), strict: false });
      const greatest = this.#greatest(variable);
      if (greatest !== null) facts.push({ form: minus(constantForm(greatest), variableForm(variable)), strict: false });
      const read = readVariable(variable);
      if (read?.kind === 'measure') measures.push(read.index);
    }
    for (const inner of measures) {
      for (const outer of measures) {
        if (inner === outer || !within(this.#plan, inner, outer)) continue;
        const form = minus(variableForm(measureVariable(outer)), variableForm(measureVariable(inner)));
        facts.push({ form, strict: false });
      }
    }
    return facts;
  }

  #least(variable: string, event: number | null): Rational | null {
    const read = readVariable(variable);
    switch (read?.kind) {
      case 'measure':
        return leastMeasure(this.#plan, read.index);
      case 'field':
        return event === null ? null : leastField(this.#plan, event, read.index);
      case 'tier':
        return ZERO;
      case 'setting':
        return valuesIn(this.#plan.settings[read.index]!.value).least;
      case undefined:
        return null;
    }
  }

  #greatest(variable: string): Rational | null {
    const read = readVariable(variable);
    if (read?.kind === 'measure') return greatestMeasure(this.#plan, read.index);
    if (read?.kind === 'setting') return valuesIn(this.#plan.settings[read.index]!.value).greatest;
    return read?.kind === 'tier' ? integer(this.#highest[read.index]!) : null;
  }

  /** Counts, tiers, points and money are kept in whole units. */
  #whole(variable: string, event: number | null): boolean {
    const read = readVariable(variable);
    switch (read?.kind) {
      case 'measure': {
        const { source } = this.#plan.measures[read.index]!;
        if (source.kind === 'field') return this.#plan.events[source.event]!.fields[source.field]!.type === 'money';
        return source.kind === 'count' || source.kind === 'earned' || source.kind === 'balance';
      }
      case 'field':
        return event !== null && this.#plan.events[event]!.fields[read.index]!.type === 'money';
      case 'tier':
        return true;
      case 'setting':
      case undefined:
        return false;
    }
  }
}
