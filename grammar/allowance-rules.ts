import { ExampleRules } from './example-rules.ts';
import type { Rule } from './recovering-parser.ts';
import * as t from './tokens.ts';

/** What the designer means although reasoning about the program finds it strange. */
export class AllowanceRules extends ExampleRules {
  // allow := 'allow' Code ('of' name)? 'because' Text
  allow: Rule = this.RULE('allow', () => {
    this.CONSUME(t.Allow);
    this.CONSUME(t.Code);
    this.OPTION(() => {
      this.CONSUME(t.Of);
      this.CONSUME(t.Name);
    });
    this.CONSUME(t.Because);
    this.CONSUME(t.Text);
  });
}
