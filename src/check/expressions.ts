import type { Span } from '../base/span.ts';
import { moneyText } from '../model/currency.ts';
import {
  type Dimension,
  describeDimension,
  dimensionOf,
  MONEY,
  NUMBER,
  overDimension,
  sameDimension,
  timesDimension,
} from '../model/dimension.ts';
import { say, type Wording } from '../report/wording.ts';
import type { SettingNode } from '../syntax/definition-tree.ts';
import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { MeasureNode } from '../syntax/measure-tree.ts';
import type { NameNode } from '../syntax/tree.ts';
import type { ExpressionType } from './checked-program.ts';
import { valuesOfSetting } from './dated-values.ts';
import { fieldType } from './field-type.ts';
import { lookupType } from './lookups.ts';
import type { Scope } from './scope.ts';
import { checkState, isState } from './states.ts';
import type { Surroundings } from './surroundings.ts';
import { ledgerUnit, literalValue } from './value.ts';

const HOLE: ExpressionType = { kind: 'hole' };
const CONDITION: ExpressionType = { kind: 'condition' };

const NO_AMOUNTS: Readonly<Record<Exclude<ExpressionType['kind'], 'quantity' | 'hole'>, Wording>> = {
  condition: say`a condition`,
  ladder: say`a tier`,
  lifetime: say`a lifetime grant`,
  grid: say`a cell of the grid`,
  choice: say`a word`,
  date: say`a date`,
};

const DONE = { add: say`added`, subtract: say`subtracted`, greater: say`compared`, lesser: say`compared` } as const;

