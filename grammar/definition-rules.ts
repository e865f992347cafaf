import type { Rule } from './recovering-parser.ts';
import { TimeRules } from './time-rules.ts';
import * as t from './tokens.ts';

/** What the other rules of a program speak of: its money and place, units, fields, points, settings, tables. */
export class DefinitionRules extends TimeRules {
  // currency := 'currency' name
  currency: Rule = this.RULE('currency', () => {
    this.CONSUME(t.CurrencyWord);
    this.CONSUME(t.Name);
  });

  // timezone := 'timezone' Text
  timezone: Rule = this.RULE('timezone', () => {
    this.CONSUME(t.Timezone);
    this.CONSUME(t.Text);
  });

  // ends := 'ends' Date
  ends: Rule = this.RULE('ends', () => {
    this.CONSUME(t.Ends);
    this.CONSUME(t.DateLiteral);
  });

  // unit := 'unit' name Text? ('kept' 'to' Number 'decimals' (',' 'shown' 'to' Number)?)?
  // What is not kept to decimals is counted in whole ones, as nights are.
  unit: Rule = this.RULE('unit', () => {
    this.CONSUME(t.UnitWord);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OPTION1(() => {
      this.CONSUME(t.Kept);
      this.CONSUME(t.To);
      this.CONSUME(t.NumberLiteral);
      this.CONSUME(t.Decimals);
      this.OPTION2(() => {
        this.CONSUME(t.Comma);
        this.CONSUME(t.Shown);
        this.CONSUME1(t.To);
        this.CONSUME1(t.NumberLiteral);
      });
    });
  });

