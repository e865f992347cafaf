import type { CstNode, IToken } from 'chevrotain';
import { parseTokens } from '../../grammar/parser.ts';
import { tokenize } from '../../grammar/tokenize.ts';
import type { SourceText } from '../base/span.ts';
import { type Problem, problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { buildLines } from './build-lines.ts';
import { buildStatement } from './build-statement.ts';
import { tokenSpan } from './positions.ts';
import type { ProgramNode, Statement } from './program-tree.ts';
import { Reader } from './reader.ts';
import { STARTS, segment } from './segments.ts';
import { spellingProblems } from './spelling.ts';
import { headProblems, syntaxProblems } from './syntax-problems.ts';

/** The largest text that is parsed, in characters; a hundred times the longest program known. */
export const MOST_CHARACTERS = 1_048_576;

/** How deep parentheses and blocks may nest. */
export const MOST_NESTING = 64;

/** How many signs of arithmetic one line may hold: each makes the tree of a formula one level deeper. */
export const MOST_OPERATIONS = 256;

export interface Parse {
  readonly source: SourceText;
  /** Null when there is no program to speak of. */
  readonly program: ProgramNode | null;
  readonly cst: CstNode | null;
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly problems: readonly Problem[];
}

/** Text to syntax tree, with every independent problem found on the way. Never throws on any text. */
export function parse(source: SourceText): Parse {
  const nothing = (...problems: Problem[]): Parse => ({
    source,
    program: null,
    cst: null,
    tokens: [],
    comments: [],
    problems,
  });
  if (source.text.length > MOST_CHARACTERS) {
    return nothing(
      problem({
        code: 'file-too-large',
        title: say`a program of more than ${MOST_CHARACTERS.toLocaleString('en')} characters`,
        at: source.span(0, 0),
        label: say`${source.text.length.toLocaleString('en')} characters`,
        help: say`split it into several programs`,
      }),
    );
  }
  const { tokens, comments, foreign, stray } = tokenize(source.text);
  const spelling = spellingProblems(source, tokens, comments, foreign, stray);
  if (tokens.length === 0) {
    const empty = problem({
      code: 'file-empty',
      title: say`there is no program in this file`,
      at: source.span(0, 0),
      help: say`begin with \`program "Name" { … }\``,
    });
    return { ...nothing(...(spelling.length > 0 ? spelling : [empty])), comments };
  }
  const deep = tooDeep(source, tokens);
  if (deep !== undefined) return nothing(...spelling, deep);

  const reader = new Reader(source);
  const whole = parseTokens(tokens, 'program');
  const sound = whole.errors.length === 0 && whole.cst !== undefined;
  const { program, syntax } = sound
    ? { program: buildProgram(reader, whole.cst!), syntax: [] }
    : buildPieces(reader, source, tokens, stray);
  return {
    source,
    program,
    cst: sound ? whole.cst! : null,
    tokens,
    comments,
    problems: [...spelling, ...syntax, ...reader.problems],
  };
}

function buildProgram(reader: Reader, cst: CstNode): ProgramNode {
  const { lines, broken } = buildLines(reader, reader.nodes(cst, 'programBlock')[0], 'statement', buildStatement);
  return { name: reader.text(cst), statements: lines, broken, span: reader.span(cst) };
}

/** Statement by statement, after the whole did not parse. */
function buildPieces(
  reader: Reader,
  source: SourceText,
  tokens: readonly IToken[],
  stray: readonly IToken[],
): { program: ProgramNode | null; syntax: Problem[] } {
  const { head, statements, closing } = segment(source.text, tokens);
  const first = tokens[0]!;
  const syntax = headProblems(source, first, head, closing);
  const built: Statement[] = [];
  for (const piece of statements) {
    const { cst, errors } = parseTokens(piece, 'statement');
    syntax.push(...syntaxProblems(source, piece, errors, stray));
    if (cst === undefined || Object.keys(cst.children).length === 0) {
      built.push(unread(reader, piece));
      continue;
    }
    const statement = buildStatement(reader, cst);
    const surplus = errors.some((error) => error.name === 'NotAllInputParsedException');
    built.push(surplus ? cutShort(statement) : statement);
  }
  const name = head.find((token) => token.tokenType.name === 'Text');
  if (first.tokenType.name !== 'Word_program') return { program: null, syntax };
  const span = source.span(first.startOffset, source.text.trimEnd().length);
  const title = name === undefined ? { text: '', span: tokenSpan(source, first, 0) } : reader.textOf(name);
  return { program: { name: title, statements: built, broken: true, span }, syntax };
}

/** A statement of one line with something behind it that was not understood says less than was meant; a block does not. */
function cutShort(statement: Statement): Statement {
  if ('broken' in statement || statement.kind === 'broken') return statement;
  const name =
    statement.kind === 'measure' || statement.kind === 'setting' || statement.kind === 'unit' ? statement.name : null;
  return { kind: 'broken', name, span: statement.span };
}

/** A statement whose first word was not understood; the word after it is probably the name it meant to define. */
function unread(reader: Reader, piece: readonly IToken[]): Statement {
  const [first, second] = piece;
  const span = reader.tokenSpan(first!);
  return { kind: 'broken', name: second?.tokenType.name === 'Word' ? reader.nameOf(second) : null, span };
}

/** The parser and all who walk its tree descend by recursion, so depth is bounded before they start. */
function tooDeep(source: SourceText, tokens: readonly IToken[]): Problem | undefined {
  let depth = 0;
  let negations = 0;
  let operations = 0;
  for (const token of tokens) {
    const name = token.tokenType.name;
    if (name === 'Open' || name === 'LeftParen' || name === 'LeftBracket') depth++;
    else if (name === 'Close' || name === 'RightParen' || name === 'RightBracket') depth--;
    if (name === 'Plus' || name === 'Minus' || name === 'Times' || name === 'Over') operations++;
    else if (name === 'Open' || name === 'Close' || STARTS.has(name)) operations = 0;
    if (operations > MOST_OPERATIONS) {
      return problem({
        code: 'syntax-too-deep',
        title: say`a formula of more than ${MOST_OPERATIONS} operations`,
        at: tokenSpan(source, token, 0),
        label: say`one too many`,
        help: say`split it into several rules`,
      });
    }
    // A run of `not` descends like parentheses do.
    negations = name === 'Word_not' ? negations + 1 : 0;
    if (depth + negations > MOST_NESTING) {
      return problem({
        code: 'syntax-too-deep',
        title: say`nesting deeper than ${MOST_NESTING} levels`,
        at: source.span(token.startOffset, token.startOffset + token.image.length),
        label: say`one level too deep`,
        help: say`name parts of the condition as measures, or close what was opened by mistake`,
      });
    }
  }
  return undefined;
}
