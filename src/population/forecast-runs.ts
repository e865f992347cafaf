import type { Assumption } from './assumption.ts';
import { isUncertain } from './deviation.ts';
import { drawAssumptions } from './draw-assumptions.ts';
import type { Study } from './simulation-spec.ts';
import { SOURCES, type Source } from './sources.ts';
import type { StudyRun } from './study-run.ts';

/** What can vary, of a study. */
type Uncertain = Pick<Study, 'spec'> & { readonly plan: Pick<Study['plan'], 'grid'> };

/** The sources that vary: those not left out, of which one without anything to vary is none. */
export function activeSources(study: Uncertain, without: readonly Source[]): Source[] {
  const { spec, plan } = study;
  const { fitted, assumed } = uncertainOf(spec);
  const varies: Readonly<Record<Source, boolean>> = {
    chance: true,
    parameters: (spec.fitted?.draws.length ?? 0) > 0 || fitted.length > 0,
    assumptions: assumed.length > 0,
    imputation: plan.grid !== null && spec.invited > 0,
  };
  return SOURCES.filter((source) => varies[source] && !without.includes(source));
}

/** The assumptions that have a range: those fitted to data, and the others. */
export function uncertainOf({ assumptions, fitted }: Study['spec']): {
  readonly fitted: readonly Assumption[];
  readonly assumed: readonly Assumption[];
} {
  const ids = new Set(fitted?.ids);
  const uncertain = assumptions.filter(isUncertain);
  return { fitted: uncertain.filter(({ id }) => ids.has(id)), assumed: uncertain.filter(({ id }) => !ids.has(id)) };
}

/**
 * The runs of a forecast: each draws one source anew, in turn, and keeps the others as they are in the run before. So any
 * run has every source at random, two neighbors tell what one source does, and more runs never change earlier ones. With
 * chance alone the runs are the replicates of the seed. Imputation takes no turn: no member hears of it, so that every run
 * has a draw of its own and is counted without it as well.
 */
export function runsOf(spec: Study['spec'], sources: readonly Source[], count: number): StudyRun[] {
  const { fitted, assumed } = uncertainOf(spec);
  const sampled = (spec.fitted?.draws.length ?? 0) > 0;
  return Array.from({ length: count }, (_, run) => {
    const level = (source: Source) => (sources.includes(source) ? levelOf(sources, source, run) : null);
    const [parameters, assumptions] = [level('parameters'), level('assumptions')];
    const ranged = parameters === null || sampled ? {} : drawAssumptions(fitted, spec.seed, parameters);
    return {
      chance: level('chance') ?? 0,
      parameters,
      imputation: sources.includes('imputation') ? run : null,
      deviations: { ...ranged, ...(assumptions === null ? {} : drawAssumptions(assumed, spec.seed, assumptions)) },
    };
  });
}

/** Those that are drawn anew in turn. */
export function inTurns(sources: readonly Source[]): readonly Source[] {
  return sources.filter((source) => source !== 'imputation');
}

/** How often a source has been drawn anew before a run. */
function levelOf(sources: readonly Source[], source: Source, run: number): number {
  const turns = inTurns(sources);
  return Math.floor((run + turns.length - 1 - turns.indexOf(source)) / turns.length);
}

/** The source that is drawn anew between a run, from 1 on, and the one before; undefined where nothing takes turns. */
export function sourceDrawn(sources: readonly Source[], run: number): Source | undefined {
  const turns = inTurns(sources);
  return turns[(run - 1) % turns.length];
}

/**
 * How many independent runs are worth as much as these, at least: a source keeps each of its draws for as many runs as there
 * are sources that take turns.
 */
export function independentRuns(runs: number, sources: readonly Source[]): number {
  return Math.max(1, Math.floor(runs / Math.max(1, inTurns(sources).length)));
}
