import type { Problem } from '../problem.ts';
import { listed, say, type Wording } from '../wording.ts';

/** `2 errors, 1 warning`; `no problems` when there are none. */
export function tally(problems: readonly Problem[]): Wording {
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return say`no problems`;
  return listed([
    ...(errors === 0 ? [] : [errors === 1 ? say`1 error` : say`${errors} errors`]),
    ...(warnings === 0 ? [] : [warnings === 1 ? say`1 warning` : say`${warnings} warnings`]),
  ]);
}
