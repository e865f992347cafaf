import type { Deviations } from './deviation.ts';

/** One run of all members: whose luck it lives on, and how far the assumptions deviate in it. */
export interface StudyRun {
  /** The replicate in the address of every draw: runs with the same one share members and luck. */
  readonly chance: number;
  readonly deviations: Deviations;
}

/** Replicates as they are where nothing but chance varies. */
export function plainRuns(replicates: number): StudyRun[] {
  return Array.from({ length: replicates }, (_, chance) => ({ chance, deviations: {} }));
}
