import type { Plan } from '../../compile/plan.ts';
import type { PlanExample } from '../../compile/plan-example.ts';
import { type Failure, runExample } from '../../engine/run-example.ts';
import type { Coverage } from './coverage.ts';
import { CoverageRecorder } from './recorder.ts';

/** An example that was run, and what of it did not hold. */
export interface ExampleRun {
  readonly example: PlanExample;
  readonly failures: readonly Failure[];
}

/**
 * Runs examples of a program (all of them unless told which) and keeps what they touch. A side counts as touched whether
 * or not an expectation reads it: what nobody expects, the views show, but the examples did go there.
 */
export function coverExamples(
  plan: Plan,
  examples: readonly PlanExample[] = plan.examples,
): { runs: ExampleRun[]; coverage: Coverage } {
  const recorder = new CoverageRecorder(plan);
  const runs = examples.map((example) => ({
    example,
    failures: runExample(plan, example, recorder.listen(example.name)),
  }));
  return { runs, coverage: { targets: recorder.targets(), examples: examples.map(({ name }) => name) } };
}
