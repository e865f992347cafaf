import type { Span } from '../base/span.ts';
import type { Currency } from '../model/currency.ts';
import { currencyOf } from '../model/currency.ts';
import { type Problem, problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, say, type Wording } from '../report/wording.ts';
import type { LifetimeNode, MilestoneNode, RewardNode } from '../syntax/award-tree.ts';
import type { SettingNode, TableNode, UnitNode } from '../syntax/definition-tree.ts';
import type { CapNode, EarnNode } from '../syntax/earning-tree.ts';
import type { AttributeNode, EventNode } from '../syntax/event-tree.ts';
import type { QuantityNode } from '../syntax/expression-tree.ts';
import type { GridNode } from '../syntax/grid-tree.ts';
import type { InterventionNode } from '../syntax/intervention-tree.ts';
import type { LadderNode } from '../syntax/ladder-tree.ts';
import type { BenefitNode } from '../syntax/lasting-tree.ts';
import type { MeasureNode } from '../syntax/measure-tree.ts';
import type { PointsNode } from '../syntax/points-tree.ts';
import type { ProgramNode, Statement } from '../syntax/program-tree.ts';
import type { NameNode, NumberNode } from '../syntax/tree.ts';
import type { Value } from './literal.ts';

/** A unit of points or things: how many decimals are kept of it, and how many are shown; none of whole things. */
export interface PointsUnit {
  readonly name: string;
  readonly digits: number;
  readonly shownDigits: number;
}

export type Declared =
  | AttributeNode
  | CapNode
  | EventNode
  | PointsNode
  | SettingNode
  | MeasureNode
  | TableNode
  | LadderNode
  | LifetimeNode
  | RewardNode
  | MilestoneNode
  | BenefitNode
  | GridNode
  | InterventionNode
  | UnitNode;

/** An earning rule, and the intervention in which it stands; null where it stands by itself. */
export interface OwnedEarning {
  readonly earn: EarnNode;
  readonly within: InterventionNode | null;
}

/** What the designer calls each kind of declaration. */
const KIND_WORDS: Readonly<Record<Declared['kind'], Wording>> = {
  attribute: say`an attribute`,
  cap: say`a limit that rules share`,
  event: say`an event`,
  points: say`a ledger of points`,
  setting: say`a setting`,
  measure: say`a measure`,
  table: say`a table`,
  ladder: say`a ladder`,
  lifetime: say`a lifetime grant`,
  reward: say`a reward`,
  milestone: say`a milestone`,
  benefit: say`a benefit`,
  grid: say`a grid`,
  intervention: say`an intervention`,
  unit: say`a unit`,
};

/** Every name of a program, and what it stands for. One name stands for one thing, but for a ledger and its own unit. */
export class Scope {
  readonly program: ProgramNode;
  readonly problems: Problem[] = [];
  readonly currency: Currency | null;
  readonly units = new Map<string, PointsUnit>();
  /** Names of statements that did not parse: nothing is said about them. */
  readonly broken = new Set<string>();
  /** The literals read so far; null for one whose unit did not fit, which has been said. */
  readonly values = new Map<QuantityNode, Value | null>();
  readonly #names = new Map<string, Declared>();
  readonly #read = new Set<string>();

  constructor(program: ProgramNode) {
    this.program = program;
    this.currency = this.#currency();
    for (const statement of program.statements) this.#declare(statement);
    for (const statement of program.statements) if (statement.kind === 'points') this.#ownUnit(statement);
  }

  all<Kind extends Statement['kind']>(kind: Kind): Extract<Statement, { kind: Kind }>[] {
    return this.program.statements.filter((s): s is Extract<Statement, { kind: Kind }> => s.kind === kind);
  }

  /** The program's grid; a second one has been reported. */
  get grid(): GridNode | undefined {
    return this.all('grid')[0];
  }

  /** Every earning rule, in reading order. */
  earnings(): OwnedEarning[] {
    return this.program.statements.flatMap((statement): OwnedEarning[] => {
      if (statement.kind === 'earn') return [{ earn: statement, within: null }];
      if (statement.kind !== 'intervention') return [];
      return statement.clauses.flatMap((clause) =>
        clause.clause === 'earn' ? [{ earn: clause.earn, within: statement }] : [],
      );
    });
  }

  lookup(name: string): Declared | undefined {
    const found = this.#names.get(name);
    if (found !== undefined) this.#read.add(name);
    return found;
  }

  isRead(name: string): boolean {
    return this.#read.has(name);
  }

  /** The declaration of one kind that a name stands for; a problem, and undefined, where it stands for none or another. */
  find<Kind extends Declared['kind']>(name: NameNode, kind: Kind): Extract<Declared, { kind: Kind }> | undefined {
    const found = this.lookup(name.text);
    if (found?.kind === kind) return found as Extract<Declared, { kind: Kind }>;
    if (this.broken.has(name.text)) return undefined;
    if (found !== undefined) this.wrongKind(name, found, KIND_WORDS[kind]);
    else this.unknown(name, KIND_WORDS[kind], this.namesOf(kind));
    return undefined;
  }

