import { AllowanceRules } from './allowance-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What bears another name than it did. */
export class RenameRules extends AllowanceRules {
  // renamed := 'renamed' Name 'to' Name
  renamed: Rule = this.RULE('renamed', () => {
    this.CONSUME(t.Renamed);
    this.CONSUME(t.Name);
    this.CONSUME(t.To);
    this.CONSUME2(t.Name);
  });
}
