import { GridRules } from './grid-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** Examples: dated histories of a member with what is expected of them. */
export class ExampleRules extends GridRules {
  // example := 'example' Text '{' exampleLine* '}'
  example: Rule = this.RULE('example', () => {
    this.CONSUME(t.Example);
    this.CONSUME(t.Text);
    this.SUBRULE(this.exampleBlock);
  });

  exampleBlock: Rule = this.RULE('exampleBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.exampleLine));
    this.CONSUME(t.Close);
  });

  exampleLine: Rule = this.RULE('exampleLine', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.wish) },
      { ALT: () => this.SUBRULE(this.happening) },
      { ALT: () => this.SUBRULE(this.expectation) },
      { ALT: () => this.SUBRULE(this.joining) },
      { ALT: () => this.SUBRULE(this.override) },
    ]);
  });

  // joining := 'joined' Date
  joining: Rule = this.RULE('joining', () => {
    this.CONSUME(t.Joined);
    this.CONSUME(t.DateLiteral);
  });

  // override := 'set' name '=' quantity
  override: Rule = this.RULE('override', () => {
    this.CONSUME(t.Set_);
    this.CONSUME(t.Name);
    this.CONSUME(t.Equals);
    this.SUBRULE(this.quantity);
  });

  // wish := Date Time? ('redeem' name ('for' name)? | 'choose' name 'for' name)
  wish: Rule = this.RULE('wish', () => {
    this.CONSUME(t.DateLiteral);
    this.OPTION(() => this.CONSUME(t.TimeOfDay));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Redeem);
          this.CONSUME(t.Name);
          this.OPTION1(() => {
            this.CONSUME(t.For);
            this.CONSUME1(t.Name);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Choose);
          this.CONSUME2(t.Name);
          this.CONSUME1(t.For);
          this.CONSUME3(t.Name);
        },
      },
    ]);
  });

  // happening := Date Time? name ('as' name)? ('of' name)? ('posted' Date)? (fieldValue (',' fieldValue)*)?
  happening: Rule = this.RULE('happening', () => {
    this.CONSUME(t.DateLiteral);
    this.OPTION(() => this.CONSUME(t.TimeOfDay));
    this.CONSUME(t.Name);
    this.OPTION1(() => {
      this.CONSUME(t.As);
      this.CONSUME1(t.Name);
    });
    this.OPTION2(() => {
      this.CONSUME(t.Of);
      this.CONSUME2(t.Name);
    });
    this.OPTION3({
      // A field may be named `posted` too, so the date decides. Asked here, since working out all that may follow the name
      // of a field takes longer than parsing a program.
      GATE: () => this.LA(2).tokenType === t.DateLiteral,
      MAX_LOOKAHEAD: 1,
      DEF: () => {
        this.CONSUME(t.Posted);
        this.CONSUME1(t.DateLiteral);
      },
    });
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.fieldValue) });
  });

  // fieldValue := name fieldContent | Number 'times'
  fieldValue: Rule = this.RULE('fieldValue', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Name);
          this.SUBRULE(this.fieldContent);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.NumberLiteral);
          this.CONSUME(t.Time);
        },
      },
    ]);
  });

  // expectation := ('then' | 'on' Date) expected ('and' expected)*
  expectation: Rule = this.RULE('expectation', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Then) },
      {
        ALT: () => {
          this.CONSUME(t.On);
          this.CONSUME(t.DateLiteral);
        },
      },
    ]);
    this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.SUBRULE(this.expected) });
  });

  // expected := name ('is' (quantity | 'not'? name voiceWord? | 'issued' Number 'times') | 'available' 'is' quantity | 'shows' Number) | 'rewards' 'are' 'worth' quantity
  expected: Rule = this.RULE('expected', () => {
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Is);
          this.OR1([
            { ALT: () => this.SUBRULE(this.quantity) },
            {
              ALT: () => {
                this.OPTION(() => this.CONSUME(t.Not));
                this.CONSUME1(t.Name);
                this.OPTION1(() => this.SUBRULE(this.voiceWord));
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Issued);
                this.CONSUME(t.NumberLiteral);
                this.CONSUME(t.Time);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Worth);
                this.SUBRULE1(this.quantity);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Available);
          this.CONSUME1(t.Is);
          this.SUBRULE2(this.quantity);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Shows);
          this.CONSUME1(t.NumberLiteral);
        },
      },
    ]);
  });
}
