import { AttributeRules } from './attribute-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Measures: what is counted of a member's events, points, tiers and time. */
export class MeasureRules extends AttributeRules {
  // measure := 'measure' name Text? '=' measureSource ('where' condition)? ('in' window | 'within' length | period)?
  //   (',' byPostingDate)?
  measure: Rule = this.RULE('measure', () => {
    this.CONSUME(t.Measure);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Equals);
    this.SUBRULE(this.measureSource);
    this.OPTION1(() => {
      this.CONSUME(t.Where);
      this.SUBRULE(this.condition);
    });
    this.OPTION2(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.In);
            this.SUBRULE(this.window);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.Within);
            this.SUBRULE(this.length);
          },
        },
        { ALT: () => this.SUBRULE(this.period) },
      ]);
    });
    this.OPTION3(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.byPostingDate);
    });
  });

  // measureSource := summed | counted | 'balance' 'of' name | ('largest' | 'latest') 'of' name '.' name | since | yearsAt
  measureSource: Rule = this.RULE('measureSource', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.summed) },
      { ALT: () => this.SUBRULE(this.counted) },
      {
        ALT: () => {
          this.CONSUME(t.Balance);
          this.CONSUME(t.Of);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Largest) }, { ALT: () => this.CONSUME(t.Latest) }]);
          this.CONSUME1(t.Of);
          this.CONSUME1(t.Name);
          this.CONSUME(t.Dot);
          this.CONSUME2(t.Name);
        },
      },
      { ALT: () => this.SUBRULE(this.since) },
      { ALT: () => this.SUBRULE(this.yearsAt) },
    ]);
  });

  // summed := 'sum' 'of' name ('.' name | 'earned' ('on' name)? ('as' name)?)
  summed: Rule = this.RULE('summed', () => {
    this.CONSUME(t.Sum);
    this.CONSUME(t.Of);
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Dot);
          this.CONSUME1(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Earned);
          this.OPTION(() => {
            this.CONSUME(t.On);
            this.CONSUME2(t.Name);
          });
          this.OPTION1(() => {
            this.CONSUME(t.As);
            this.CONSUME3(t.Name);
          });
        },
      },
    ]);
  });

  // counted := 'count' 'of' ('distinct' name 'of' name | 'days' 'with' name | name)
  counted: Rule = this.RULE('counted', () => {
    this.CONSUME(t.Count);
    this.CONSUME(t.Of);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Distinct);
          this.CONSUME(t.Name);
          this.CONSUME1(t.Of);
          this.CONSUME1(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.DayWord);
          this.CONSUME(t.With);
          this.CONSUME2(t.Name);
        },
      },
      { ALT: () => this.CONSUME3(t.Name) },
    ]);
  });

  // since := ('days' | 'months' | 'years') 'since' ('joining' | name)
  since: Rule = this.RULE('since', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.DayWord) },
      { ALT: () => this.CONSUME(t.MonthWord) },
      { ALT: () => this.CONSUME(t.YearWord) },
    ]);
    this.CONSUME(t.Since);
    this.OR1({
      // An attribute cannot be called `joining`: every member has that one.
      IGNORE_AMBIGUITIES: true,
      DEF: [{ ALT: () => this.CONSUME(t.Joining) }, { ALT: () => this.CONSUME(t.Name) }],
    });
  });

  // yearsAt := 'consecutive'? 'years' 'at' name 'or' 'higher' 'of' name
  yearsAt: Rule = this.RULE('yearsAt', () => {
    this.OPTION(() => this.CONSUME(t.Consecutive));
    this.CONSUME(t.YearWord);
    this.CONSUME(t.At);
    this.CONSUME(t.Name);
    this.CONSUME(t.Or);
    this.CONSUME(t.Higher);
    this.CONSUME(t.Of);
    this.CONSUME1(t.Name);
  });
}