  namesOf(...kinds: Declared['kind'][]): string[] {
    return [...this.#names].filter(([, declared]) => kinds.includes(declared.kind)).map(([name]) => name);
  }

  unknown(name: NameNode, what: Wording, candidates: readonly string[]): void {
    if (this.broken.has(name.text)) return;
    const near = nearest(name.text, candidates);
    // What was probably meant is not also unused.
    for (const meant of near) this.#read.add(meant);
    const suggestion = didYouMean(near);
    const few = candidates.length > 0 && candidates.length <= 8;
    this.report({
      code: 'name-unknown',
      title: say`\`${name.text}\` is not ${what}`,
      at: name.span,
      label: say`not known here`,
      ...(suggestion === undefined ? {} : { help: suggestion }),
      ...(suggestion === undefined && few
        ? { notes: [say`known here: ${listed(candidates.map((c) => `\`${c}\``))}`] }
        : {}),
    });
  }

  wrongKind(name: NameNode, found: Declared, wanted: Wording): void {
    this.report({
      code: 'name-kind',
      title: say`\`${name.text}\` is ${KIND_WORDS[found.kind]}, not ${wanted}`,
      at: name.span,
      label: say`${wanted} is needed here`,
      others: [{ span: found.name.span, text: say`declared here` }],
    });
  }

  report(draft: Parameters<typeof problem>[0]): void {
    this.problems.push(problem(draft));
  }

  /** Reports the second of two clauses of which one may stand. */
  twice(what: Wording, first: Span, second: Span): void {
    this.report({
      code: 'clause-duplicate',
      title: say`${what} is written twice`,
      at: second,
      label: say`again here`,
      others: [{ span: first, text: say`first here` }],
      help: say`keep one of the two`,
    });
  }

  /** Reports what must be written and is not: the language has no silent defaults. */
  missing(title: Wording, at: Span, help: Wording): void {
    this.report({ code: 'clause-missing', title, at, label: say`not written here`, help });
  }

  #currency(): Currency | null {
    const [first, second] = this.all('currency');
    if (second !== undefined) this.twice(say`\`currency\``, first!.span, second.span);
    if (first === undefined) {
      if (!this.program.broken)
        this.missing(
          say`the program does not say its currency`,
          this.program.name.span,
          say`write it as the first statement, as in \`currency JPY\``,
        );
      return null;
    }
    const currency = currencyOf(first.code.text);
    if (currency !== undefined) return currency;
    this.report({
      code: 'name-unknown',
      title: say`\`${first.code.text}\` is not a currency code`,
      at: first.code.span,
      label: say`not known here`,
      help: say`write its three letters, as in \`JPY\`, \`USD\` or \`EUR\``,
    });
    return null;
  }

  #declare(statement: Statement): void {
    switch (statement.kind) {
      case 'currency':
      case 'timezone':
      case 'ends':
      case 'earn':
      case 'refund':
      case 'change':
      case 'floor':
      case 'grant':
      case 'example':
      case 'allow':
      case 'renamed':
        return;
      case 'broken':
        if (statement.name !== null) this.broken.add(statement.name.text);
        return;
      default:
        break;
    }
    const earlier = this.#names.get(statement.name.text);
    if (earlier !== undefined) {
      this.report({
        code: 'name-duplicate',
        title: say`\`${statement.name.text}\` is the name of two things`,
        at: statement.name.span,
        label: say`again here`,
        others: [{ span: earlier.name.span, text: say`first here` }],
        help: say`give one of them another name`,
      });
      return;
    }
    this.#names.set(statement.name.text, statement);
    if (statement.kind === 'unit') this.#unit(statement);
  }

  #unit(node: UnitNode): void {
    const digits = node.decimals === null ? 0 : this.#decimals(node.decimals, MOST_DECIMALS);
    const shownDigits = node.shown === null ? digits : this.#decimals(node.shown, digits);
    this.units.set(node.name.text, { name: node.name.text, digits, shownDigits });
  }

  #decimals({ value: { n, d }, span }: NumberNode, most: number): number {
    if (d === 1n && n >= 0n && n <= BigInt(most)) return Number(n);
    this.report({
      code: 'value-range',
      title: say`a number of decimals outside what is possible`,
      at: span,
      label: say`a whole number from 0 to ${most}`,
    });
    return 0;
  }

  #ownUnit(node: PointsNode): void {
    if (node.unit === null) this.units.set(node.name.text, { name: node.name.text, digits: 0, shownDigits: 0 });
  }
}

/** Starbucks Japan keeps 20; more than twice that serves nobody and costs every addition. */
const MOST_DECIMALS = 30;
