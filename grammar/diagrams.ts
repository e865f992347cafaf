import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
  type TokenType,
} from 'chevrotain';
import { ProgramParser } from './parser.ts';
import { box, choice, diagram, loop, type Shape, SKIP, sequence } from './railroad.ts';
import { SPELLINGS } from './spellings.ts';
import * as t from './tokens.ts';

/** The widest line of a diagram, in pixels: what a page shows without shrinking it. */
const WIDEST = 720;

/** One diagram per rule of the grammar, by file name: `earn.svg`. Drawn from the rules the parser runs, so never wrong. */
export function ruleDiagrams(): ReadonlyMap<string, string> {
  const rules = Object.values(new ProgramParser().getGAstProductions());
  return new Map(
    rules.map(({ name, definition }) => [fileOf(name), diagram(ruleTitle(name), definition.flatMap(shapesOf), WIDEST)]),
  );
}

/** A rule's name in words: `baseTier` is "base tier". */
export function ruleTitle(rule: string): string {
  return rule.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function fileOf(rule: string): string {
  return `${rule}.svg`;
}

/** None for what may only be written by mistake. */
function shapesOf(part: IProduction): Shape[] {
  if (part instanceof Terminal) return isSpelledOtherwise(part.terminalType) ? [] : [tokenBox(part.terminalType)];
  if (part instanceof NonTerminal) return [box(ruleTitle(part.nonTerminalName), 'rule', fileOf(part.nonTerminalName))];
  if (part instanceof Alternative) {
    const way = part.definition.flatMap(shapesOf);
    return way.length === 0 ? [] : [sequence(way)];
  }
  if (part instanceof Option) return [choice([SKIP, sequence(part.definition.flatMap(shapesOf))])];
  if (part instanceof Alternation) {
    const ways = part.definition.flatMap(shapesOf);
    return ways.length === 1 ? ways : [choice(ways)];
  }
  if (part instanceof RepetitionMandatory || part instanceof Repetition) {
    const repeated = loop(sequence(part.definition.flatMap(shapesOf)), SKIP);
    return [part instanceof RepetitionMandatory ? repeated : choice([SKIP, repeated])];
  }
  if (part instanceof RepetitionMandatoryWithSeparator || part instanceof RepetitionWithSeparator) {
    const repeated = loop(sequence(part.definition.flatMap(shapesOf)), tokenBox(part.separator));
    return [part instanceof RepetitionMandatoryWithSeparator ? repeated : choice([SKIP, repeated])];
  }
  throw new Error(`no picture for a ${part.constructor.name}`);
}

const WORD_TYPES: ReadonlySet<TokenType> = new Set(t.WORDS.values());

/** What the tokens that are not words are called in a diagram. */
const VALUES: ReadonlyMap<TokenType, string> = new Map([
  [t.Name, 'name'],
  [t.Text, '"text"'],
  [t.NumberLiteral, 'number'],
  [t.MoneyLiteral, 'money'],
  [t.DateLiteral, 'date'],
  [t.MonthDay, 'month-day'],
  [t.TimeOfDay, 'time'],
  [t.Code, 'code'],
]);

/** A sign of other languages for which this one has words, such as `==`; the parser reads it only to say so. */
function isSpelledOtherwise(type: TokenType): boolean {
  const [word = ''] = SPELLINGS.get(type)?.split(' ') ?? [];
  return t.WORDS.has(word) && !WORD_TYPES.has(type);
}

function tokenBox(type: TokenType): Shape {
  const value = VALUES.get(type);
  if (value !== undefined) return box(value, 'value');
  if (WORD_TYPES.has(type)) return box(spellingsOf(type).join(' / '), 'word');
  const sign = SPELLINGS.get(type);
  if (sign === undefined) throw new Error(`no picture for the token ${type.name}`);
  return box(sign, 'word');
}

function spellingsOf(type: TokenType): string[] {
  return [...t.WORDS].flatMap(([spelling, of]) => (of === type ? [spelling] : []));
}
