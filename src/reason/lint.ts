import type { Finding } from './finding.ts';
import type { Reasoning } from './reasoning.ts';

/** One thing to look for in a program. Says nothing where it is not sure: every finding is true, with its witness. */
export type Lint = (reasoning: Reasoning) => Finding[];
