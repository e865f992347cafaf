import type { TokenType } from 'chevrotain';
import { RecoveringParser, type Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What a limit is per, as in `at most 3 star per day`; none of these can be a unit. */
const LIMIT_WORDS: ReadonlySet<TokenType> = new Set([t.Event, t.DayWord, t.MonthWord, t.YearWord, t.Use]);

/** What stands after the first word of a line, and never after a unit. */
const BEGUN: ReadonlySet<TokenType> = new Set([t.NumberLiteral, t.MoneyLiteral, t.Becomes, t.Dot, t.Holding, t.One]);

/** What a period begins with, before its date. */
const PERIOD_WORDS: ReadonlySet<TokenType> = new Set([t.From, t.Until, t.Through]);

/** Conditions, formulas and quantities, from the loosest joint to the tightest. */
export class ExpressionRules extends RecoveringParser {
  // condition := both ('or' both)*
  condition: Rule = this.RULE('condition', () => {
    this.AT_LEAST_ONE_SEP({
      SEP: t.Or,
      DEF: () => this.SUBRULE(this.both),
    });
  });

  // both := negation ('and' negation)*
  both: Rule = this.RULE('both', () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.SUBRULE(this.negation) });
  });

  // negation := 'not' negation | comparison
  negation: Rule = this.RULE('negation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  // comparison := sum (('>=' | '>' | '<=' | '<') sum | 'is' ('not' | 'at' 'least' | 'below')? sum)?
  // A parenthesized condition is read as a primary and told apart from a number by the checker.
  comparison: Rule = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(t.AtLeast) },
        { ALT: () => this.CONSUME(t.More) },
        { ALT: () => this.CONSUME(t.AtMost) },
        { ALT: () => this.CONSUME(t.Less) },
        { ALT: () => this.CONSUME(t.Same) },
        { ALT: () => this.CONSUME(t.Differs) },
        {
          ALT: () => {
            this.CONSUME(t.Is);
            this.OPTION1(() => {
              this.OR1([
                { ALT: () => this.CONSUME(t.Not) },
                {
                  ALT: () => {
                    this.CONSUME(t.At);
                    this.CONSUME(t.Least);
                  },
                },
                { ALT: () => this.CONSUME(t.Below) },
              ]);
            });
          },
        },
      ]);
      this.SUBRULE1(this.sum);
    });
  });

  // sum := product (('+' | '-') product)*
  sum: Rule = this.RULE('sum', () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.SUBRULE1(this.product);
    });
  });

  // product := factor (('*' | '/') factor)*
  product: Rule = this.RULE('product', () => {
    this.SUBRULE(this.factor);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Times) }, { ALT: () => this.CONSUME(t.Over) }]);
      this.SUBRULE1(this.factor);
    });
  });

  // factor := quantity | extreme | name (voiceWord | '[' name ']')? | '(' condition ')'
  factor: Rule = this.RULE('factor', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      { ALT: () => this.SUBRULE(this.extreme) },
      {
        ALT: () => {
          this.CONSUME(t.Name);
          this.OPTION(() =>
            this.OR1([
              { ALT: () => this.SUBRULE(this.voiceWord) },
              {
                ALT: () => {
                  this.CONSUME(t.LeftBracket);
                  this.CONSUME1(t.Name);
                  this.CONSUME(t.RightBracket);
                },
              },
            ]),
          );
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.condition);
          this.CONSUME(t.RightParen);
        },
      },
    ]);
  });

  // extreme := ('greater' | 'lesser') 'of' factor 'and' factor
  // What is longer than one factor, on either side of it, stands in parentheses, so that nobody has to know what binds.
  extreme: Rule = this.RULE('extreme', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Greater) }, { ALT: () => this.CONSUME(t.Lesser) }]);
    this.CONSUME(t.Of);
    this.SUBRULE(this.factor);
    this.CONSUME(t.And);
    this.SUBRULE1(this.factor);
  });

  // voiceWord := 'promoter' | 'passive' | 'detractor' | 'unknown'
  // After a profit band it makes the plain name of a cell of the grid, as in `high passive`.
  voiceWord: Rule = this.RULE('voiceWord', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Promoter) },
      { ALT: () => this.CONSUME(t.Passive) },
      { ALT: () => this.CONSUME(t.Detractor) },
      { ALT: () => this.CONSUME(t.Unknown) },
    ]);
  });

  // quantity := '-'? (Money | Number ('%' | name)?) ('per' (Money | Number? name))?
  quantity: Rule = this.RULE('quantity', () => {
    this.OPTION(() => this.CONSUME(t.Minus));
    this.OR([
      { ALT: () => this.CONSUME(t.MoneyLiteral) },
      {
        ALT: () => {
          this.CONSUME(t.NumberLiteral);
          this.OPTION1({
            // In a table of plain numbers the next name begins the next row: `north 1 south 2`. In `costs 60 each` the unit
            // is missing, which is for the checker to say. In `up to 50 from 2024-04-01` a period begins.
            GATE: () => this.LA(1).tokenType !== t.Each && !this.#nextLineBegins() && !this.#periodBegins(),
            DEF: () => {
              this.OR1([{ ALT: () => this.CONSUME(t.Percent) }, { ALT: () => this.CONSUME(t.Name) }]);
            },
          });
        },
      },
    ]);
    this.OPTION2({
      // In `at most 3 star per day` and `worth ¥700 per use` the rest belongs to the clause, not to the quantity.
      GATE: () => !LIMIT_WORDS.has(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(t.Per);
        this.OR2([
          { ALT: () => this.CONSUME1(t.MoneyLiteral) },
          {
            ALT: () => {
              this.OPTION3(() => this.CONSUME1(t.NumberLiteral));
              this.CONSUME1(t.Name);
            },
          },
        ]);
      },
    });
  });

  /**
   * Whether the name after a plain number begins another line of its block and is no unit of the number: a row of a table
   * (`flexible 2`, `flexible from 2024-04-01 2`), or a clause of a change (`rate becomes 2`, `no one drops …`).
   */
  #nextLineBegins(): boolean {
    const [, second, third, fourth] = [1, 2, 3, 4].map((ahead) => this.LA(ahead).tokenType);
    if (second === t.From && third === t.DateLiteral) return fourth === t.NumberLiteral || fourth === t.MoneyLiteral;
    if (second === t.For) return this.LA(1).tokenType === t.Nothing;
    return second !== undefined && BEGUN.has(second);
  }

  #periodBegins(): boolean {
    return PERIOD_WORDS.has(this.LA(1).tokenType) && this.LA(2).tokenType === t.DateLiteral;
  }
}
