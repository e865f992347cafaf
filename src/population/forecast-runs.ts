import type { Assumption } from './assumption.ts';
import { isUncertain } from './deviation.ts';
import { drawAssumptions } from './draw-assumptions.ts';
import { SOURCES, type Source } from './sources.ts';
import type { StudyRun } from './study-run.ts';

/** The sources that vary: those not left out, of which a ledger without ranges is none. */
export function activeSources(assumptions: readonly Assumption[], without: readonly Source[]): Source[] {
  return SOURCES.filter(
    (source) => !without.includes(source) && (source === 'chance' || assumptions.some(isUncertain)),
  );
}

/**
 * The runs of a forecast: each draws one source anew, in turn, and keeps the others as they are in the run before. So any
 * run has every source at random, two neighbors tell what one source does, and more runs never change earlier ones. With
 * chance alone the runs are the replicates of the seed.
 */
export function runsOf(
  assumptions: readonly Assumption[],
  seed: string,
  sources: readonly Source[],
  count: number,
): StudyRun[] {
  return Array.from({ length: count }, (_, run) => ({
    chance: sources.includes('chance') ? levelOf(sources, 'chance', run) : 0,
    deviations: sources.includes('assumptions')
      ? drawAssumptions(assumptions, seed, levelOf(sources, 'assumptions', run))
      : {},
  }));
}

/** How often a source has been drawn anew before a run. */
function levelOf(sources: readonly Source[], source: Source, run: number): number {
  const turn = sources.indexOf(source);
  return Math.floor((run + sources.length - 1 - turn) / sources.length);
}

/** The source that is drawn anew between a run, from 1 on, and the one before. */
export function sourceDrawn(sources: readonly Source[], run: number): Source {
  return sources[(run - 1) % sources.length]!;
}

/**
 * How many independent runs are worth as much as these, at least: a source keeps each of its draws for as many runs as there
 * are sources.
 */
export function independentRuns(runs: number, sources: readonly Source[]): number {
  return Math.max(1, Math.floor(runs / Math.max(1, sources.length)));
}
