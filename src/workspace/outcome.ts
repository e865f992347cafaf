import type { Problem } from '../report/problem.ts';

/** What reading or writing came to: a value, or every problem that stood in the way. Users' mistakes are never thrown. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** It went well. */
export function success<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** It did not; there is at least one problem. */
export function failure(...problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}
