import type { CstNode, IToken } from 'chevrotain';
import { type Day, daysInMonth, FIRST_DAY, formatDay, LAST_DAY, parseDay } from '../base/calendar.ts';
import { parseDecimal, type Rational, ZERO } from '../base/rational.ts';
import type { SourceText, Span } from '../base/span.ts';
import { type Problem, problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { narrowed } from './narrowed.ts';
import { isNode, nodeSpan, tokenSpan } from './positions.ts';
import type { DateNode, LengthNode, MonthDayNode } from './time-tree.ts';
import type { NameNode, NumberNode, TextNode } from './tree.ts';

/** Signals inside this folder that a part of the concrete tree is missing; never leaves it. */
export class Incomplete extends Error {}

const MOST_DIGITS = 40;

/**
 * Reads tokens and nodes out of the concrete tree. What is missing raises `Incomplete`, which the builder turns into a
 * broken part; what is there but impossible (a 30th of February) becomes a problem and a harmless value.
 */
export class Reader {
  readonly source: SourceText;
  readonly problems: Problem[] = [];

  constructor(source: SourceText) {
    this.source = source;
  }

  node(parent: CstNode, rule: string, index = 0): CstNode {
    const found = parent.children[rule]?.[index];
    if (found === undefined || !isNode(found) || found.recoveredNode) throw new Incomplete();
    return found;
  }

  nodes(parent: CstNode, rule: string): CstNode[] {
    return (parent.children[rule] ?? []).filter(isNode);
  }

  has(parent: CstNode, key: string): boolean {
    return (parent.children[key]?.length ?? 0) > 0;
  }

  token(parent: CstNode, type: string, index = 0): IToken {
    const found = parent.children[type]?.[index];
    if (found === undefined || isNode(found) || found.isInsertedInRecovery) throw new Incomplete();
    return found;
  }

  tokens(parent: CstNode, ...types: string[]): IToken[] {
    const found: IToken[] = [];
    for (const type of types) {
      for (const element of parent.children[type] ?? []) if (!isNode(element)) found.push(element);
    }
    return found.sort((a, b) => a.startOffset - b.startOffset);
  }

  span(node: CstNode): Span {
    return nodeSpan(this.source, node, 0);
  }

  tokenSpan(token: IToken): Span {
    return tokenSpan(this.source, token, 0);
  }

  name(parent: CstNode, index = 0): NameNode {
    return this.nameOf(this.token(parent, 'Name', index));
  }

  /** A name that may be the two words of a cell of the grid, as in `high passive`: such a name stands for nothing else. */
  cellName(parent: CstNode, index = 0): NameNode {
    const name = this.name(parent, index);
    if (!this.has(parent, 'voiceWord')) return name;
    const voice = this.word(this.node(parent, 'voiceWord'));
    return { text: `${name.text} ${voice.text}`, span: { ...name.span, end: voice.span.end } };
  }

  /** A word of the language that stands for itself, from a rule that is one word. */
  word(node: CstNode): NameNode {
    const span = this.span(node);
    return { text: this.source.text.slice(span.start, span.end), span };
  }

  nameOf(token: IToken): NameNode {
    // Canonical composition makes names typed on different keyboards the same name.
    return { text: token.image.normalize('NFC'), span: this.tokenSpan(token) };
  }

  text(parent: CstNode): TextNode {
    return this.textOf(this.token(parent, 'Text'));
  }

  textOf(token: IToken): TextNode {
    const closed = token.tokenType.name === 'Text';
    return { text: token.image.slice(1, closed ? -1 : undefined).normalize('NFC'), span: this.tokenSpan(token) };
  }

  optionalText(parent: CstNode): TextNode | null {
    return this.has(parent, 'Text') ? this.text(parent) : null;
  }

  number(parent: CstNode, index = 0): NumberNode {
    const token = this.token(parent, 'NumberLiteral', index);
    return { value: this.decimal(token.image, this.tokenSpan(token)), span: this.tokenSpan(token) };
  }

  /** A literal's value; full-width digits and grouping commas are reported elsewhere and read as meant. */
  decimal(image: string, span: Span): Rational {
    const plain = narrowed(image).replaceAll(',', '');
    const value = parseDecimal(plain);
    if (value !== undefined && plain.replace(/\D/g, '').length <= MOST_DIGITS) return value;
    this.problems.push(
      problem({
        code: 'syntax-number',
        title: say`a number of more than ${MOST_DIGITS} digits`,
        at: span,
        label: say`too long`,
        help: say`write it with at most ${MOST_DIGITS} digits`,
      }),
    );
    return ZERO;
  }

  day(token: IToken): Day {
    const image = narrowed(token.image);
    const day = parseDay(image);
    if (day !== undefined) return day;
    const [year = 0, month = 0, date = 0] = image.split('-').map(Number);
    const monthExists = month >= 1 && month <= 12;
    const exists = monthExists && date >= 1 && date <= daysInMonth(year, month);
    this.problems.push(
      problem({
        code: 'syntax-date',
        title: exists ? say`\`${token.image}\` is out of range` : say`\`${token.image}\` is not a date`,
        at: this.tokenSpan(token),
        label: exists ? say`too far away` : monthExists ? say`no such day` : say`no such month`,
        notes: [
          exists
            ? say`dates run from ${formatDay(FIRST_DAY)} to ${formatDay(LAST_DAY)}`
            : say`a date is written year-month-day, as in \`2024-04-01\``,
        ],
      }),
    );
    return 0;
  }

  date(parent: CstNode, index = 0): DateNode {
    const token = this.token(parent, 'DateLiteral', index);
    return { day: this.day(token), span: this.tokenSpan(token) };
  }

  monthDay(token: IToken): MonthDayNode {
    const span = this.tokenSpan(token);
    const image = narrowed(token.image);
    const month = Number(image.slice(0, 2));
    const day = Number(image.slice(3));
    // A leap year, so that 02-29 may be written; it clamps to 28 February in common years.
    if (parseDay(`2024-${image}`) !== undefined) return { month, day, span };
    this.problems.push(
      problem({
        code: 'syntax-date',
        title: say`\`${token.image}\` is not a day of the year`,
        at: span,
        label: say`no such day`,
        notes: [say`a day of the year is written month-day, as in \`04-01\``],
      }),
    );
    return { month: 1, day: 1, span };
  }

  secondOfDay(token: IToken): number {
    const [hours = 0, minutes = 0, seconds = 0] = narrowed(token.image).split(':').map(Number);
    if (hours < 24 && minutes < 60 && seconds < 60) return hours * 3600 + minutes * 60 + seconds;
    this.problems.push(
      problem({
        code: 'syntax-date',
        title: say`\`${token.image}\` is not a time of day`,
        at: this.tokenSpan(token),
        label: say`no such time`,
        notes: [say`times run from 00:00 to 23:59:59`],
      }),
    );
    return 0;
  }

  length(node: CstNode): LengthNode {
    const number = this.number(node);
    const span = this.span(node);
    const years = this.has(node, 'Word_year');
    const unit = this.has(node, 'Word_day') ? 'day' : 'month';
    const count = Number(number.value.n) * (years ? 12 : 1);
    if (number.value.d === 1n && count >= 1 && count <= 36_600) return { count, unit, span };
    this.problems.push(
      problem({
        code: 'value-range',
        title: say`a length of time must be a whole number from 1 up`,
        at: span,
        label: say`not such a length`,
        help: say`write it like \`12 months\` or \`30 days\``,
      }),
    );
    return { count: 1, unit, span };
  }
}
