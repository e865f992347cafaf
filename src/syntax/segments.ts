import type { IToken } from 'chevrotain';

/** The words that begin a statement. */
export const STATEMENT_WORDS: readonly string[] = [
  'currency',
  'timezone',
  'ends',
  'unit',
  'attribute',
  'event',
  'points',
  'setting',
  'measure',
  'table',
  'earn',
  'cap',
  'refund',
  'ladder',
  'lifetime',
  'floor',
  'grant',
  'reward',
  'milestone',
  'benefit',
  'grid',
  'care',
  'offer',
  'ambassadors',
  'ideas',
  'change',
  'example',
  'allow',
  'renamed',
];

/** The token types of these words. */
export const STARTS: ReadonlySet<string> = new Set(STATEMENT_WORDS.map((word) => `Word_${word}`));

/** A program cut into its head and its statements, so that a mistake in one never hides the others. */
export interface Segments {
  /** From the start up to and including the program's opening brace, where there is one; none before a statement. */
  readonly head: readonly IToken[];
  readonly statements: readonly (readonly IToken[])[];
  /** The braces that close the program; none when it is never closed, and more than one is too many. */
  readonly closing: readonly IToken[];
}

/**
 * Cuts at words that begin statements: at the outer level anywhere, and at any depth where such a word is the first of
 * its line, because inside blocks no line begins so (but for `earn again`, a clause of refunds, `points …`, a clause of
 * changes, and the earning rules of an intervention). Thus a missing or surplus brace stays within its statement.
 */
export function segment(text: string, tokens: readonly IToken[]): Segments {
  const open = tokens.findIndex((token) => token.tokenType.name === 'Open');
  const firstStart = tokens.findIndex((token) => STARTS.has(token.tokenType.name));
  const bare = firstStart === -1 ? tokens.length : firstStart;
  const headEnd = open !== -1 && open < bare ? open + 1 : bare;
  const statements: IToken[][] = [];
  const closing: IToken[] = [];
  let current: IToken[] = [];
  let depth = 0;
  for (let i = headEnd; i < tokens.length; i++) {
    const token = tokens[i]!;
    const name = token.tokenType.name;
    // A block's closing brace at the outer level ends its statement, whatever follows.
    const follows = depth === 0 && current.at(-1)?.tokenType.name === 'Close';
    const begins =
      STARTS.has(name) &&
      (depth === 0 || firstOfLine(text, token)) &&
      !isClause(tokens, i) &&
      !(name === 'Word_earn' && earnsWithin(current, depth));
    if (current.length > 0 && (follows || (begins && (depth > 0 || !continues(current, name))))) {
      statements.push(current);
      current = [];
      depth = 0;
    }
    if (name === 'Open') depth++;
    if (name === 'Close') {
      if (depth === 0) {
        closing.push(token);
        continue;
      }
      depth--;
    }
    current.push(token);
  }
  if (current.length > 0) statements.push(current);
  return { head: tokens.slice(0, headEnd), statements, closing };
}

/** Whether a statement word here begins a clause of a block, or something in a formula, instead. */
function isClause(tokens: readonly IToken[], at: number): boolean {
  const name = (index: number) => tokens[index]?.tokenType.name;
  // As in `floor(…)`, a habit of spreadsheets: no statement goes on so.
  if (name(at + 1) === 'LeftParen') return true;
  if (name(at) === 'Word_earn') return name(at + 1) === 'Word_again';
  return name(at) === 'Word_points' && (name(at + 2) === 'Word_convert' || name(at + 2) === 'Word_top');
}

/** Whether a statement word here belongs to the statement before it, as `event` in `at most 3 star per event`. */
function continues(current: readonly IToken[], name: string): boolean {
  const last = current.at(-1)?.tokenType.name;
  if (name === 'Word_lifetime') return last === 'Word_in';
  if (name === 'Word_grant') return last === 'Word_lifetime';
  return last === 'Word_per' || last === 'Word_next' || last === 'Word_before' || last === 'Word_the';
}

const EARNING_BLOCKS: ReadonlySet<string> = new Set(['Word_care', 'Word_offer', 'Word_ambassadors', 'Word_ideas']);

/** Whether an earning rule here is a clause of the intervention that is being read. */
function earnsWithin(current: readonly IToken[], depth: number): boolean {
  return depth > 0 && EARNING_BLOCKS.has(current[0]?.tokenType.name ?? '');
}

function firstOfLine(text: string, token: IToken): boolean {
  for (let i = token.startOffset - 1; i >= 0; i--) {
    const c = text[i]!;
    if (c === '\n') return true;
    if (c !== ' ' && c !== '\t' && c !== '\r' && c !== '\u3000') return false;
  }
  return true;
}
