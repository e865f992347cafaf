import { GrantRules } from './grant-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What members get: rewards for points, milestones, and benefits that last. */
export class BenefitRules extends GrantRules {
  // reward := 'reward' name Text? ('for' quantity ('of' name (',' name)*)?)? period? '{' benefitClause* '}'
  reward: Rule = this.RULE('reward', () => {
    this.CONSUME(t.Reward);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OPTION1(() => {
      this.CONSUME(t.For);
      this.SUBRULE(this.quantity);
      this.OPTION2(() => {
        this.CONSUME(t.Of);
        this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME1(t.Name) });
      });
    });
    this.OPTION3(() => this.SUBRULE(this.period));
    this.SUBRULE(this.benefitBlock);
  });

  // milestone := 'milestone' name Text? 'at' quantity 'of' name (',' milestonePart)* period? '{' benefitClause* '}'
  milestone: Rule = this.RULE('milestone', () => {
    this.CONSUME(t.Milestone);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.At);
    this.SUBRULE(this.quantity);
    this.CONSUME(t.Of);
    this.CONSUME1(t.Name);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.milestonePart);
    });
    this.OPTION2(() => this.SUBRULE(this.period));
    this.SUBRULE(this.benefitBlock);
  });

  // milestonePart := 'again' 'every' quantity | 'up' 'to' quantity | 'taken' 'back' 'by' 'refunds'
  milestonePart: Rule = this.RULE('milestonePart', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Again);
          this.CONSUME(t.Every);
          this.SUBRULE(this.quantity);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Up);
          this.CONSUME(t.To);
          this.SUBRULE1(this.quantity);
        },
      },
      { ALT: () => this.SUBRULE(this.takenBack) },
    ]);
  });

  benefitBlock: Rule = this.RULE('benefitBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.benefitClause));
    this.CONSUME(t.Close);
  });

  // benefitClause := 'worth' quantity | 'costs' quantity | 'use' ('within' length | 'any' 'time') | 'issued' ('at' 'once' | 'on' 'request')
  //                | 'gives' quantity ('of' name)? | choose
  benefitClause: Rule = this.RULE('benefitClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Worth);
          this.SUBRULE(this.quantity);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Costs);
          this.SUBRULE1(this.quantity);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Use);
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(t.Within);
                this.SUBRULE(this.length);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Any);
                this.CONSUME(t.Time);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Issued);
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(t.At);
                this.CONSUME(t.Once);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.On);
                this.CONSUME(t.Request);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Gives);
          this.SUBRULE2(this.quantity);
          this.OPTION(() => {
            this.CONSUME(t.Of);
            this.CONSUME(t.Name);
          });
        },
      },
      { ALT: () => this.SUBRULE(this.choose) },
    ]);
  });

  // choose := 'choose' ('one' | Number) 'of' name (',' name)* 'within' length ',' 'else' ('nothing' | name)
  choose: Rule = this.RULE('choose', () => {
    this.CONSUME(t.Choose);
    this.OR([{ ALT: () => this.CONSUME(t.One) }, { ALT: () => this.CONSUME(t.NumberLiteral) }]);
    this.CONSUME(t.Of);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Name) });
    this.CONSUME(t.Within);
    this.SUBRULE(this.length);
    this.CONSUME1(t.Comma);
    this.CONSUME(t.Else);
    this.OR1({
      // `nothing` may be a name elsewhere; here its meaning comes first.
      IGNORE_AMBIGUITIES: true,
      DEF: [{ ALT: () => this.CONSUME(t.Nothing) }, { ALT: () => this.CONSUME1(t.Name) }],
    });
  });

  // benefit := 'benefit' name Text? period? 'while' condition '{' lastingClause* '}'
  benefit: Rule = this.RULE('benefit', () => {
    this.CONSUME(t.Benefit);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OPTION1(() => this.SUBRULE(this.period));
    this.CONSUME(t.While);
    this.SUBRULE(this.condition);
    this.SUBRULE(this.lastingBlock);
  });

  lastingBlock: Rule = this.RULE('lastingBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.lastingClause));
    this.CONSUME(t.Close);
  });

  // lastingClause := 'worth' charge | 'costs' charge ',' ('hard' | 'soft') | 'used' frequency (',' 'at' 'most' frequency)?
  lastingClause: Rule = this.RULE('lastingClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Worth);
          this.SUBRULE(this.charge);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Costs);
          this.SUBRULE1(this.charge);
          this.CONSUME(t.Comma);
          this.OR1([{ ALT: () => this.CONSUME(t.Hard) }, { ALT: () => this.CONSUME(t.Soft) }]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Used);
          this.SUBRULE(this.frequency);
          this.OPTION(() => {
            this.CONSUME1(t.Comma);
            this.CONSUME(t.At);
            this.CONSUME(t.Most);
            this.SUBRULE1(this.frequency);
          });
        },
      },
    ]);
  });

  // charge := quantity 'per' ('use' | 'month' | 'year')
  charge: Rule = this.RULE('charge', () => {
    this.SUBRULE(this.quantity);
    this.CONSUME(t.Per);
    this.OR([
      { ALT: () => this.CONSUME(t.Use) },
      { ALT: () => this.CONSUME(t.MonthWord) },
      { ALT: () => this.CONSUME(t.YearWord) },
    ]);
  });

  // frequency := Number 'times' 'per' ('month' | 'year')
  frequency: Rule = this.RULE('frequency', () => {
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Time);
    this.CONSUME(t.Per);
    this.OR([{ ALT: () => this.CONSUME(t.MonthWord) }, { ALT: () => this.CONSUME(t.YearWord) }]);
  });
}
