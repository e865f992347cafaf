import { type IToken, Lexer, type TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/**
 * Cuts a text into the words and signs of the language. Words are lexed by one pattern and then classified by looking them
 * up, so that names may be written in any script and adding a word never slows the lexer.
 */

/** In the order they are tried: of two that begin alike the longer comes first. */
export const SIGNS: TokenType[] = [
  t.WhiteSpace,
  t.Comment,
  t.Semicolon,
  t.Text,
  t.UnclosedText,
  t.DateLiteral,
  t.TimeOfDay,
  t.MonthDay,
  t.MoneyLiteral,
  t.NumberLiteral,
  t.Code,
  t.Word,
  t.Same,
  t.AtLeast,
  t.AtMost,
  t.Differs,
  t.More,
  t.Less,
  t.Equals,
  t.BothSign,
  t.EitherSign,
  t.Plus,
  t.Minus,
  t.Times,
  t.Over,
  t.Percent,
  t.Open,
  t.Close,
  t.LeftParen,
  t.RightParen,
  t.LeftBracket,
  t.RightBracket,
  t.Comma,
  t.Colon,
  t.Range,
  t.Dot,
  t.Stray,
];

const wordTypes = [...new Set(t.WORDS.values())];

/** Everything the parser may meet. */
export const VOCABULARY: TokenType[] = [t.Name, ...SIGNS, ...wordTypes];

// The word pattern is a function over any script, so tokens cannot be indexed by first character: safe mode does not try.
// Validation always finds the same and takes longer than cutting a program; tests make a lexer that validates.
const lexer = new Lexer(SIGNS, { positionTracking: 'onlyOffset', safeMode: true, skipValidations: true });

/** Signs that other languages use for a word of this one. */
const SIGN_WORDS: ReadonlyMap<TokenType, TokenType> = new Map([
  [t.BothSign, t.And],
  [t.EitherSign, t.Or],
]);

export interface Tokens {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  readonly foreign: readonly IToken[];
  readonly stray: readonly IToken[];
}

export function tokenize(text: string): Tokens {
  const { tokens, groups } = lexer.tokenize(text);
  for (const token of tokens) {
    // Offsets alone are tracked, and of those only the start; the parser's node locations need both.
    token.endOffset = token.startOffset + token.image.length - 1;
    const type = SIGN_WORDS.get(token.tokenType) ?? (token.tokenType === t.Word ? t.WORDS.get(token.image) : undefined);
    if (type === undefined) continue;
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx!;
  }
  return {
    tokens,
    comments: groups.comments ?? [],
    foreign: groups.foreign ?? [],
    stray: groups.stray ?? [],
  };
}