  // field := name ':' fieldType
  field: Rule = this.RULE('field', () => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.fieldType);
  });

  // fieldType := 'money' | 'number' | 'ratio' | 'date' | 'one' 'of' name (',' name)* | name
  fieldType: Rule = this.RULE('fieldType', () => {
    this.OR({
      // These words may name other things elsewhere; here they come before a unit of the same name.
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.CONSUME(t.Money) },
        { ALT: () => this.CONSUME(t.NumberWord) },
        { ALT: () => this.CONSUME(t.RatioWord) },
        { ALT: () => this.CONSUME(t.DateWord) },
        {
          ALT: () => {
            this.CONSUME(t.One);
            this.CONSUME(t.Of);
            this.CONSUME(t.Name);
            this.MANY({
              // In `one of none, gold, starting none` the last part is the attribute's.
              GATE: () => this.LA(2).tokenType !== t.Starting,
              DEF: () => {
                this.CONSUME(t.Comma);
                this.CONSUME1(t.Name);
              },
            });
          },
        },
        { ALT: () => this.CONSUME2(t.Name) },
      ],
    });
  });

  // points := 'points' name Text? ('in' name)? '{' pointsClause* '}'
  points: Rule = this.RULE('points', () => {
    this.CONSUME(t.Points);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OPTION1(() => {
      this.CONSUME(t.In);
      this.CONSUME1(t.Name);
    });
    this.SUBRULE(this.pointsBlock);
  });

  pointsBlock: Rule = this.RULE('pointsBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.pointsClause));
    this.CONSUME(t.Close);
  });

  pointsClause: Rule = this.RULE('pointsClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.expires) },
      { ALT: () => this.SUBRULE(this.available) },
      { ALT: () => this.SUBRULE(this.balanceFloor) },
    ]);
  });

  // expires := 'expires' ('never' | length 'after' ('earning' | 'latest' action ('or' action)*) (',' 'at' 'end' 'of' 'month')? | 'yearly' 'on' MonthDay)
  //            (',' 'suspended' 'while' condition)?
  expires: Rule = this.RULE('expires', () => {
    this.CONSUME(t.Expires);
    this.OR([
      { ALT: () => this.CONSUME(t.Never) },
      {
        ALT: () => {
          this.CONSUME(t.Yearly);
          this.CONSUME(t.On);
          this.CONSUME(t.MonthDay);
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.length);
          this.CONSUME(t.After);
          this.OR1([
            { ALT: () => this.CONSUME(t.Earning) },
            {
              ALT: () => {
                this.CONSUME(t.Latest);
                this.AT_LEAST_ONE_SEP({ SEP: t.Or, DEF: () => this.SUBRULE(this.action) });
              },
            },
          ]);
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            this.SUBRULE(this.atEndOfMonth);
          });
        },
      },
    ]);
    this.OPTION1(() => {
      this.CONSUME1(t.Comma);
      this.CONSUME(t.Suspended);
      this.CONSUME(t.While);
      this.SUBRULE(this.condition);
    });
  });

  // available := 'available' ('the' 'next' 'day' | 'after' length | 'from' MonthDay)
  available: Rule = this.RULE('available', () => {
    this.CONSUME(t.Available);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.The);
          this.CONSUME(t.Next);
          this.CONSUME(t.DayWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.After);
          this.SUBRULE(this.length);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.From);
          this.CONSUME(t.MonthDay);
        },
      },
    ]);
  });

  // action := 'activity' | 'redemption' | name
  action: Rule = this.RULE('action', () => {
    this.OR({
      // These two words may be names elsewhere; here their meaning comes first.
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.CONSUME(t.Activity) },
        { ALT: () => this.CONSUME(t.Redemption) },
        { ALT: () => this.CONSUME(t.Name) },
      ],
    });
  });

  // balanceFloor := 'balance' ('may' 'go' 'negative' | 'stops' 'at' 'zero')
  balanceFloor: Rule = this.RULE('balanceFloor', () => {
    this.CONSUME(t.Balance);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.May);
          this.CONSUME(t.Go);
          this.CONSUME(t.Negative);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Stops);
          this.CONSUME(t.At);
          this.CONSUME(t.Zero);
        },
      },
    ]);
  });

  // setting := 'setting' name ('from' Date)? '=' quantity (',' step)* (',' judgedBy)? (',' range)?
  setting: Rule = this.RULE('setting', () => {
    this.CONSUME(t.Setting);
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(t.From);
      this.CONSUME(t.DateLiteral);
    });
    this.CONSUME(t.Equals);
    this.SUBRULE(this.quantity);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.step);
    });
    this.OPTION1(() => {
      this.CONSUME1(t.Comma);
      this.SUBRULE(this.judgedBy);
    });
    this.OPTION2(() => {
      this.CONSUME2(t.Comma);
      this.SUBRULE(this.range);
    });
  });

  // step := 'from' Date quantity
  step: Rule = this.RULE('step', () => {
    this.CONSUME(t.From);
    this.CONSUME(t.DateLiteral);
    this.SUBRULE(this.quantity);
  });

  // judgedBy := 'judged' 'by' ('evaluation' 'date' | 'window' ('end' | 'start'))
  judgedBy: Rule = this.RULE('judgedBy', () => {
    this.CONSUME(t.Judged);
    this.CONSUME(t.By);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Evaluation);
          this.CONSUME(t.DateWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.WindowWord);
          this.OR1([{ ALT: () => this.CONSUME(t.End) }, { ALT: () => this.CONSUME(t.Start) }]);
        },
      },
    ]);
  });

  // range := 'what-if' quantity 'to' quantity 'step' quantity
  range: Rule = this.RULE('range', () => {
    this.CONSUME(t.WhatIf);
    this.SUBRULE(this.quantity);
    this.CONSUME(t.To);
    this.SUBRULE1(this.quantity);
    this.CONSUME(t.Step);
    this.SUBRULE2(this.quantity);
  });

  // byPostingDate := 'by' 'posting' 'date'
  byPostingDate: Rule = this.RULE('byPostingDate', () => {
    this.CONSUME(t.By);
    this.CONSUME(t.Posting);
    this.CONSUME(t.DateWord);
  });

  // table := 'table' name 'by' name '{' tableRow* '}'
  table: Rule = this.RULE('table', () => {
    this.CONSUME(t.Table);
    this.CONSUME(t.Name);
    this.CONSUME(t.By);
    this.CONSUME1(t.Name);
    this.SUBRULE(this.tableBlock);
  });

  tableBlock: Rule = this.RULE('tableBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.tableRow));
    this.CONSUME(t.Close);
  });

  // tableRow := (name | 'else') ('from' Date)? quantity (',' step)*
  tableRow: Rule = this.RULE('tableRow', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Name) }, { ALT: () => this.CONSUME(t.Else) }]);
    this.OPTION(() => {
      this.CONSUME(t.From);
      this.CONSUME(t.DateLiteral);
    });
    this.SUBRULE(this.quantity);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.step);
    });
  });
}
