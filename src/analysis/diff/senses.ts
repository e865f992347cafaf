import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { Expression } from '../../compile/plan-expression.ts';

/** What more of a value does for members: 1 good, -1 bad, 0 one here and the other there. */
export type Sense = 1 | 0 | -1;

/** What more of each setting, table and measure does for members, by everything that reads them. */
export class Senses {
  readonly #read = new Map<string, Sense>();

  constructor(plan: Plan) {
    const note = (kind: string, name: string, sense: Sense) => {
      const before = this.#read.get(`${kind} ${name}`);
      this.#read.set(`${kind} ${name}`, before === undefined || before === sense ? sense : 0);
    };
    const formula = (expression: Expression, sense: Sense): void => {
      switch (expression.op) {
        case 'setting':
          note('setting', plan.settings[expression.setting]!.name, sense);
          return;
        case 'measure':
          note('measure', plan.measures[expression.measure]!.name, sense);
          return;
        case 'choose':
          note('table', expression.table, sense);
          return;
        case 'constant':
        case 'field':
        case 'attribute':
          return;
        default: {
          const falls = expression.op === 'subtract' || expression.op === 'divide';
          formula(expression.left, sense);
          formula(expression.right, falls ? turned(sense) : sense);
        }
      }
    };
    const condition = (of: Condition, sense: Sense): void => {
      if (of.op === 'and' || of.op === 'or') for (const part of of.parts) condition(part, sense);
      else if (of.op === 'not') condition(of.of, turned(sense));
      else if (of.op === 'compare') {
        const rising = of.comparison === '>=' || of.comparison === '>';
        const falling = of.comparison === '<=' || of.comparison === '<';
        formula(of.left, rising ? sense : falling ? turned(sense) : 0);
        formula(of.right, rising ? turned(sense) : falling ? sense : 0);
      }
    };
    for (const { when, amount, cap, rest } of plan.earnings) {
      condition(when, 1);
      formula(amount, 1);
      // A limit whose rest goes elsewhere takes nothing away.
      if (cap !== null && rest === null) formula(cap.limit, 1);
    }
    for (const { limit } of plan.caps) formula(limit, 1);
    for (const { tiers } of plan.ladders) {
      for (const { attain, retain } of tiers) {
        condition(attain, 1);
        condition(retain, 1);
      }
    }
    for (const benefit of plan.benefits) condition(benefit.while, 1);
    for (const { when } of plan.lifetimes) condition(when, 1);
    for (const floor of plan.floors) condition(floor.while, 1);
    for (const { when, goal } of plan.grants) {
      condition(when, 1);
      if (goal !== null) condition(goal.when, 1);
    }
    for (const { suspended } of plan.ledgers) if (suspended !== null) condition(suspended, 1);
    for (const { reads } of plan.milestones) formula(reads, 1);
    for (const { clock } of plan.events) if (clock !== null) condition(clock.while, 0);
    if (plan.grid !== null) condition(plan.grid.profit, 0);
    for (const { audience } of plan.interventions) condition(audience, 0);
    for (const { name, when } of plan.measures) if (when !== null) condition(when, this.of('measure', name) ?? 0);
  }

  /** Undefined for what nothing reads. */
  of(kind: 'setting' | 'table' | 'measure', name: string): Sense | undefined {
    return this.#read.get(`${kind} ${name}`);
  }
}

function turned(sense: Sense): Sense {
  return sense === 0 ? 0 : sense === 1 ? -1 : 1;
}
