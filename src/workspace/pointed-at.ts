import type { Span } from '../base/span.ts';
import type { Problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';

/** Problems of a file that could not be read, with the place in another file that names it. */
export function pointedAt(naming: Span, problems: readonly Problem[]): Problem[] {
  return problems.map((p) =>
    p.labels.length > 0 ? p : { ...p, labels: [{ span: naming, text: say`named here`, primary: true }] },
  );
}
