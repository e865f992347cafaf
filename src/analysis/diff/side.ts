import type { SourceText } from '../../base/span.ts';
import type { CheckedProgram } from '../../check/checked-program.ts';
import type { Plan } from '../../compile/plan.ts';

/** One of the two programs that are compared: without errors, with the text it was read from. */
export interface Side {
  readonly source: SourceText;
  readonly checked: CheckedProgram;
  readonly plan: Plan;
}
