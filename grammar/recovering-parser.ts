import { type CstNode, CstParser, type ParserMethod, type TokenType } from 'chevrotain';
import { expectationMessages } from './expectations.ts';
import { LazyLookahead } from './lazy-lookahead.ts';
import { VOCABULARY } from './tokenize.ts';
import * as t from './tokens.ts';

/** A rule of the grammar: takes no arguments and leaves a concrete node. */
export type Rule = ParserMethod<[], CstNode>;

/** The most tokens by which the grammar tells its ways apart. */
const LOOKAHEAD = 3;

/**
 * What every rule of the grammar stands on: the vocabulary, and what the parser may do after a mistake.
 * The rules are added by a chain of classes, each of which may use the rules of those before it; only the last, in
 * `parser.ts`, closes the grammar by analyzing it.
 */
export class RecoveringParser extends CstParser {
  /** @param validated checks that the grammar is one that can be parsed as it is written, and throws otherwise */
  constructor(validated: boolean) {
    super(VOCABULARY, {
      recoveryEnabled: true,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider: expectationMessages,
      lookaheadStrategy: new LazyLookahead({ maxLookahead: LOOKAHEAD }),
      // Takes a third of the time that a parser takes to be made, and always finds the same; tests make one that validates.
      skipValidations: !validated,
    });
  }

  /** Only closing signs may be supplied when missing; a number, date or name never is. */
  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return type === t.RightParen || type === t.RightBracket || type === t.Comma;
  }
}
