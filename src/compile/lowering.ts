import { type Day, FOREVER } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Span } from '../base/span.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import { type DatedValue, valuesOfRow } from '../check/dated-values.ts';
import { fieldType } from '../check/field-type.ts';
import { cellsCalled } from '../check/grid-cells.ts';
import { namesIn } from '../check/names-in.ts';
import type { Scope } from '../check/scope.ts';
import { tierNames } from '../check/tier-names.ts';
import { ledgerUnit, literalValue } from '../check/value.ts';
import { type Dimension, dimensionOf, MONEY, NUMBER } from '../model/dimension.ts';
import type { FieldNode } from '../syntax/event-tree.ts';
import type { ExpressionNode, QuantityNode } from '../syntax/expression-tree.ts';
import type { LadderNode, TierNode } from '../syntax/ladder-tree.ts';
import type { MeasureNode } from '../syntax/measure-tree.ts';
import type { NameNode } from '../syntax/tree.ts';
import type { Price } from './plan-benefit.ts';
import type { Comparison, Condition } from './plan-condition.ts';
import type { Chooser, Expression } from './plan-expression.ts';
import type { Unit } from './plan-unit.ts';
import type { Step, Steps } from './steps.ts';

/** Turns names into indexes and expressions into plan expressions. Asks only what the checker has made sure of. */
export class Lowering {
  readonly scope: Scope;
  readonly checked: CheckedProgram;
  /** The first day on which nothing is earned. */
  readonly end: Day;
  readonly settings;
  readonly attributes;
  readonly events;
  readonly ledgers;
  readonly measures;
  readonly caps;
  readonly ladders;
  readonly lifetimes;
  readonly rewards;
  readonly milestones;
  readonly benefits;
  readonly interventions;
  readonly earnings;

  constructor(checked: CheckedProgram) {
    this.checked = checked;
    this.scope = checked.scope;
    this.end = this.scope.all('ends')[0]?.on.day ?? FOREVER;
    this.settings = this.scope.all('setting');
    this.attributes = this.scope.all('attribute');
    this.events = this.scope.all('event');
    this.ledgers = this.scope.all('points');
    this.measures = this.scope.all('measure');
    this.caps = this.scope.all('cap');
    this.ladders = this.scope.all('ladder');
    this.lifetimes = this.scope.all('lifetime');
    this.rewards = this.scope.all('reward');
    this.milestones = this.scope.all('milestone');
    this.benefits = this.scope.all('benefit');
    this.interventions = this.scope.all('intervention');
    this.earnings = this.scope.earnings();
  }

  attribute = (name: string): number => indexOf(this.attributes, name);
  event = (name: string): number => indexOf(this.events, name);
  ledger = (name: string): number => indexOf(this.ledgers, name);
  cap = (name: string): number => indexOf(this.caps, name);
  measure = (name: string): number => indexOf(this.measures, name);
  ladder = (name: string): number => indexOf(this.ladders, name);
  lifetime = (name: string): number => indexOf(this.lifetimes, name);

  field(event: number, name: string): number {
    return this.events[event]!.fields.findIndex((field) => field.name.text === name);
  }

  milestone = (name: string): number => indexOf(this.milestones, name);
  benefit = (name: string): number => indexOf(this.benefits, name);
  reward = (name: string): number => indexOf(this.rewards, name);

  tier(ladder: number, name: string): number {
    return indexOf(tiersOf(this.ladders[ladder]!), name);
  }

  /** The ledgers that pay a price: those named, or the only one that counts in its unit. */
  payers(price: QuantityNode, named: readonly NameNode[]): number[] {
    if (named.length > 0) return named.map((name) => this.ledger(name.text));
    const [unit] = literalValue(this.scope, price)!.dimension.keys();
    return [this.ledgers.findIndex((ledger) => ledgerUnit(ledger) === unit)];
  }

  /** An amount of points with the one ledger it is of. */
  price(amount: QuantityNode, ledger: NameNode | null): Price {
    const [payer] = this.payers(amount, ledger === null ? [] : [ledger]);
    return { ledger: payer!, amount: this.value(amount).n };
  }

  value(node: QuantityNode): Rational {
    return literalValue(this.scope, node)!.value;
  }

  steps(values: readonly DatedValue[]): Steps {
    // What no ladder reads is read on the day of its event, and no program says more of it.
    const steps = values.map(({ from, value, judged }) => ({
      from,
      value: this.value(value),
      judged: judged ?? 'evaluation date',
    }));
    return steps as [Step, ...Step[]];
  }

  unitOf(dimension: Dimension): Unit {
    const [only, ...others] = dimension;
    if (only === undefined || others.length > 0 || only[1] !== 1) return { kind: 'number' };
    if (only[0] === MONEY) return { kind: 'money' };
    return { kind: 'points', ...this.scope.units.get(only[0])! };
  }

  /** A plain number for dates and words. */
  fieldDimension(field: FieldNode): Dimension {
    const type = fieldType(this.scope, field);
    return type.kind === 'quantity' ? type.dimension : NUMBER;
  }

  measureDimension(node: MeasureNode): Dimension {
    const { source } = node;
    switch (source.how) {
      case 'field':
      case 'largest':
      case 'latest': {
        const { fields } = this.events[this.event(source.event.text)]!;
        return this.fieldDimension(fields.find((f) => f.name.text === source.field.text)!);
      }
      case 'earned':
      case 'balance':
        return dimensionOf(ledgerUnit(this.ledgers[this.ledger(source.ledger.text)]!));
      default:
        return NUMBER;
    }
  }

