import type { Check } from '../validation/check.ts';

/** What others have found about loyalty programs, and what our members show of it. */
export interface Fact {
  /** As the page numbers it. */
  readonly id: string;
  readonly says: string;
  readonly source: string;
  /** What is measured on the simulator; each with the fact's id as its gate. */
  readonly measure: () => readonly Check[];
  /** What of it the members do not show, and why. */
  readonly lacks?: string;
}
