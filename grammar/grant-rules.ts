import { LadderRules } from './ladder-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Grants from outside a ladder's own conditions: for life, while something holds, or made by an event. */
export class GrantRules extends LadderRules {
  // lifetimeGrant := 'lifetime' 'grant' name Text? 'when' condition ('gives' 'at' 'least' name 'of' name)? (',' 'revocable')?
  lifetimeGrant: Rule = this.RULE('lifetimeGrant', () => {
    this.CONSUME(t.Lifetime);
    this.CONSUME(t.GrantWord);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.OPTION1(() => {
      this.CONSUME(t.Gives);
      this.CONSUME(t.At);
      this.CONSUME(t.Least);
      this.CONSUME1(t.Name);
      this.CONSUME(t.Of);
      this.CONSUME2(t.Name);
    });
    this.OPTION2(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Revocable);
    });
  });

  // floor := 'floor' name 'of' name 'while' condition
  floor: Rule = this.RULE('floor', () => {
    this.CONSUME(t.Floor);
    this.CONSUME(t.Name);
    this.CONSUME(t.Of);
    this.CONSUME1(t.Name);
    this.CONSUME(t.While);
    this.SUBRULE(this.condition);
  });

  // grant := 'grant' name ('of' | 'by') name 'on' name term ('when' condition)? (',' 'kept' term 'when' condition)?
  grant: Rule = this.RULE('grant', () => {
    this.CONSUME(t.GrantWord);
    this.CONSUME(t.Name);
    this.OR([{ ALT: () => this.CONSUME(t.Of) }, { ALT: () => this.CONSUME(t.By) }]);
    this.CONSUME1(t.Name);
    this.CONSUME(t.On);
    this.CONSUME2(t.Name);
    this.SUBRULE(this.term);
    this.OPTION(() => {
      this.CONSUME(t.When);
      this.SUBRULE(this.condition);
    });
    this.OPTION1(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Kept);
      this.SUBRULE1(this.term);
      this.CONSUME1(t.When);
      this.SUBRULE1(this.condition);
    });
  });

  // term := 'forever' | 'for' length (',' 'at' 'end' 'of' 'month')? | 'until' 'next' name | yearEnd
  term: Rule = this.RULE('term', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Forever) },
      {
        ALT: () => {
          this.CONSUME(t.For);
          this.SUBRULE(this.length);
          this.OPTION({
            // In `for 120 days, kept …` the rest belongs to the grant, not to its term.
            GATE: () => this.LA(2).tokenType === t.At,
            DEF: () => {
              this.CONSUME(t.Comma);
              this.SUBRULE(this.atEndOfMonth);
            },
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Until);
          this.CONSUME(t.Next);
          this.CONSUME(t.Name);
        },
      },
      { ALT: () => this.SUBRULE(this.yearEnd) },
    ]);
  });
}
