import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import { EXPECTATIONS } from '../../grammar/expectations.ts';
import * as t from '../../grammar/tokens.ts';
import type { SourceText } from '../base/span.ts';
import { type Problem, problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { phrase, say, type Wording } from '../report/wording.ts';
import { formulaHabit } from './formula-habits.ts';
import { tokenSpan } from './positions.ts';
import { STATEMENT_WORDS } from './segments.ts';

/** The words after which a name must follow. */
const NAMING: ReadonlySet<TokenType> = new Set([
  t.AttributeWord,
  t.Cap,
  t.Event,
  t.Ladder,
  t.Measure,
  t.Milestone,
  t.Points,
  t.Reward,
  t.Setting,
  t.Table,
  t.Tier,
  t.UnitWord,
]);

/** An error fewer tokens than this after another is taken for its echo. */
const CASCADE = 4;

/**
 * What the parser could not accept, in the designer's words, without the echoes of each. `stray` are the characters left
 * out before parsing: what cannot stand behind one of them is its echo.
 */
export function syntaxProblems(
  source: SourceText,
  tokens: readonly IToken[],
  errors: readonly IRecognitionException[],
  stray: readonly IToken[],
): Problem[] {
  const indexes = new Map(tokens.map((token, i) => [token.startOffset, i]));
  const problems: Problem[] = [];
  let last = -CASCADE;
  for (const error of errors) {
    const atEnd = error.token.tokenType.name === 'EOF';
    const index = atEnd ? tokens.length : (indexes.get(error.token.startOffset) ?? tokens.length);
    if (index - last < CASCADE && problems.length > 0) continue;
    last = index;
    const before = tokens[index - 1];
    const from = before === undefined ? 0 : endOf(before);
    const to = atEnd ? source.text.length : error.token.startOffset;
    if (stray.some(({ startOffset }) => startOffset >= from && startOffset < to)) continue;
    problems.push(atEnd ? endsEarly(source, tokens, error) : unexpected(source, tokens, index, error));
  }
  return problems;
}

function unexpected(
  source: SourceText,
  tokens: readonly IToken[],
  index: number,
  error: IRecognitionException,
): Problem {
  const { token } = error;
  const habit = formulaHabit(source, tokens, index);
  if (habit !== undefined) return habit;
  const before = tokens[index - 1];
  const left = innermostOpen(tokens);
  if (left !== undefined && left.image !== '{' && before !== undefined && left.startOffset < token.startOffset)
    return unclosed(source, left, endOf(before));
  const named = before !== undefined && NAMING.has(before.tokenType);
  if (t.isReserved(token.image) && (named || tokens[index + 1]?.tokenType === t.Colon)) {
    return problem({
      code: 'syntax-unexpected',
      title: say`${describe(token)} cannot be a name`,
      at: tokenSpan(source, token, 0),
      label: say`a word of the language`,
      help: say`choose another name`,
    });
  }
  const expected = expectationAt(error);
  const span = tokenSpan(source, token, source.text.length);
  if (token.tokenType === t.Comma && error.context.ruleStack.at(-1)?.endsWith('Block') === true) {
    return problem({
      code: 'syntax-foreign',
      title: say`the lines of a block stand without commas between them`,
      at: span,
      label: say`not needed`,
      fixes: [{ title: say`remove the comma`, edits: [{ span, text: '' }], certain: true }],
    });
  }
  const isWord = /^[\p{L}_]/u.test(token.image);
  const suggestion = isWord ? didYouMean(nearest(token.image, wordsIn(expected))) : undefined;
  const notes: Wording[] = [];
  if (t.isReserved(token.image)) notes.push(say`\`${token.image}\` is a word of the language and cannot be a name`);
  return problem({
    code: 'syntax-unexpected',
    title: say`${describe(token)} cannot stand here`,
    at: span,
    label: say`not expected here`,
    notes,
    help: suggestion ?? say`expected ${phrase(expected)}`,
  });
}

function endsEarly(source: SourceText, tokens: readonly IToken[], error: IRecognitionException): Problem {
  const final = tokens.at(-1)!;
  const end = endOf(final);
  const last = innermostOpen(tokens);
  if (last !== undefined) return unclosed(source, last, end);
  return problem({
    code: 'syntax-unexpected',
    title: say`this statement ends too early`,
    at: tokenSpan(source, final, 0),
    label: say`something is missing after this`,
    help: say`expected ${phrase(expectationAt(error))}`,
  });
}

function unclosed(source: SourceText, open: IToken, end: number): Problem {
  const close = open.image === '(' ? ')' : open.image === '[' ? ']' : '}';
  return problem({
    code: 'syntax-unclosed',
    title: say`\`${open.image}\` is never closed`,
    at: tokenSpan(source, open, 0),
    label: say`opened here`,
    others: [{ span: source.span(end, end), text: say`\`${close}\` is missing` }],
    help: say`close it with \`${close}\``,
  });
}

/** The last bracket that is opened and never closed. */
function innermostOpen(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = [];
  for (const token of tokens) {
    const name = token.tokenType.name;
    if (name === 'Open' || name === 'LeftParen' || name === 'LeftBracket') open.push(token);
    else if (name === 'Close' || name === 'RightParen' || name === 'RightBracket') open.pop();
  }
  return open.at(-1);
}

function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

/** What is wrong with the first line of a program, which begins with `first`, and with its closing brace. */
export function headProblems(
  source: SourceText,
  first: IToken,
  head: readonly IToken[],
  closing: readonly IToken[],
): Problem[] {
  const names = head.map((token) => token.tokenType.name);
  const wanted = ['Word_program', 'Text', 'Open'];
  const wrong = wanted.findIndex((name, i) => names[i] !== name && !(name === 'Text' && names[i] === 'UnclosedText'));
  if (wrong !== -1) {
    const token = head[wrong] ?? head.at(-1) ?? first;
    const near = wrong === 0 ? didYouMean(nearest(token.image, ['program'])) : undefined;
    return [
      problem({
        code: 'syntax-unexpected',
        title: say`a file begins with \`program "Name" {\``,
        at: tokenSpan(source, token, 0),
        label: head[wrong] === undefined && wrong > 0 ? say`something is missing after this` : say`not expected here`,
        help: near ?? say`begin the file with \`program "Name" {\`, and close it with \`}\``,
      }),
    ];
  }
  const [, surplus] = closing;
  if (closing.length === 0) return [unclosed(source, head[2]!, source.text.trimEnd().length)];
  if (surplus === undefined) return [];
  return [
    problem({
      code: 'syntax-unexpected',
      title: say`one \`}\` too many`,
      at: tokenSpan(source, surplus, 0),
      label: say`closes nothing`,
      help: say`remove it, or a \`}\` before it that closes too early`,
    }),
  ];
}

function expectationAt(error: IRecognitionException): string {
  // What follows a whole statement is the next one.
  if (error.name === 'NotAllInputParsedException') return EXPECTATIONS.programBlock!;
  return EXPECTATIONS[error.context.ruleStack.at(-1) ?? ''] ?? error.message;
}

function describe(token: IToken): string {
  const shown = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return `\`${shown}\``;
}

/** The words of the language that a phrase of expectation names, as candidates for a slip of the fingers. */
function wordsIn(expected: string): string[] {
  const quoted = [...expected.matchAll(/`([^`]*)`/g)].flatMap((match) => match[1]!.split(/[^\p{L}_-]+/u));
  const statement = expected === EXPECTATIONS.programBlock || expected === EXPECTATIONS.statement;
  return [...new Set(statement ? STATEMENT_WORDS : quoted)].filter((word) => t.WORDS.has(word));
}
