import { LadderRules } from './ladder-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What members get: rewards for points, and milestones. */
export class BenefitRules extends LadderRules {
  // reward := 'reward' name Text? 'for' quantity ('of' name)? period? '{' benefitClause* '}'
  reward: Rule = this.RULE('reward', () => {
    this.CONSUME(t.Reward);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.For);
    this.SUBRULE(this.quantity);
    this.OPTION1(() => {
      this.CONSUME(t.Of);
      this.CONSUME1(t.Name);
    });
    this.OPTION2(() => this.SUBRULE(this.period));
    this.SUBRULE(this.benefitBlock);
  });

  // milestone := 'milestone' name Text? 'at' quantity 'of' name (',' 'again' 'every' quantity)? period? '{' benefitClause* '}'
  milestone: Rule = this.RULE('milestone', () => {
    this.CONSUME(t.Milestone);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.At);
    this.SUBRULE(this.quantity);
    this.CONSUME(t.Of);
    this.CONSUME1(t.Name);
    this.OPTION1(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Again);
      this.CONSUME(t.Every);
      this.SUBRULE1(this.quantity);
    });
    this.OPTION2(() => this.SUBRULE(this.period));
    this.SUBRULE(this.benefitBlock);
  });

  benefitBlock: Rule = this.RULE('benefitBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.benefitClause));
    this.CONSUME(t.Close);
  });

  // benefitClause := 'worth' quantity | 'costs' quantity | 'use' ('within' length | 'any' 'time') | 'issued' ('at' 'once' | 'on' 'request')
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
    ]);
  });
}
