import { ExpressionRules } from './expression-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Lengths of time, periods between dates, ends of months, and the windows that measures are read through. */
export class TimeRules extends ExpressionRules {
  // length := Number ('day' | 'days' | 'month' | 'months' | 'year' | 'years')
  length: Rule = this.RULE('length', () => {
    this.CONSUME(t.NumberLiteral);
    this.OR([
      { ALT: () => this.CONSUME(t.DayWord) },
      { ALT: () => this.CONSUME(t.MonthWord) },
      { ALT: () => this.CONSUME(t.YearWord) },
    ]);
  });

  // period := 'from' Date (('until' | 'through') Date)? | ('until' | 'through') Date
  // `until` is the first day that no longer belongs to it, `through` the last that does.
  period: Rule = this.RULE('period', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.From);
          this.CONSUME(t.DateLiteral);
          this.OPTION(() => this.SUBRULE(this.periodEnd));
        },
      },
      { ALT: () => this.SUBRULE1(this.periodEnd) },
    ]);
  });

  periodEnd: Rule = this.RULE('periodEnd', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Until) }, { ALT: () => this.CONSUME(t.Through) }]);
    this.CONSUME(t.DateLiteral);
  });

  atEndOfMonth: Rule = this.RULE('atEndOfMonth', () => {
    this.CONSUME(t.At);
    this.CONSUME(t.End);
    this.CONSUME(t.Of);
    this.CONSUME(t.MonthWord);
  });

  // recurring := 'calendar' ('year' | 'month') | 'personal' 'year' | 'year' 'from' MonthDay
  recurring: Rule = this.RULE('recurring', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Calendar);
          this.OR1([{ ALT: () => this.CONSUME(t.YearWord) }, { ALT: () => this.CONSUME(t.MonthWord) }]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Personal);
          this.CONSUME1(t.YearWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME2(t.YearWord);
          this.CONSUME(t.From);
          this.CONSUME(t.MonthDay);
        },
      },
    ]);
  });

  // window := 'lifetime' | 'previous'? recurring | 'time' 'since' name | 'last' length | Number 'whole' 'months' (',' 'ending' length 'before' 'review')?
  window: Rule = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Lifetime) },
      {
        ALT: () => {
          this.CONSUME(t.Previous);
          this.SUBRULE(this.recurring);
        },
      },
      { ALT: () => this.SUBRULE1(this.recurring) },
      {
        ALT: () => {
          this.CONSUME(t.Time);
          this.CONSUME(t.Since);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Last);
          this.SUBRULE(this.length);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.NumberLiteral);
          this.CONSUME(t.Whole);
          this.CONSUME1(t.MonthWord);
          this.OPTION({
            // Another comma belongs to what the window is written in: a measure by posting date, a limit with its rest.
            GATE: () => this.LA(2).tokenType === t.Ending,
            DEF: () => {
              this.CONSUME(t.Comma);
              this.CONSUME(t.Ending);
              this.SUBRULE1(this.length);
              this.CONSUME(t.Before);
              this.OPTION1(() => this.CONSUME(t.The));
              this.CONSUME(t.ReviewWord);
            },
          });
        },
      },
    ]);
  });
}
