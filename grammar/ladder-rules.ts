import { EarningRules } from './earning-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Ladders of tiers: who reaches a tier, when, for how long, and what comes after. */
export class LadderRules extends EarningRules {
  // ladder := 'ladder' name Text? '{' ladderClause* '}'
  ladder: Rule = this.RULE('ladder', () => {
    this.CONSUME(t.Ladder);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.SUBRULE(this.ladderBlock);
  });

  ladderBlock: Rule = this.RULE('ladderBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.ladderClause));
    this.CONSUME(t.Close);
  });

  ladderClause: Rule = this.RULE('ladderClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.baseTier) },
      { ALT: () => this.SUBRULE(this.tier) },
      { ALT: () => this.SUBRULE(this.attain) },
      { ALT: () => this.SUBRULE(this.lasts) },
      { ALT: () => this.SUBRULE(this.review) },
      { ALT: () => this.SUBRULE(this.downgrade) },
      { ALT: () => this.SUBRULE(this.crossing) },
      { ALT: () => this.SUBRULE(this.inForce) },
    ]);
  });

  // baseTier := 'base' 'tier' name Text?
  baseTier: Rule = this.RULE('baseTier', () => {
    this.CONSUME(t.Base);
    this.CONSUME(t.Tier);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
  });

  // tier := 'tier' name Text? ('when' condition | 'by' 'invitation') (',' tierPart)*
  tier: Rule = this.RULE('tier', () => {
    this.CONSUME(t.Tier);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.When);
          this.SUBRULE(this.condition);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.By);
          this.CONSUME(t.Invitation);
        },
      },
    ]);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.tierPart);
    });
  });

  // tierPart := 'kept' 'while' condition | 'clearing' name | 'consuming' quantity ('of' name)?
  //           | 'welcoming' 'with' name ('once' | 'every' 'time') | 'taken' 'back' 'by' 'refunds'
  tierPart: Rule = this.RULE('tierPart', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Kept);
          this.CONSUME(t.While);
          this.SUBRULE(this.condition);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Clearing);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Consuming);
          this.SUBRULE(this.quantity);
          this.OPTION(() => {
            this.CONSUME(t.Of);
            this.CONSUME1(t.Name);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Welcoming);
          this.CONSUME(t.With);
          this.CONSUME2(t.Name);
          this.OR1([
            { ALT: () => this.CONSUME(t.Once) },
            {
              ALT: () => {
                this.CONSUME(t.Every);
                this.CONSUME(t.Time);
              },
            },
          ]);
        },
      },
      { ALT: () => this.SUBRULE(this.takenBack) },
    ]);
  });

  takenBack: Rule = this.RULE('takenBack', () => {
    this.CONSUME(t.Taken);
    this.CONSUME(t.Back);
    this.CONSUME(t.By);
    this.CONSUME(t.Refunds);
  });

  // attain := 'attain' ('at' 'once' (',' ('step' 'by' 'step' | 'straight' 'to' 'the' 'highest'))? | 'at' 'review' | 'after' length)
  attain: Rule = this.RULE('attain', () => {
    this.CONSUME(t.Attain);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.CONSUME(t.Once);
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(t.Step);
                  this.CONSUME(t.By);
                  this.CONSUME1(t.Step);
                },
              },
              {
                ALT: () => {
                  this.CONSUME(t.Straight);
                  this.CONSUME(t.To);
                  this.CONSUME(t.The);
                  this.CONSUME(t.Highest);
                },
              },
            ]);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.At);
          this.CONSUME(t.ReviewWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.After);
          this.SUBRULE(this.length);
        },
      },
    ]);
  });

  // lasts := 'lasts' ('forever' | 'until' 'next' 'review' | yearEnd | 'for' length ('after' 'latest' name | ',' 'at' 'end' 'of' 'month')?)
  lasts: Rule = this.RULE('lasts', () => {
    this.CONSUME(t.Lasts);
    this.OR([
      { ALT: () => this.CONSUME(t.Forever) },
      {
        ALT: () => {
          this.CONSUME(t.Until);
          this.CONSUME(t.Next);
          this.CONSUME(t.ReviewWord);
        },
      },
      { ALT: () => this.SUBRULE(this.yearEnd) },
      {
        ALT: () => {
          this.CONSUME(t.For);
          this.SUBRULE(this.length);
          this.OPTION(() => {
            this.OR1([
              {
                ALT: () => {
                  this.CONSUME(t.After);
                  this.CONSUME(t.Latest);
                  this.CONSUME(t.Name);
                },
              },
              {
                ALT: () => {
                  this.CONSUME(t.Comma);
                  this.SUBRULE(this.atEndOfMonth);
                },
              },
            ]);
          });
        },
      },
    ]);
  });

  // yearEnd := 'until' (length 'after')? 'end' 'of' 'next'? ('calendar' 'year' | 'year' 'from' MonthDay)
  yearEnd: Rule = this.RULE('yearEnd', () => {
    this.CONSUME(t.Until);
    this.OPTION1(() => {
      this.SUBRULE(this.length);
      this.CONSUME(t.After);
    });
    this.CONSUME(t.End);
    this.CONSUME(t.Of);
    this.OPTION(() => this.CONSUME(t.Next));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Calendar);
          this.CONSUME(t.YearWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.YearWord);
          this.CONSUME(t.From);
          this.CONSUME(t.MonthDay);
        },
      },
    ]);
  });

  // review := 'review' ('daily' | 'monthly' 'on' 'day' Number | 'yearly' 'on' MonthDay ('and' MonthDay)*)
  review: Rule = this.RULE('review', () => {
    this.CONSUME(t.ReviewWord);
    this.OR([
      { ALT: () => this.CONSUME(t.Daily) },
      {
        ALT: () => {
          this.CONSUME(t.Monthly);
          this.CONSUME(t.On);
          this.CONSUME(t.DayWord);
          this.CONSUME(t.NumberLiteral);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Yearly);
          this.CONSUME1(t.On);
          this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.CONSUME(t.MonthDay) });
        },
      },
    ]);
  });

  // downgrade := 'downgrade' ('to' 'the' 'tier' 'earned' | 'one' 'tier' | 'never')
  downgrade: Rule = this.RULE('downgrade', () => {
    this.CONSUME(t.Downgrade);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.To);
          this.CONSUME(t.The);
          this.CONSUME(t.Tier);
          this.CONSUME(t.Earned);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.One);
          this.CONSUME1(t.Tier);
        },
      },
      { ALT: () => this.CONSUME(t.Never) },
    ]);
  });

  // crossing := 'crossing' 'earns' ('at' 'the' ('old' | 'new') 'rate' | 'split')
  crossing: Rule = this.RULE('crossing', () => {
    this.CONSUME(t.Crossing);
    this.CONSUME(t.Earns);
    this.OR([
      { ALT: () => this.CONSUME(t.Split) },
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.CONSUME(t.The);
          this.OR1([{ ALT: () => this.CONSUME(t.Old) }, { ALT: () => this.CONSUME(t.New) }]);
          this.CONSUME(t.Rate);
        },
      },
    ]);
  });

  // inForce := 'in' 'force' period
  inForce: Rule = this.RULE('inForce', () => {
    this.CONSUME(t.In);
    this.CONSUME(t.Force);
    this.SUBRULE(this.period);
  });
}
