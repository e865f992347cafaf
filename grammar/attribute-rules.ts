import { DefinitionRules } from './definition-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What is known of a member beside points and tiers, and the events that make it known. */
export class AttributeRules extends DefinitionRules {
  // attribute := 'attribute' name Text? ':' fieldType (',' 'starting' fieldContent)?
  attribute: Rule = this.RULE('attribute', () => {
    this.CONSUME(t.AttributeWord);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.fieldType);
    this.OPTION1(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Starting);
      this.SUBRULE(this.fieldContent);
    });
  });

  // fieldContent := quantity | Date | name
  fieldContent: Rule = this.RULE('fieldContent', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      { ALT: () => this.CONSUME(t.DateLiteral) },
      { ALT: () => this.CONSUME(t.Name) },
    ]);
  });

  // event := 'event' name Text? (clock | ('sets' name (',' name)*)? eventBlock)
  event: Rule = this.RULE('event', () => {
    this.CONSUME(t.Event);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OR([
      { ALT: () => this.SUBRULE(this.clock) },
      {
        ALT: () => {
          this.OPTION1(() => {
            this.CONSUME(t.Sets);
            this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME1(t.Name) });
          });
          this.SUBRULE(this.eventBlock);
        },
      },
    ]);
  });

  eventBlock: Rule = this.RULE('eventBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.field));
    this.CONSUME(t.Close);
  });

  // clock := 'every' ('personal' 'year' | 'year' 'on' MonthDay ('and' MonthDay)* | 'month' 'on' 'day' Number) ('while' condition)?
  clock: Rule = this.RULE('clock', () => {
    this.CONSUME(t.Every);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Personal);
          this.CONSUME(t.YearWord);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.YearWord);
          this.CONSUME(t.On);
          this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.CONSUME(t.MonthDay) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.MonthWord);
          this.CONSUME1(t.On);
          this.CONSUME(t.DayWord);
          this.CONSUME(t.NumberLiteral);
        },
      },
    ]);
    this.OPTION(() => {
      this.CONSUME(t.While);
      this.SUBRULE(this.condition);
    });
  });
}
