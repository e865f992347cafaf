import { BenefitRules } from './benefit-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Changes of the rules on a day, and what they do to members already there. */
export class ChangeRules extends BenefitRules {
  // change := 'change' 'on' Date Text? '{' changeClause* '}'
  change: Rule = this.RULE('change', () => {
    this.CONSUME(t.Change);
    this.CONSUME(t.On);
    this.CONSUME(t.DateLiteral);
    this.OPTION(() => this.CONSUME(t.Text));
    this.SUBRULE(this.changeBlock);
  });

  changeBlock: Rule = this.RULE('changeBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.changeClause));
    this.CONSUME(t.Close);
  });

  changeClause: Rule = this.RULE('changeClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.announced) },
      { ALT: () => this.SUBRULE(this.judgedBy) },
      { ALT: () => this.SUBRULE(this.kept) },
      { ALT: () => this.SUBRULE(this.noDrops) },
      { ALT: () => this.SUBRULE(this.pointsChange) },
      { ALT: () => this.SUBRULE(this.nothing) },
      { ALT: () => this.SUBRULE(this.becomes) },
    ]);
  });

  // announced := 'announced' Date
  announced: Rule = this.RULE('announced', () => {
    this.CONSUME(t.Announced);
    this.CONSUME(t.DateLiteral);
  });

  // becomes := name ('.' (name | 'else'))? 'becomes' quantity
  becomes: Rule = this.RULE('becomes', () => {
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(t.Dot);
      this.OR([{ ALT: () => this.CONSUME1(t.Name) }, { ALT: () => this.CONSUME(t.Else) }]);
    });
    this.CONSUME(t.Becomes);
    this.SUBRULE(this.quantity);
  });

  // kept := 'members' 'holding' name ('of' name)? 'keep' 'it' (periodEnd | 'until' 'it' 'would' 'end')
  kept: Rule = this.RULE('kept', () => {
    this.CONSUME(t.Members);
    this.CONSUME(t.Holding);
    this.CONSUME(t.Name);
    this.OPTION(() => {
      this.CONSUME(t.Of);
      this.CONSUME1(t.Name);
    });
    this.CONSUME(t.Keep);
    this.CONSUME(t.It);
    this.OR([
      { ALT: () => this.SUBRULE(this.periodEnd) },
      {
        ALT: () => {
          this.CONSUME(t.Until);
          this.CONSUME1(t.It);
          this.CONSUME(t.Would);
          this.CONSUME(t.End);
        },
      },
    ]);
  });

  // noDrops := 'no' 'one' 'drops' 'because' 'of' 'it'
  noDrops: Rule = this.RULE('noDrops', () => {
    this.CONSUME(t.No);
    this.CONSUME(t.One);
    this.CONSUME(t.Drops);
    this.CONSUME(t.Because);
    this.CONSUME(t.Of);
    this.CONSUME(t.It);
  });

  // pointsChange := 'points' name ('convert' 'to' name 'at' quantity (',' rounding)? | 'top' 'up' 'to' quantity)
  pointsChange: Rule = this.RULE('pointsChange', () => {
    this.CONSUME(t.Points);
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Convert);
          this.CONSUME(t.To);
          this.CONSUME1(t.Name);
          this.CONSUME(t.At);
          this.SUBRULE(this.quantity);
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            this.SUBRULE(this.rounding);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Top);
          this.CONSUME(t.Up);
          this.CONSUME1(t.To);
          this.SUBRULE1(this.quantity);
        },
      },
    ]);
  });

  // nothing := 'nothing' 'for' 'members' 'already' 'there'
  nothing: Rule = this.RULE('nothing', () => {
    this.CONSUME(t.Nothing);
    this.CONSUME(t.For);
    this.CONSUME(t.Members);
    this.CONSUME(t.Already);
    this.CONSUME(t.There);
  });
}
