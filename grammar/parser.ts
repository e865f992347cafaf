import type { CstNode, IRecognitionException, IToken } from 'chevrotain';
import type { Rule } from './recovering-parser.ts';
import { RenameRules } from './rename-rules.ts';
import * as t from './tokens.ts';

/**
 * The concrete grammar: what may stand where, without meaning. Each rule's production stands above it, here and in the
 * classes this one extends, one file per subject: `expression-rules`, `time-rules`, `definition-rules`, `attribute-rules`,
 * `measure-rules`, `earning-rules`, `ladder-rules`, `grant-rules`, `benefit-rules`, `change-rules`, `grid-rules`,
 * `example-rules`, `allowance-rules`, `rename-rules`.
 * Every rule named in LINE_RULES begins a line of its own in canonical form; every rule in BLOCK_RULES is a braced block.
 */
export class ProgramParser extends RenameRules {
  constructor({ validated = true }: { readonly validated?: boolean } = {}) {
    super(validated);
    this.performSelfAnalysis();
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
      { ALT: () => this.SUBRULE(this.ends) },
      { ALT: () => this.SUBRULE(this.unit) },
      { ALT: () => this.SUBRULE(this.attribute) },
      { ALT: () => this.SUBRULE(this.event) },
      { ALT: () => this.SUBRULE(this.points) },
      { ALT: () => this.SUBRULE(this.setting) },
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.earn) },
      { ALT: () => this.SUBRULE(this.cap) },
      { ALT: () => this.SUBRULE(this.refund) },
      { ALT: () => this.SUBRULE(this.ladder) },
      { ALT: () => this.SUBRULE(this.lifetimeGrant) },
      { ALT: () => this.SUBRULE(this.floor) },
      { ALT: () => this.SUBRULE(this.grant) },
      { ALT: () => this.SUBRULE(this.reward) },
      { ALT: () => this.SUBRULE(this.milestone) },
      { ALT: () => this.SUBRULE(this.benefit) },
      { ALT: () => this.SUBRULE(this.grid) },
      { ALT: () => this.SUBRULE(this.intervention) },
      { ALT: () => this.SUBRULE(this.change) },
      { ALT: () => this.SUBRULE(this.example) },
      { ALT: () => this.SUBRULE(this.allow) },
      { ALT: () => this.SUBRULE(this.renamed) },
    ]);
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
  'lastingClause',
  'gridClause',
  'interventionClause',
  'changeClause',
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
  'lastingBlock',
  'gridBlock',
  'interventionBlock',
  'changeBlock',
  'exampleBlock',
]);

const parser = new ProgramParser({ validated: false });

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
