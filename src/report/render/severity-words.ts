import type { Severity } from '../problem.ts';
import { say, type Wording } from '../wording.ts';

/** How bad a problem is, for people; machines read the severity itself. */
export const SEVERITY_WORDS: Readonly<Record<Severity, Wording>> = {
  error: say`error`,
  warning: say`warning`,
};
