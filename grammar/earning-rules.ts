import { MeasureRules } from './measure-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** How points are earned and taken back. */
export class EarningRules extends MeasureRules {
  // earn := 'earn' name 'on' name ('as' name)? period? ('when' condition)? '=' sum (',' earnPart)*
  earn: Rule = this.RULE('earn', () => {
    this.CONSUME(t.Earn);
    this.CONSUME(t.Name);
    this.CONSUME(t.On);
    this.CONSUME1(t.Name);
    this.OPTION2(() => {
      this.CONSUME(t.As);
      this.CONSUME2(t.Name);
    });
    this.OPTION1(() => this.SUBRULE(this.period));
    this.OPTION(() => {
      this.CONSUME(t.When);
      this.SUBRULE(this.condition);
    });
    this.CONSUME(t.Equals);
    this.SUBRULE(this.sum);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.earnPart);
    });
  });

  // direction := 'down' | 'up' | 'half' ('up' | 'even')
  direction: Rule = this.RULE('direction', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Down) },
      { ALT: () => this.CONSUME(t.Up) },
      {
        ALT: () => {
          this.CONSUME(t.Half);
          this.OR1([{ ALT: () => this.CONSUME1(t.Up) }, { ALT: () => this.CONSUME(t.Even) }]);
        },
      },
    ]);
  });

  // rounding := 'rounded' direction ('to' quantity)?
  rounding: Rule = this.RULE('rounding', () => {
    this.CONSUME(t.Rounded);
    this.SUBRULE(this.direction);
    this.OPTION(() => {
      this.CONSUME(t.To);
      this.SUBRULE(this.quantity);
    });
  });

  // earnPart := rounding
  //           | 'carrying' 'the'? 'remainder'
  //           | 'at' 'most' (sum | Number 'times')
  //             ('per' ('event' | 'day' | 'month' | 'year') | 'in' ('balance' | window) | period)
  //           | 'rest' 'to' name
  //           | 'within' name
  earnPart: Rule = this.RULE('earnPart', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.rounding) },
      {
        ALT: () => {
          this.CONSUME(t.Carrying);
          this.OPTION(() => this.CONSUME(t.The));
          this.CONSUME(t.Remainder);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.CONSUME(t.Most);
          this.OR4({
            // `times` could be read as the unit of a quantity; here it counts what the rule gives.
            IGNORE_AMBIGUITIES: true,
            DEF: [
              {
                GATE: () => this.LA(2).tokenType === t.Time,
                ALT: () => {
                  this.CONSUME(t.NumberLiteral);
                  this.CONSUME(t.Time);
                },
              },
              { ALT: () => this.SUBRULE(this.sum) },
            ],
          });
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(t.Per);
                this.OR2([
                  { ALT: () => this.CONSUME(t.Event) },
                  { ALT: () => this.CONSUME(t.DayWord) },
                  { ALT: () => this.CONSUME(t.MonthWord) },
                  { ALT: () => this.CONSUME(t.YearWord) },
                ]);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.In);
                this.OR3([{ ALT: () => this.CONSUME(t.Balance) }, { ALT: () => this.SUBRULE(this.window) }]);
              },
            },
            { ALT: () => this.SUBRULE(this.period) },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Rest);
          this.CONSUME(t.To);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Within);
          this.CONSUME1(t.Name);
        },
      },
    ]);
  });

  // cap := 'cap' name Text? '=' sum ('in' window | period)
  cap: Rule = this.RULE('cap', () => {
    this.CONSUME(t.Cap);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Equals);
    this.SUBRULE(this.sum);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.In);
          this.SUBRULE(this.window);
        },
      },
      { ALT: () => this.SUBRULE(this.period) },
    ]);
  });

  // refund := 'refund' 'of' name 'by' name period? '{' refundClause* '}'
  refund: Rule = this.RULE('refund', () => {
    this.CONSUME(t.Refund);
    this.CONSUME(t.Of);
    this.CONSUME(t.Name);
    this.CONSUME(t.By);
    this.CONSUME1(t.Name);
    this.OPTION(() => this.SUBRULE(this.period));
    this.SUBRULE(this.refundBlock);
  });

  refundBlock: Rule = this.RULE('refundBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.refundClause));
    this.CONSUME(t.Close);
  });

  // refundClause := 'reduces' name 'by' name | 'earn' 'again' 'on' 'the' 'remainder'
  //   | 'reverse' ('at' 'the' 'current' 'rate' | 'in' 'proportion' ',' 'rounded' direction)
  //   | 'counts' 'on' 'the' ('original' | 'refund') 'day' | ('keep' | 'recompute') 'the' 'tier'
  //   | ('keep' | 'forfeit') 'the' 'rewards'
  //   | 'restore' 'spent' 'points' 'with' ('their' 'old' | 'a' 'new') 'expiry' | 'forfeit' 'spent' 'points'
  //   | 'unlinked' ('takes' ('the' 'latest' name | 'from' 'the' 'fullest' 'ledger') | 'is' 'refused')
  refundClause: Rule = this.RULE('refundClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Reduces);
          this.CONSUME(t.Name);
          this.CONSUME(t.By);
          this.CONSUME1(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Earn);
          this.CONSUME(t.Again);
          this.CONSUME(t.On);
          this.CONSUME(t.The);
          this.CONSUME(t.Remainder);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Reverse);
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(t.At);
                this.CONSUME1(t.The);
                this.CONSUME(t.Current);
                this.CONSUME(t.Rate);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.In);
                this.CONSUME(t.Proportion);
                this.CONSUME(t.Comma);
                this.CONSUME(t.Rounded);
                this.SUBRULE(this.direction);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Counts);
          this.CONSUME1(t.On);
          this.CONSUME2(t.The);
          this.OR2([{ ALT: () => this.CONSUME(t.Original) }, { ALT: () => this.CONSUME(t.Refund) }]);
          this.CONSUME(t.DayWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Recompute);
          this.CONSUME3(t.The);
          this.CONSUME(t.Tier);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Keep);
          this.CONSUME4(t.The);
          this.OR3([{ ALT: () => this.CONSUME1(t.Tier) }, { ALT: () => this.CONSUME(t.Rewards) }]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Forfeit);
          this.OR4([
            {
              ALT: () => {
                this.CONSUME5(t.The);
                this.CONSUME1(t.Rewards);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Spent);
                this.CONSUME(t.Points);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Restore);
          this.CONSUME1(t.Spent);
          this.CONSUME1(t.Points);
          this.CONSUME(t.With);
          this.OR5([
            {
              ALT: () => {
                this.CONSUME(t.Their);
                this.CONSUME(t.Old);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Article);
                this.CONSUME(t.New);
              },
            },
          ]);
          this.CONSUME(t.Expiry);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Unlinked);
          this.OR6([
            {
              ALT: () => {
                this.CONSUME(t.Takes);
                this.OR7([
                  {
                    ALT: () => {
                      this.CONSUME6(t.The);
                      this.CONSUME(t.Latest);
                      this.CONSUME2(t.Name);
                    },
                  },
                  {
                    ALT: () => {
                      this.CONSUME(t.From);
                      this.CONSUME7(t.The);
                      this.CONSUME(t.Fullest);
                      this.CONSUME(t.LedgerWord);
                    },
                  },
                ]);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Is);
                this.CONSUME(t.Refused);
              },
            },
          ]);
        },
      },
    ]);
  });
}
