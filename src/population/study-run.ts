import { type Deviations, studyAt } from './deviation.ts';
import { studyWithParameters } from './parameter-draw.ts';
import type { Study } from './simulation-spec.ts';

/** One run of all members: whose luck it lives on, and how far what is not known deviates in it. */
export interface StudyRun {
  /** The replicate in the address of every draw: runs with the same one share members and luck. */
  readonly chance: number;
  /** Which draw of the parameters of a fitted population; null for the parameters that fit best. */
  readonly parameters: number | null;
  /** Which draw of the answers of those who gave none; null for what is expected of them. */
  readonly imputation: number | null;
  readonly deviations: Deviations;
}

/** The run of a replicate in which nothing but chance varies. */
export function plainRun(chance: number): StudyRun {
  return { chance, parameters: null, imputation: null, deviations: {} };
}

/** Replicates as they are where nothing but chance varies. */
export function plainRuns(replicates: number): StudyRun[] {
  return Array.from({ length: replicates }, (_, chance) => plainRun(chance));
}

/** The study as one run has it: with its numbers in every world. */
export function studyIn(study: Study, { deviations, parameters }: Pick<StudyRun, 'deviations' | 'parameters'>): Study {
  return studyWithParameters(studyAt(study, deviations), parameters);
}