  /** `against` is the measure that the expression is compared with; null beside none. */
  expression(node: ExpressionNode, event: number | null, against: number | null = null): Expression {
    switch (node.kind) {
      case 'quantity':
        return { op: 'constant', value: this.value(node) };
      case 'name': {
        const field = event === null ? -1 : this.field(event, node.name.text);
        if (field !== -1) return { op: 'field', field };
        const setting = indexOf(this.settings, node.name.text);
        if (setting !== -1) return { op: 'setting', setting, against };
        const attribute = this.attribute(node.name.text);
        return attribute === -1
          ? { op: 'measure', measure: this.measure(node.name.text) }
          : { op: 'attribute', attribute };
      }
      case 'lookup':
        return this.#lookup(node.table.text, node.key.text, event);
      case 'arithmetic':
        return {
          op: node.op,
          left: this.expression(node.left, event, against),
          right: this.expression(node.right, event, against),
        };
      default:
        throw new Error(`a ${node.kind} where an amount was checked`);
    }
  }

  /** The cells of the grid that a word stands for. */
  cells(words: NameNode): { readonly cells: readonly number[]; readonly words: string } {
    return { cells: cellsCalled(this.scope.grid!, words.text)!, words: words.text };
  }

  condition(node: ExpressionNode, event: number | null): Condition {
    switch (node.kind) {
      case 'and':
      case 'or':
        return { op: node.kind, parts: node.parts.map((part) => this.condition(part, event)) };
      case 'not':
        return { op: 'not', of: this.condition(node.of, event) };
      case 'comparison':
        return this.#comparison(node, event);
      default:
        throw new Error(`a ${node.kind} where a condition was checked`);
    }
  }

  #comparison(node: ExpressionNode & { kind: 'comparison' }, event: number | null): Condition {
    const type = this.checked.types.get(node.left)!;
    const word = node.right.kind === 'name' ? node.right.name.text : '';
    const { span } = node;
    if (type.kind === 'ladder') {
      const ladder = this.ladder(type.ladder);
      const relation = node.op as 'is' | 'is not' | 'at least' | 'below';
      return {
        op: 'tier',
        ladder,
        tier: this.tier(ladder, word),
        relation,
        span,
      };
    }
    if (type.kind === 'grid') {
      const { name } = node.right as ExpressionNode & { kind: 'name' };
      return { op: 'cell', ...this.cells(name), negated: node.op === 'is not', span };
    }
    if (type.kind === 'choice') {
      const { by } = this.#chooser(type.field, event);
      return { op: 'choice', by, value: word, negated: node.op === 'is not', span };
    }
    if (type.kind === 'lifetime')
      return { op: 'granted', lifetime: this.lifetime(type.lifetime), negated: node.op === 'is not', span };
    const comparison: Comparison = node.op === 'is' ? '=' : node.op === 'is not' ? '!=' : (node.op as Comparison);
    const dimension = type.kind === 'quantity' ? type.dimension : NUMBER;
    return {
      op: 'compare',
      comparison,
      // An event is judged by the values of its own day, whatever window a measure beside them has.
      left: this.expression(node.left, event, event === null ? this.#measureIn(node.right) : null),
      right: this.expression(node.right, event, event === null ? this.#measureIn(node.left) : null),
      unit: this.unitOf(dimension),
      span,
    };
  }

  #measureIn(node: ExpressionNode): number | null {
    const measures = namesIn(node).map(({ name }) => this.measure(name.text));
    return measures.find((measure) => measure !== -1) ?? null;
  }

  #lookup(table: string, key: string, event: number | null): Expression {
    const node = this.scope.all('table').find((t) => t.name.text === table)!;
    const { by, words } = this.#chooser(key, event);
    const otherwise = node.rows.find((row) => row.key === null);
    const values = new Map<string, Steps>();
    const rows = new Map<string, Span>();
    for (const word of words) {
      const row = node.rows.find((r) => r.key?.text === word) ?? otherwise!;
      values.set(word, this.steps(valuesOfRow(this.scope, node, row)));
      rows.set(word, row.span);
    }
    return { op: 'choose', by, table, values, rows };
  }

  /** What a name that stands for a word reads, and the words it can be. A field is nearer than what is global. */
  #chooser(name: string, event: number | null): { by: Chooser; words: readonly string[] } {
    const wordsOf = ({ choices }: FieldNode) => choices.map((choice) => choice.text);
    const field = event === null ? -1 : this.field(event, name);
    if (field !== -1) return { by: { of: 'field', field }, words: wordsOf(this.events[event!]!.fields[field]!) };
    const attribute = this.attribute(name);
    if (attribute !== -1)
      return { by: { of: 'attribute', attribute }, words: wordsOf(this.attributes[attribute]!.holds) };
    const ladder = this.ladder(name);
    const tiers = tierNames(this.ladders[ladder]!);
    return { by: { of: 'tier', ladder, tiers }, words: tiers };
  }
}

/** All of several conditions; one that always holds adds nothing. */
export function everyOf(parts: readonly Condition[]): Condition {
  const asked = parts.flatMap((part) => (part.op === 'and' ? part.parts : part.op === 'always' ? [] : [part]));
  const [only] = asked;
  if (only === undefined) return { op: 'always' };
  return asked.length === 1 ? only : { op: 'and', parts: asked };
}

export function tiersOf(ladder: LadderNode): TierNode[] {
  return ladder.clauses.filter((clause): clause is TierNode => clause.clause === 'tier');
}

function indexOf(nodes: readonly { readonly name: { readonly text: string } }[], name: string): number {
  return nodes.findIndex((node) => node.name.text === name);
}
