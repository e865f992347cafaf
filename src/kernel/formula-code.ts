import { divide, multiply, ONE } from '../base/rational.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { Chooser, Expression } from '../compile/plan-expression.ts';
import type { Build } from './build.ts';
import { atLeast, both, choose, either, equal, type I32, i32, isZero, less, narrow, unequal } from './code.ts';
import { constant, type Exact, type Extent, greaterOf, Inexact, leastCommon, type Share } from './exact.ts';
import { exactWithin } from './layout.ts';
import type { Pen } from './pen.ts';

/** How many bytes the host gives each field of an event. */
export const INPUT_SIZE = 16;

/** Whether something holds, as one or zero; `no` tells what is known not to hold from what is not known. */
interface Truth {
  readonly yes: I32;
  readonly no: I32;
}

/** Formulas and conditions as code; what they mean stands in `evaluate` of the interpreter. */
export class FormulaCode {
  readonly #build: Build;

  constructor(build: Build) {
    this.#build = build;
  }

  value(pen: Pen, expression: Expression, event: number | null): Exact {
    const { numbers, moment, parts, plan } = this.#build;
    switch (expression.op) {
      case 'constant':
        return constant(expression.value);
      case 'setting': {
        const { setting, against } = expression;
        const start = () => parts.windowFrom(pen, plan.measures[against!]!.window, moment.until(pen.r).get);
        return numbers.readSetting(moment, pen, setting, against === null ? null : start);
      }
      case 'field':
        return this.field(pen, event!, expression.field);
      case 'attribute':
        return parts.attribute(pen, expression.attribute);
      case 'measure':
        return parts.measure(pen, expression.measure);
      case 'choose':
        return this.#row(pen, expression, event);
      case 'divide': {
        const left = this.value(pen, expression.left, event);
        const { constant: by } = this.value(pen, expression.right, event);
        if (by === null) throw new Inexact('a division by what may change');
        return pen.math.divideBy(left, by);
      }
      default: {
        const left = this.value(pen, expression.left, event);
        const right = this.value(pen, expression.right, event);
        return pen.math[expression.op](left, right);
      }
    }
  }

  /** A value with the number above zero that it is always multiplied by, or one. */
  share(pen: Pen, expression: Expression, event: number | null): Share {
    if (expression.op === 'multiply' || expression.op === 'divide') {
      const { op, left, right } = expression;
      if (right.op === 'constant' && right.value.n > 0n) {
        const { of, by } = this.share(pen, left, event);
        return { of, by: op === 'divide' ? divide(by, right.value) : multiply(by, right.value) };
      }
      if (op === 'multiply' && left.op === 'constant' && left.value.n > 0n) {
        const { of, by } = this.share(pen, right, event);
        return { of, by: multiply(by, left.value) };
      }
    }
    return { of: this.value(pen, expression, event), by: ONE };
  }

  /** A field of the event at work. */
  field({ r, math }: Pen, event: number, field: number): Exact {
    const { inputs, plan, extents } = this.#build;
    const extent = extents.field(plan.events[event]!.fields[field]!);
    return exactWithin(math, r, inputs(r).get, field * INPUT_SIZE, extent).get;
  }

  holds(pen: Pen, condition: Condition, event: number | null): I32 {
    return this.#truth(pen, condition, event).yes;
  }

