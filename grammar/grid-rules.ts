import { ChangeRules } from './change-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** The customer grid, and what the business does for the members in its cells. */
export class GridRules extends ChangeRules {
  // grid := 'grid' name Text? '{' gridClause* '}'
  grid: Rule = this.RULE('grid', () => {
    this.CONSUME(t.Grid);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.SUBRULE(this.gridBlock);
  });

  gridBlock: Rule = this.RULE('gridBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.gridClause));
    this.CONSUME(t.Close);
  });

  gridClause: Rule = this.RULE('gridClause', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.gridProfit) },
      { ALT: () => this.SUBRULE(this.gridVoice) },
      { ALT: () => this.SUBRULE(this.gridCell) },
    ]);
  });

  // gridProfit := 'profit' ':' 'high' 'when' condition ',' 'else' 'low'
  gridProfit: Rule = this.RULE('gridProfit', () => {
    this.CONSUME(t.Profit);
    this.CONSUME(t.Colon);
    this.CONSUME(t.High);
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.CONSUME(t.Comma);
    this.CONSUME(t.Else);
    this.CONSUME(t.Low);
  });

  // gridVoice := 'voice' ':' 'latest' name '.' name 'within' length 'as' (voiceBand ',')+ 'else' 'unknown'
  gridVoice: Rule = this.RULE('gridVoice', () => {
    this.CONSUME(t.Voice);
    this.CONSUME(t.Colon);
    this.CONSUME(t.Latest);
    this.CONSUME(t.Name);
    this.CONSUME(t.Dot);
    this.CONSUME1(t.Name);
    this.CONSUME(t.Within);
    this.SUBRULE(this.length);
    this.CONSUME(t.As);
    this.AT_LEAST_ONE(() => {
      this.SUBRULE(this.voiceBand);
      this.CONSUME(t.Comma);
    });
    this.CONSUME(t.Else);
    this.CONSUME(t.Unknown);
  });

  // voiceBand := ('promoter' | 'passive' | 'detractor') Number '..' Number
  voiceBand: Rule = this.RULE('voiceBand', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Promoter) },
      { ALT: () => this.CONSUME(t.Passive) },
      { ALT: () => this.CONSUME(t.Detractor) },
    ]);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Range);
    this.CONSUME1(t.NumberLiteral);
  });

  // gridCell := name Text? '=' profitWord voiceWord
  gridCell: Rule = this.RULE('gridCell', () => {
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Equals);
    this.SUBRULE(this.profitWord);
    this.SUBRULE(this.voiceWord);
  });

  // profitWord := 'high' | 'low'
  profitWord: Rule = this.RULE('profitWord', () => {
    this.OR([{ ALT: () => this.CONSUME(t.High) }, { ALT: () => this.CONSUME(t.Low) }]);
  });

  // intervention := ('care' | 'offer' | 'ambassadors' | 'ideas') name Text? 'for' audience ('where' condition)?
  //   '{' interventionClause* '}'
  intervention: Rule = this.RULE('intervention', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Care) },
      { ALT: () => this.CONSUME(t.Offer) },
      { ALT: () => this.CONSUME(t.Ambassadors) },
      { ALT: () => this.CONSUME(t.Ideas) },
    ]);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.For);
    this.SUBRULE(this.audience);
    this.OPTION1(() => {
      this.CONSUME(t.Where);
      this.SUBRULE(this.condition);
    });
    this.SUBRULE(this.interventionBlock);
  });

  // audience := name voiceWord?
  audience: Rule = this.RULE('audience', () => {
    this.CONSUME(t.Name);
    this.OPTION(() => this.SUBRULE(this.voiceWord));
  });

  interventionBlock: Rule = this.RULE('interventionBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.interventionClause));
    this.CONSUME(t.Close);
  });

  // interventionClause := 'within' length | 'costs' quantity 'each' | 'from' Date 'for' length | 'discount' quantity
  //   | capacity | earn
  interventionClause: Rule = this.RULE('interventionClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Within);
          this.SUBRULE(this.length);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Costs);
          this.SUBRULE(this.quantity);
          this.CONSUME(t.Each);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.From);
          this.CONSUME(t.DateLiteral);
          this.CONSUME(t.For);
          this.SUBRULE1(this.length);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Discount);
          this.SUBRULE1(this.quantity);
        },
      },
      { ALT: () => this.SUBRULE(this.capacity) },
      { ALT: () => this.SUBRULE(this.earn) },
    ]);
  });

  // capacity := 'at' 'most' Number ('per' ('day' | 'month' | 'year') | 'members' | '%' 'of' 'members') (',' servingOrder)?
  capacity: Rule = this.RULE('capacity', () => {
    this.CONSUME(t.At);
    this.CONSUME(t.Most);
    this.CONSUME(t.NumberLiteral);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Per);
          this.OR1([
            { ALT: () => this.CONSUME(t.DayWord) },
            { ALT: () => this.CONSUME(t.MonthWord) },
            { ALT: () => this.CONSUME(t.YearWord) },
          ]);
        },
      },
      { ALT: () => this.CONSUME(t.Members) },
      {
        ALT: () => {
          this.CONSUME(t.Percent);
          this.CONSUME(t.Of);
          this.CONSUME1(t.Members);
        },
      },
    ]);
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.servingOrder);
    });
  });

  // servingOrder := ('highest' | 'lowest') name 'first' | 'earliest' 'due' 'first'
  servingOrder: Rule = this.RULE('servingOrder', () => {
    this.OR([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(t.Highest) }, { ALT: () => this.CONSUME(t.Lowest) }]);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Earliest);
          this.CONSUME(t.Due);
        },
      },
    ]);
    this.CONSUME(t.First);
  });
}