/** Gives every expression its type, and reports what does not fit. */
export class ExpressionChecker {
  readonly types = new Map<ExpressionNode, ExpressionType>();
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  condition(node: ExpressionNode, around: Surroundings): void {
    const type = this.type(node, around);
    if (type.kind === 'condition' || type.kind === 'hole') return;
    this.#scope.report({
      code: 'unit-expected',
      title: say`a condition is needed here`,
      at: node.span,
      label:
        type.kind === 'quantity' ? say`this is ${describeDimension(type.dimension)}` : say`this says nothing by itself`,
      help: say`compare it, as in \`spend >= ¥30_000\` or \`membership is gold\``,
    });
  }

  /** The quantity of an expression, or undefined where it is none (and that has been said). */
  quantity(node: ExpressionNode, around: Surroundings): { dimension: Dimension; whole: boolean } | undefined {
    const type = this.type(node, around);
    if (type.kind === 'quantity') return type;
    if (type.kind !== 'hole') {
      this.#scope.report({
        code: 'unit-expected',
        title: say`an amount is needed here`,
        at: node.span,
        label: say`this is ${NO_AMOUNTS[type.kind]}`,
        ...(type.kind === 'date' ? { help: say`measure how long ago it is, as in \`months since line_start\`` } : {}),
      });
    }
    return undefined;
  }

  type(node: ExpressionNode, around: Surroundings): ExpressionType {
    const type = this.#type(node, around);
    this.types.set(node, type);
    return type;
  }

  #type(node: ExpressionNode, around: Surroundings): ExpressionType {
    switch (node.kind) {
      case 'quantity': {
        const value = literalValue(this.#scope, node);
        return value === undefined
          ? HOLE
          : { kind: 'quantity', dimension: value.dimension, whole: value.value.d === 1n };
      }
      case 'name':
        return this.#name(node.name, around);
      case 'lookup':
        return lookupType(this.#scope, node, around);
      case 'arithmetic':
        return this.#arithmetic(node, around);
      case 'comparison':
        return this.#comparison(node, around);
      case 'and':
      case 'or':
        for (const part of node.parts) this.condition(part, around);
        return CONDITION;
      case 'not':
        this.condition(node.of, around);
        return CONDITION;
    }
  }

  #name(name: NameNode, around: Surroundings): ExpressionType {
    const field = around.event?.fields.find((f) => f.name.text === name.text);
    if (field !== undefined) return fieldType(this.#scope, field);
    if (around.event?.broken === true) return HOLE;
    const declared = this.#scope.lookup(name.text);
    if (declared === undefined) {
      const fields = around.event?.fields.map((f) => f.name.text) ?? [];
      const what =
        around.event === null
          ? say`a setting or a measure`
          : say`a field of \`${around.event.name.text}\`, a setting or a measure`;
      const within = around.within?.name.text;
      const known = this.#scope
        .namesOf('setting', 'measure', 'attribute', 'ladder', 'lifetime', 'grid')
        .filter((other) => other !== within);
      this.#scope.unknown(name, what, [...fields, ...known]);
      return HOLE;
    }
    switch (declared.kind) {
      case 'setting':
        return this.#setting(declared);
      case 'measure':
        if (!around.measures) return this.#outOfReach(name, say`a measure cannot read another measure`);
        return this.measure(declared);
      case 'attribute':
        if (!around.measures) return this.#outOfReach(name, say`a measure cannot read an attribute`);
        return fieldType(this.#scope, declared.holds);
      case 'ladder':
        if (!around.measures) return this.#outOfReach(name, say`a measure cannot read a tier`);
        if (around.within === declared)
          return this.#outOfReach(name, say`a ladder cannot read its own tier`, 'rule-cycle');
        return { kind: 'ladder', ladder: name.text };
      case 'grid':
        if (!around.measures) return this.#outOfReach(name, say`a measure cannot read the grid`);
        if (around.within === declared)
          return this.#outOfReach(name, say`a grid cannot read its own cells`, 'rule-cycle');
        return { kind: 'grid' };
      case 'lifetime':
        if (!around.measures) return this.#outOfReach(name, say`a measure cannot read a grant`);
        return { kind: 'lifetime', lifetime: name.text };
      case 'points':
        this.#scope.report({
          code: 'name-kind',
          title: say`\`${name.text}\` is a ledger; what is in it must be measured`,
          at: name.span,
          label: say`not an amount by itself`,
          help: say`declare \`measure ${name.text}_balance = balance of ${name.text}\` and read that`,
        });
        return HOLE;
      default:
        this.#scope.wrongKind(name, declared, say`a field, setting or measure`);
        return HOLE;
    }
  }

  #outOfReach(name: NameNode, title: Wording, code: 'name-kind' | 'rule-cycle' = 'name-kind'): ExpressionType {
    this.#scope.report({ code, title, at: name.span, label: say`out of reach here` });
    return HOLE;
  }

  #setting(node: SettingNode): ExpressionType {
    const value = literalValue(this.#scope, node.value);
    const low = node.range === null ? null : literalValue(this.#scope, node.range.low);
    const step = node.range === null ? null : literalValue(this.#scope, node.range.step);
    if (value === undefined) return HOLE;
    const later = valuesOfSetting(this.#scope, node).map((each) => literalValue(this.#scope, each.value));
    const whole = [value, low, step, ...later].every((v) => v === null || v?.value.d === 1n);
    return { kind: 'quantity', dimension: value.dimension, whole };
  }

  measure(node: MeasureNode): ExpressionType {
    const { source } = node;
    switch (source.how) {
      case 'count':
      case 'distinct':
      case 'days':
      case 'since':
      case 'years at':
        return { kind: 'quantity', dimension: NUMBER, whole: true };
      case 'field':
      case 'largest':
      case 'latest': {
        const event = this.#scope.lookup(source.event.text);
        const field = event?.kind === 'event' ? event.fields.find((f) => f.name.text === source.field.text) : undefined;
        const type = field === undefined ? HOLE : fieldType(this.#scope, field);
        return type.kind === 'quantity' ? type : HOLE;
      }
      case 'earned':
      case 'balance': {
        const ledger = this.#scope.lookup(source.ledger.text);
        if (ledger?.kind !== 'points') return HOLE;
        return { kind: 'quantity', dimension: dimensionOf(ledgerUnit(ledger)), whole: true };
      }
    }
  }

  #arithmetic(node: ExpressionNode & { kind: 'arithmetic' }, around: Surroundings): ExpressionType {
    const left = this.quantity(node.left, around);
    const right = this.quantity(node.right, around);
    if (left === undefined || right === undefined) return HOLE;
    switch (node.op) {
      case 'multiply':
        return {
          kind: 'quantity',
          dimension: timesDimension(left.dimension, right.dimension),
          whole: left.whole && right.whole,
        };
      case 'divide':
        return { kind: 'quantity', dimension: overDimension(left.dimension, right.dimension), whole: false };
      default:
        if (
          !this.#same(left.dimension, right.dimension, node.left.span, node.right.span, node.operator, DONE[node.op])
        ) {
          return HOLE;
        }
        return { kind: 'quantity', dimension: left.dimension, whole: left.whole && right.whole };
    }
  }

  #comparison(node: ExpressionNode & { kind: 'comparison' }, around: Surroundings): ExpressionType {
    const left = this.type(node.left, around);
    if (isState(left)) {
      checkState(this.#scope, node, left);
      return CONDITION;
    }
    const right = node.right.kind === 'name' && left.kind === 'hole' ? HOLE : this.type(node.right, around);
    if (left.kind === 'hole' || right.kind === 'hole') return CONDITION;
    if (node.op === 'at least' || node.op === 'below') {
      const sign = node.op === 'at least' ? '>=' : '<';
      this.#scope.report({
        code: 'syntax-foreign',
        title: say`\`is ${node.op}\` compares tiers`,
        at: node.operator,
        label: say`write \`${sign}\` for amounts`,
        fixes: [
          { title: say`replace it with \`${sign}\``, edits: [{ span: node.operator, text: sign }], certain: true },
        ],
      });
    }
    if (left.kind !== 'quantity' || right.kind !== 'quantity') {
      this.#scope.report({
        code: 'unit-mismatch',
        title: say`these two cannot be compared`,
        at: node.operator,
        label: say`compares unlike things`,
      });
      return CONDITION;
    }
    this.#same(left.dimension, right.dimension, node.left.span, node.right.span, node.operator, say`compared`);
    return CONDITION;
  }

  #same(a: Dimension, b: Dimension, left: Span, right: Span, operator: Span, done: Wording): boolean {
    if (sameDimension(a, b)) return true;
    this.#scope.report({
      code: 'unit-mismatch',
      title: say`${describeDimension(a)} and ${describeDimension(b)} cannot be ${done}`,
      at: operator,
      label: say`unlike quantities`,
      others: [
        { span: left, text: say`this is ${describeDimension(a)}` },
        { span: right, text: say`this is ${describeDimension(b)}` },
      ],
      ...this.#cure(a, b),
    });
    return false;
  }

  /** A plain number has probably lost its unit; one unit becomes another by a rate. */
  #cure(a: Dimension, b: Dimension): { help: Wording } | undefined {
    const [one, other] = [this.#one(a), this.#one(b)];
    if (a.size === 0 && other !== undefined) return { help: say`write the number with its unit, as in \`${other}\`` };
    if (b.size === 0 && one !== undefined) return { help: say`write the number with its unit, as in \`${one}\`` };
    if (one === undefined || other === undefined) return undefined;
    return { help: say`bring one of them to the other's unit with a rate, as in \`* (${one} per ${other})\`` };
  }

  /** One of a simple unit, as a program writes it: `¥1`, `1 star`. */
  #one(dimension: Dimension): string | undefined {
    const [only, ...others] = dimension;
    if (only === undefined || others.length > 0 || only[1] !== 1) return undefined;
    if (only[0] !== MONEY) return `1 ${only[0]}`;
    return this.#scope.currency === null ? undefined : moneyText(this.#scope.currency, '1');
  }
}