  /** The place of a word in its vocabulary. */
  word(pen: Pen, by: Chooser, event: number | null): I32 {
    switch (by.of) {
      case 'field':
        return pen.r.keep(narrow(this.field(pen, event!, by.field).low));
      case 'attribute':
        return pen.r.keep(narrow(this.#build.parts.attribute(pen, by.attribute).low));
      case 'tier':
        return this.#build.parts.tier(pen, by.ladder);
    }
  }

  /** The words that a chooser knows, in the order of their places. */
  vocabulary(by: Chooser, event: number | null): readonly string[] {
    switch (by.of) {
      case 'field':
        return this.#build.plan.events[event!]!.fields[by.field]!.choices;
      case 'attribute':
        return this.#build.plan.attributes[by.attribute]!.choices;
      case 'tier':
        return by.tiers;
    }
  }

  #row(pen: Pen, { by, values }: Expression & { op: 'choose' }, event: number | null): Exact {
    const { numbers, moment } = this.#build;
    const words = this.vocabulary(by, event).flatMap((word, place) => {
      const steps = values.get(word);
      return steps === undefined ? [] : [{ place, steps }];
    });
    const rows = [...new Set(words.map(({ steps }) => steps))];
    const extent = rows.map((steps) => numbers.row(steps)).reduce(union);
    const chosen = this.word(pen, by, event);
    const result = pen.math.variable(extent);
    for (const steps of rows) {
      const places = words.filter((word) => word.steps === steps).map(({ place }) => equal(chosen, place));
      pen.r.when(
        places.reduce((a, b) => either(a, b)),
        () => result.set(numbers.readRow(moment, pen, steps)),
      );
    }
    return result.get;
  }

  #truth(pen: Pen, condition: Condition, event: number | null): Truth {
    const { parts } = this.#build;
    const certain = (yes: I32): Truth => {
      const kept = pen.r.keep(yes);
      return { yes: kept, no: isZero(kept) };
    };
    switch (condition.op) {
      case 'always':
        return certain(i32(1));
      case 'never':
        return certain(i32(0));
      case 'and':
        return this.#all(pen, condition.parts, event, 'yes');
      case 'or': {
        const { yes, no } = this.#all(pen, condition.parts, event, 'no');
        return { yes: no, no: yes };
      }
      case 'not': {
        const { yes, no } = this.#truth(pen, condition.of, event);
        return { yes: no, no: yes };
      }
      case 'compare': {
        const left = this.value(pen, condition.left, event);
        const right = this.value(pen, condition.right, event);
        const known =
          left.known === null ? right.known : right.known === null ? left.known : both(left.known, right.known);
        const order = pen.r.keep(pen.math.inOrder(left, condition.comparison, right));
        if (known === null) return { yes: order, no: isZero(order) };
        const kept = pen.r.keep(known);
        return { yes: pen.r.keep(both(kept, order)), no: pen.r.keep(both(kept, isZero(order))) };
      }
      case 'tier':
        return certain(relation(parts.tier(pen, condition.ladder), condition.relation, condition.tier));
      case 'granted':
        return certain(unequal(parts.granted(pen, condition.lifetime), condition.negated ? 1 : 0));
      case 'choice': {
        const place = this.vocabulary(condition.by, event).indexOf(condition.value);
        const same = equal(this.word(pen, condition.by, event), place);
        return certain(condition.negated ? isZero(same) : same);
      }
      case 'cell': {
        const cell = parts.cell(pen);
        const among = condition.cells.map((each) => equal(cell, each)).reduce((a, b) => either(a, b), i32(0));
        return certain(condition.negated ? isZero(among) : among);
      }
    }
  }

  /**
   * Whether all parts come out as wanted. What follows a part that decides it is not worked out.
   */
  #all(pen: Pen, conditions: readonly Condition[], event: number | null, wanted: 'yes' | 'no'): Truth {
    const { r } = pen;
    const all = r.variable('i32', i32(1));
    const broken = r.variable('i32');
    const next = (at: number): void => {
      if (at === conditions.length) return;
      const truth = this.#truth(pen, conditions[at]!, event);
      all.set(both(all.get, truth[wanted]));
      broken.set(either(broken.get, truth[wanted === 'yes' ? 'no' : 'yes']));
      if (at + 1 < conditions.length) r.when(isZero(broken.get), () => next(at + 1));
    };
    next(0);
    return { yes: choose(broken.get, i32(0), all.get), no: broken.get };
  }
}

function relation(tier: I32, relates: 'is' | 'is not' | 'at least' | 'below', other: number): I32 {
  switch (relates) {
    case 'is':
      return equal(tier, other);
    case 'is not':
      return unequal(tier, other);
    case 'at least':
      return atLeast(tier, other);
    case 'below':
      return less(tier, other);
  }
}

function union(a: Extent, b: Extent): Extent {
  const per = leastCommon(a.per, b.per);
  return { per, most: greaterOf(a.most * (per / a.per), b.most * (per / b.per)) };
}
