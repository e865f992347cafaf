import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** The spelling each sign has in this language; another spelling of the same token is a foreign habit. */
export const SPELLINGS: ReadonlyMap<TokenType, string> = new Map([
  [t.AtLeast, '>='],
  [t.AtMost, '<='],
  [t.More, '>'],
  [t.Less, '<'],
  [t.Differs, 'is not'],
  [t.Same, 'is'],
  [t.Equals, '='],
  [t.And, 'and'],
  [t.Or, 'or'],
  [t.Plus, '+'],
  [t.Minus, '-'],
  [t.Times, '*'],
  [t.Over, '/'],
  [t.Percent, '%'],
  [t.Open, '{'],
  [t.Close, '}'],
  [t.LeftParen, '('],
  [t.RightParen, ')'],
  [t.LeftBracket, '['],
  [t.RightBracket, ']'],
  [t.Comma, ','],
  [t.Colon, ':'],
  [t.Range, '..'],
  [t.Dot, '.'],
]);
