import type { Span } from '../base/span.ts';
import type { Plan } from '../compile/plan.ts';
import { type Problem, problem, type Severity } from '../report/problem.ts';
import type { ReasoningCode } from '../report/reasoning-codes.ts';
import { speak, type Wording } from '../report/wording.ts';
import type { Witness } from './witness-run.ts';
import { exampleText, type Shown } from './witness-text.ts';

/** Something about a program that is so for certain, and that its designer may not have meant. */
export interface Finding {
  readonly code: ReasoningCode;
  /** What it is about, by the names of the program: an `allow` of any of them covers it. */
  readonly subjects: readonly string[];
  readonly severity: Severity;
  readonly title: Wording;
  readonly at: Span;
  readonly label: Wording;
  readonly others?: readonly { readonly span: Span; readonly text: Wording }[];
  readonly notes?: readonly Wording[];
  readonly help: Wording;
  /** A history on which it shows; null where none was found of something that is so on all of them. */
  readonly witness: Witness | null;
  /** What the example says at its end. */
  readonly shown: readonly Shown[];
}

/** A finding as every problem is told, its witness as an example that can be pasted into the program. */
export function findingProblem(plan: Plan, finding: Finding): Problem {
  const { code, severity, title, at, label, help, witness, shown } = finding;
  return problem({
    code,
    severity,
    title,
    at,
    label,
    help,
    others: finding.others ?? [],
    notes: finding.notes ?? [],
    ...(witness === null ? {} : { witness: exampleText(plan, speak(title, 'en'), witness, shown) }),
  });
}
