import {
  type CstNode,
  CstParser,
  type IRecognitionException,
  type IToken,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import { expectationMessages } from './expectations.ts';
import * as t from './tokens.ts';

type Rule = ParserMethod<[], CstNode>;

/**
 * The concrete grammar: what may stand where, without meaning. Each rule's production stands above it.
 * Every rule named in LINE_RULES begins a line of its own in canonical form; every rule in BLOCK_RULES is a braced block.
 */
export class ProgramParser extends CstParser {
  constructor() {
    super(t.VOCABULARY, {
      recoveryEnabled: true,
      nodeLocationTracking: 'onlyOffset',
      errorMessageProvider: expectationMessages,
      maxLookahead: 3,
    });
    this.performSelfAnalysis();
  }

  /** Only closing signs may be supplied when missing; a number, date or name never is. */
  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return type === t.RightParen || type === t.RightBracket || type === t.Comma;
  }

  // program := 'program' Text '{' statement* '}'
  program: Rule = this.RULE('program', () => {
    this.CONSUME(t.Program);
    this.CONSUME(t.Text);
    this.SUBRULE(this.programBlock);
  });

  programBlock: Rule = this.RULE('programBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.statement));
    this.CONSUME(t.Close);
  });

  statement: Rule = this.RULE('statement', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.currency) },
      { ALT: () => this.SUBRULE(this.timezone) },
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.event) },
      { ALT: () => this.SUBRULE(this.points) },
      { ALT: () => this.SUBRULE(this.setting) },
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.earn) },
      { ALT: () => this.SUBRULE(this.refund) },
      { ALT: () => this.SUBRULE(this.ladder) },
      { ALT: () => this.SUBRULE(this.reward) },
      { ALT: () => this.SUBRULE(this.milestone) },
      { ALT: () => this.SUBRULE(this.example) },
    ]);
  });

  // currency := 'currency' name
  currency: Rule = this.RULE('currency', () => {
    this.CONSUME(t.CurrencyWord);
    this.CONSUME(t.Name);
  });

  // timezone := 'timezone' Text
  timezone: Rule = this.RULE('timezone', () => {
    this.CONSUME(t.Timezone);
    this.CONSUME(t.Text);
  });

  // unit := 'unit' name Text? 'kept' 'to' Number 'decimals' (',' 'shown' 'to' Number)?
  unit: Rule = this.RULE('unit', () => {
    this.CONSUME(t.UnitWord);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Kept);
    this.CONSUME(t.To);
    this.CONSUME(t.NumberLiteral);
    this.CONSUME(t.Decimals);
    this.OPTION1(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.Shown);
      this.CONSUME1(t.To);
      this.CONSUME1(t.NumberLiteral);
    });
  });

  // event := 'event' name Text? '{' field* '}'
  event: Rule = this.RULE('event', () => {
    this.CONSUME(t.Event);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.SUBRULE(this.eventBlock);
  });

  eventBlock: Rule = this.RULE('eventBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.field));
    this.CONSUME(t.Close);
  });

  // field := name ':' ('money' | 'number' | 'ratio' | 'one' 'of' name (',' name)*)
  field: Rule = this.RULE('field', () => {
    this.CONSUME(t.Name);
    this.CONSUME(t.Colon);
    this.SUBRULE(this.fieldType);
  });

  fieldType: Rule = this.RULE('fieldType', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Money) },
      { ALT: () => this.CONSUME(t.NumberWord) },
      { ALT: () => this.CONSUME(t.RatioWord) },
      {
        ALT: () => {
          this.CONSUME(t.One);
          this.CONSUME(t.Of);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.CONSUME(t.Name) });
        },
      },
    ]);
  });

  // points := 'points' name Text? ('in' name)? '{' pointsClause* '}'
  points: Rule = this.RULE('points', () => {
    this.CONSUME(t.Points);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.OPTION1(() => {
      this.CONSUME(t.In);
      this.CONSUME1(t.Name);
    });
    this.SUBRULE(this.pointsBlock);
  });

  pointsBlock: Rule = this.RULE('pointsBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.pointsClause));
    this.CONSUME(t.Close);
  });

  pointsClause: Rule = this.RULE('pointsClause', () => {
    this.OR([{ ALT: () => this.SUBRULE(this.expires) }, { ALT: () => this.SUBRULE(this.balanceFloor) }]);
  });

  // expires := 'expires' ('never' | length 'after' ('earning' | 'latest' 'activity') (',' 'at' 'end' 'of' 'month')? | 'yearly' 'on' MonthDay)
  expires: Rule = this.RULE('expires', () => {
    this.CONSUME(t.Expires);
    this.OR([
      { ALT: () => this.CONSUME(t.Never) },
      {
        ALT: () => {
          this.CONSUME(t.Yearly);
          this.CONSUME(t.On);
          this.CONSUME(t.MonthDay);
        },
      },
      {
        ALT: () => {
          this.SUBRULE(this.length);
          this.CONSUME(t.After);
          this.OR1([
            { ALT: () => this.CONSUME(t.Earning) },
            {
              ALT: () => {
                this.CONSUME(t.Latest);
                this.CONSUME(t.Activity);
              },
            },
          ]);
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            this.SUBRULE(this.atEndOfMonth);
          });
        },
      },
    ]);
  });

  atEndOfMonth: Rule = this.RULE('atEndOfMonth', () => {
    this.CONSUME(t.At);
    this.CONSUME(t.End);
    this.CONSUME(t.Of);
    this.CONSUME(t.MonthWord);
  });

  // balanceFloor := 'balance' ('may' 'go' 'negative' | 'stops' 'at' 'zero')
  balanceFloor: Rule = this.RULE('balanceFloor', () => {
    this.CONSUME(t.Balance);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.May);
          this.CONSUME(t.Go);
          this.CONSUME(t.Negative);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Stops);
          this.CONSUME(t.At);
          this.CONSUME(t.Zero);
        },
      },
    ]);
  });

  // length := Number ('day' | 'days' | 'month' | 'months')
  length: Rule = this.RULE('length', () => {
    this.CONSUME(t.NumberLiteral);
    this.OR([
      { ALT: () => this.CONSUME(t.DayWord) },
      { ALT: () => this.CONSUME(t.MonthWord) },
      { ALT: () => this.CONSUME(t.YearWord) },
    ]);
  });

  // setting := 'setting' name '=' quantity (',' 'what-if' quantity 'to' quantity 'step' quantity)?
  setting: Rule = this.RULE('setting', () => {
    this.CONSUME(t.Setting);
    this.CONSUME(t.Name);
    this.CONSUME(t.Equals);
    this.SUBRULE(this.quantity);
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(t.WhatIf);
      this.SUBRULE1(this.quantity);
      this.CONSUME(t.To);
      this.SUBRULE2(this.quantity);
      this.CONSUME(t.Step);
      this.SUBRULE3(this.quantity);
    });
  });

  // measure := 'measure' name Text? '=' ('sum' 'of' … | 'count' 'of' … | 'balance' 'of' name) ('where' condition)? ('in' window)?
  measure: Rule = this.RULE('measure', () => {
    this.CONSUME(t.Measure);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.Equals);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Sum);
          this.CONSUME(t.Of);
          this.CONSUME1(t.Name);
          this.OR1([
            { ALT: () => this.CONSUME(t.Earned) },
            {
              ALT: () => {
                this.CONSUME(t.Dot);
                this.CONSUME2(t.Name);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Count);
          this.CONSUME1(t.Of);
          this.CONSUME3(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Balance);
          this.CONSUME2(t.Of);
          this.CONSUME4(t.Name);
        },
      },
    ]);
    this.OPTION1(() => {
      this.CONSUME(t.Where);
      this.SUBRULE(this.condition);
    });
    this.OPTION2(() => {
      this.CONSUME(t.In);
      this.SUBRULE(this.window);
    });
  });

  // window := 'lifetime' | 'calendar' ('year' | 'month') | 'personal' 'year' | 'year' 'from' MonthDay
  //         | 'last' length | Number 'whole' 'months' (',' 'ending' length 'before' 'review')?
  window: Rule = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Lifetime) },
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
          this.OPTION(() => {
            this.CONSUME(t.Comma);
            this.CONSUME(t.Ending);
            this.SUBRULE1(this.length);
            this.CONSUME(t.Before);
            this.OPTION1(() => this.CONSUME(t.The));
            this.CONSUME(t.ReviewWord);
          });
        },
      },
    ]);
  });

  // table := 'table' name 'by' name '{' (name quantity | 'else' quantity)* '}'
  table: Rule = this.RULE('table', () => {
    this.CONSUME(t.Table);
    this.CONSUME(t.Name);
    this.CONSUME(t.By);
    this.CONSUME1(t.Name);
    this.SUBRULE(this.tableBlock);
  });

  tableBlock: Rule = this.RULE('tableBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.tableRow));
    this.CONSUME(t.Close);
  });

  tableRow: Rule = this.RULE('tableRow', () => {
    this.OR([{ ALT: () => this.CONSUME(t.Name) }, { ALT: () => this.CONSUME(t.Else) }]);
    this.SUBRULE(this.quantity);
  });

  // earn := 'earn' name 'on' name ('when' condition)? '=' sum (',' earnPart)*
  earn: Rule = this.RULE('earn', () => {
    this.CONSUME(t.Earn);
    this.CONSUME(t.Name);
    this.CONSUME(t.On);
    this.CONSUME1(t.Name);
    this.OPTION(() => {
      this.CONSUME(t.When);
      this.SUBRULE(this.condition);
    });
    this.CONSUME(t.Equals);
    this.SUBRULE(this.sum);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.earnPart);
    });
  });

  // earnPart := 'rounded' ('down' | 'up' | 'half' ('up' | 'even')) ('to' quantity)?
  //           | 'carrying' 'the'? 'remainder'
  //           | 'at' 'most' sum ('per' ('event' | 'day' | 'month' | 'year') | 'in' ('balance' | window))
  //           | 'rest' 'to' name
  earnPart: Rule = this.RULE('earnPart', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Rounded);
          this.OR1([
            { ALT: () => this.CONSUME(t.Down) },
            { ALT: () => this.CONSUME(t.Up) },
            {
              ALT: () => {
                this.CONSUME(t.Half);
                this.OR2([{ ALT: () => this.CONSUME1(t.Up) }, { ALT: () => this.CONSUME(t.Even) }]);
              },
            },
          ]);
          this.OPTION(() => {
            this.CONSUME(t.To);
            this.SUBRULE(this.quantity);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Carrying);
          this.OPTION1(() => this.CONSUME(t.The));
          this.CONSUME(t.Remainder);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.CONSUME(t.Most);
          this.SUBRULE(this.sum);
          this.OR3([
            {
              ALT: () => {
                this.CONSUME(t.Per);
                this.OR4([
                  { ALT: () => this.CONSUME(t.Event) },
                  { ALT: () => this.CONSUME(t.DayWord) },
                  { ALT: () => this.CONSUME(t.MonthWord) },
                  { ALT: () => this.CONSUME(t.YearWord) },
                ]);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.In);
                this.OR5([{ ALT: () => this.CONSUME(t.Balance) }, { ALT: () => this.SUBRULE(this.window) }]);
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Rest);
          this.CONSUME1(t.To);
          this.CONSUME(t.Name);
        },
      },
    ]);
  });

  // refund := 'refund' 'of' name 'by' name '{' refundClause* '}'
  refund: Rule = this.RULE('refund', () => {
    this.CONSUME(t.Refund);
    this.CONSUME(t.Of);
    this.CONSUME(t.Name);
    this.CONSUME(t.By);
    this.CONSUME1(t.Name);
    this.SUBRULE(this.refundBlock);
  });

  refundBlock: Rule = this.RULE('refundBlock', () => {
    this.CONSUME(t.Open);
    this.MANY(() => this.SUBRULE(this.refundClause));
    this.CONSUME(t.Close);
  });

  // refundClause := 'reduces' name 'by' name | 'earn' 'again' 'on' 'the' 'remainder' | 'reverse' 'at' 'the' 'current' 'rate'
  //   | 'counts' 'on' 'the' ('original' | 'refund') 'day' | ('keep' | 'recompute') 'the' 'tier'
  //   | 'unlinked' ('takes' 'the' 'latest' name | 'is' 'refused')
  refundClause: Rule = this.RULE('refundClause', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Reduces);
          this.CONSUME(t.Name);
          this.CONSUME(t.By);
          this.CONSUME1(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Earn);
          this.CONSUME(t.Again);
          this.CONSUME(t.On);
          this.CONSUME(t.The);
          this.CONSUME(t.Remainder);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Reverse);
          this.CONSUME(t.At);
          this.CONSUME1(t.The);
          this.CONSUME(t.Current);
          this.CONSUME(t.Rate);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Counts);
          this.CONSUME1(t.On);
          this.CONSUME2(t.The);
          this.OR1([{ ALT: () => this.CONSUME(t.Original) }, { ALT: () => this.CONSUME(t.Refund) }]);
          this.CONSUME(t.DayWord);
        },
      },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(t.Keep) }, { ALT: () => this.CONSUME(t.Recompute) }]);
          this.CONSUME3(t.The);
          this.CONSUME(t.Tier);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Unlinked);
          this.OR3([
            {
              ALT: () => {
                this.CONSUME(t.Takes);
                this.CONSUME4(t.The);
                this.CONSUME(t.Latest);
                this.CONSUME2(t.Name);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.Is);
                this.CONSUME(t.Refused);
              },
            },
          ]);
        },
      },
    ]);
  });

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
    ]);
  });

  // baseTier := 'base' 'tier' name Text?
  baseTier: Rule = this.RULE('baseTier', () => {
    this.CONSUME(t.Base);
    this.CONSUME(t.Tier);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
  });

  // tier := 'tier' name Text? 'when' condition (',' 'kept' 'while' condition)? (',' 'clearing' name)*
  tier: Rule = this.RULE('tier', () => {
    this.CONSUME(t.Tier);
    this.CONSUME(t.Name);
    this.OPTION(() => this.CONSUME(t.Text));
    this.CONSUME(t.When);
    this.SUBRULE(this.condition);
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE(this.tierPart);
    });
  });

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
    ]);
  });

  // attain := 'attain' ('at' ('once' | 'review') | 'after' length)
  attain: Rule = this.RULE('attain', () => {
    this.CONSUME(t.Attain);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.At);
          this.OR1([{ ALT: () => this.CONSUME(t.Once) }, { ALT: () => this.CONSUME(t.ReviewWord) }]);
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

  // lasts := 'lasts' ('forever' | 'until' 'next' 'review' | 'until' 'end' 'of' 'next'? ('calendar' 'year' | 'year' 'from' MonthDay)
  //        | 'for' length ('after' 'latest' name | ',' 'at' 'end' 'of' 'month')?)
  lasts: Rule = this.RULE('lasts', () => {
    this.CONSUME(t.Lasts);
    this.OR([
      { ALT: () => this.CONSUME(t.Forever) },
      {
        ALT: () => {
          this.CONSUME(t.Until);
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(t.Next);
                this.CONSUME(t.ReviewWord);
              },
            },
            {
              ALT: () => {
                this.CONSUME(t.End);
                this.CONSUME(t.Of);
                this.OPTION(() => this.CONSUME1(t.Next));
                this.OR2([
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
              },
            },
          ]);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.For);
          this.SUBRULE(this.length);
          this.OPTION1(() => {
            this.OR3([
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

  // reward := 'reward' name Text? 'for' quantity ('of' name)? '{' benefitClause* '}'
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
    this.SUBRULE(this.benefitBlock);
  });

  // milestone := 'milestone' name Text? 'at' quantity 'of' name (',' 'again' 'every' quantity)? '{' benefitClause* '}'
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

  // happening := Date Time? ('redeem' name | name ('as' name)? ('of' name)? (fieldValue (',' fieldValue)*)?)
  happening: Rule = this.RULE('happening', () => {
    this.CONSUME(t.DateLiteral);
    this.OPTION(() => this.CONSUME(t.TimeOfDay));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Redeem);
          this.CONSUME(t.Name);
        },
      },
      {
        ALT: () => {
          this.CONSUME1(t.Name);
          this.OPTION1(() => {
            this.CONSUME(t.As);
            this.CONSUME2(t.Name);
          });
          this.OPTION2(() => {
            this.CONSUME(t.Of);
            this.CONSUME3(t.Name);
          });
          this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.fieldValue) });
        },
      },
    ]);
  });

  // fieldValue := name (quantity | name) | Number 'times'
  fieldValue: Rule = this.RULE('fieldValue', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Name);
          this.OR1([{ ALT: () => this.SUBRULE(this.quantity) }, { ALT: () => this.CONSUME1(t.Name) }]);
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

  // expected := name ('is' (quantity | name | 'issued' Number 'times') | 'shows' Number) | 'rewards' 'are' 'worth' quantity
  expected: Rule = this.RULE('expected', () => {
    this.CONSUME(t.Name);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Is);
          this.OR1([
            { ALT: () => this.SUBRULE(this.quantity) },
            { ALT: () => this.CONSUME1(t.Name) },
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
          this.CONSUME(t.Shows);
          this.CONSUME1(t.NumberLiteral);
        },
      },
    ]);
  });

  // condition := both ('or' both)*
  condition: Rule = this.RULE('condition', () => {
    this.AT_LEAST_ONE_SEP({
      SEP: t.Or,
      DEF: () => this.SUBRULE(this.both),
    });
  });

  // both := negation ('and' negation)*
  both: Rule = this.RULE('both', () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.And, DEF: () => this.SUBRULE(this.negation) });
  });

  // negation := 'not' negation | comparison
  negation: Rule = this.RULE('negation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Not);
          this.SUBRULE(this.negation);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  // comparison := sum (('>=' | '>' | '<=' | '<') sum | 'is' ('not' | 'at' 'least' | 'below')? sum)?
  // A parenthesised condition is read as a primary and told apart from a number by the checker.
  comparison: Rule = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.OR([
        { ALT: () => this.CONSUME(t.AtLeast) },
        { ALT: () => this.CONSUME(t.More) },
        { ALT: () => this.CONSUME(t.AtMost) },
        { ALT: () => this.CONSUME(t.Less) },
        { ALT: () => this.CONSUME(t.Same) },
        { ALT: () => this.CONSUME(t.Differs) },
        {
          ALT: () => {
            this.CONSUME(t.Is);
            this.OPTION1(() => {
              this.OR1([
                { ALT: () => this.CONSUME(t.Not) },
                {
                  ALT: () => {
                    this.CONSUME(t.At);
                    this.CONSUME(t.Least);
                  },
                },
                { ALT: () => this.CONSUME(t.Below) },
              ]);
            });
          },
        },
      ]);
      this.SUBRULE1(this.sum);
    });
  });

  // sum := product (('+' | '-') product)*
  sum: Rule = this.RULE('sum', () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Plus) }, { ALT: () => this.CONSUME(t.Minus) }]);
      this.SUBRULE1(this.product);
    });
  });

  // product := factor (('*' | '/') factor)*
  product: Rule = this.RULE('product', () => {
    this.SUBRULE(this.factor);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(t.Times) }, { ALT: () => this.CONSUME(t.Over) }]);
      this.SUBRULE1(this.factor);
    });
  });

  // factor := quantity | name ('[' name ']')? | '(' condition ')'
  factor: Rule = this.RULE('factor', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.quantity) },
      {
        ALT: () => {
          this.CONSUME(t.Name);
          this.OPTION(() => {
            this.CONSUME(t.LeftBracket);
            this.CONSUME1(t.Name);
            this.CONSUME(t.RightBracket);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftParen);
          this.SUBRULE(this.condition);
          this.CONSUME(t.RightParen);
        },
      },
    ]);
  });

  // quantity := '-'? (Money | Number ('%' | name)?) ('per' (Money | Number? name))?
  quantity: Rule = this.RULE('quantity', () => {
    this.OPTION(() => this.CONSUME(t.Minus));
    this.OR([
      { ALT: () => this.CONSUME(t.MoneyLiteral) },
      {
        ALT: () => {
          this.CONSUME(t.NumberLiteral);
          this.OPTION1(() => {
            this.OR1([{ ALT: () => this.CONSUME(t.Percent) }, { ALT: () => this.CONSUME(t.Name) }]);
          });
        },
      },
    ]);
    this.OPTION2(() => {
      this.CONSUME(t.Per);
      this.OR2([
        { ALT: () => this.CONSUME1(t.MoneyLiteral) },
        {
          ALT: () => {
            this.OPTION3(() => this.CONSUME1(t.NumberLiteral));
            this.CONSUME1(t.Name);
          },
        },
      ]);
    });
  });
}

/** The rules whose text starts a line of its own in canonical form. */
export const LINE_RULES: ReadonlySet<string> = new Set([
  'program',
  'statement',
  'field',
  'pointsClause',
  'tableRow',
  'refundClause',
  'ladderClause',
  'benefitClause',
  'exampleLine',
]);

/** The rules that are braced blocks of such lines. */
export const BLOCK_RULES: ReadonlySet<string> = new Set([
  'programBlock',
  'eventBlock',
  'pointsBlock',
  'tableBlock',
  'refundBlock',
  'ladderBlock',
  'benefitBlock',
  'exampleBlock',
]);

const parser = new ProgramParser();

export interface Parsed {
  readonly cst: CstNode | undefined;
  readonly errors: readonly IRecognitionException[];
}

/** Parses the tokens of a whole program, or of one statement of it. */
export function parseTokens(tokens: readonly IToken[], what: 'program' | 'statement'): Parsed {
  parser.input = [...tokens];
  const cst = what === 'program' ? parser.program() : parser.statement();
  return { cst, errors: parser.errors };
}
