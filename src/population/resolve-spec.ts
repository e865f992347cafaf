import { addMonths, FIRST_DAY, LAST_DAY, parseDay } from '../base/calendar.ts';
import type { PopulationFile } from '../calibration/population-file.ts';
import type { Plan } from '../compile/plan.ts';
import { STANDARD_BANDS } from '../model/customer-grid.ts';
import { say } from '../report/wording.ts';
import type { Assumption } from './assumption.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import { fittedAssumptions, fittedOf, missingParameters } from './fitted.ts';
import { behaviorOf, overrideAssumptions } from './resolve-assumptions.ts';
import { resolveEvents } from './resolve-events.ts';
import type { SimulationFile } from './simulation-file.ts';
import type { SimulationSpec } from './simulation-spec.ts';

/** A simulation that can be run, or everything that keeps it from running. */
export type ResolvedSpec =
  | { readonly ok: true; readonly spec: SimulationSpec }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Checks a simulation against the plan of its program and the ledger of its assumptions, both already found good, and
 * looks up all its names. Collects every problem; pointers are into the simulation file. The values of `settings` are
 * the program's business and only their names are checked. `population` is the file that the simulation names, or null.
 */
export function resolveSpec(
  file: SimulationFile,
  ledger: readonly Assumption[],
  plan: Plan,
  population: PopulationFile | null,
): ResolvedSpec {
  const findings: Finding[] = [];
  const settings = plan.settings.map(({ name }) => name);
  for (const name of Object.keys(file.settings ?? {})) {
    if (!settings.includes(name)) findings.push(unknownName(pointer('settings', name), say`setting`, name, settings));
  }
  const start = resolveStart(file, findings);
  const ladder = resolveLadder(file, plan, findings);
  const assumptions = overrideAssumptions(
    ledger,
    file,
    population === null ? {} : fittedAssumptions(population),
    findings,
  );
  const joinSpread = file.population.joinSpread ?? file.warmup;
  for (const name of population === null ? [] : missingParameters(population))
    findings.push(finding('/population/purchase/population', say`the population file has no parameter \`${name}\``));
  if (population !== null && joinSpread > file.warmup) {
    const title = say`members of a fitted population live from their first purchase: \`joinSpread\` exceeds \`warmup\``;
    findings.push(finding('/population/joinSpread', title));
  }
  const { purchase, others, returns } = resolveEvents(plan, file.population, findings);
  if (findings.length > 0 || start === undefined || purchase === null) return { ok: false, findings };
  return {
    ok: true,
    spec: {
      start,
      horizon: file.horizon,
      warmup: file.warmup,
      members: file.members,
      replicates: file.replicates,
      seed: file.seed,
      worlds: file.worlds ?? ['program', 'none'],
      purchase,
      others,
      returns,
      joinSpread,
      ladder,
      topShare: file.highValue.topShare,
      invited: file.survey.invited,
      bands: plan.grid?.bands ?? STANDARD_BANDS,
      fitted: population === null ? null : fittedOf(population),
      behavior: behaviorOf(assumptions),
      assumptions,
    },
  };
}

function resolveStart(file: SimulationFile, findings: Finding[]): number | undefined {
  const start = parseDay(file.start);
  if (start === undefined) {
    findings.push(finding('/start', say`\`${file.start}\` is not a date between 1900-01-01 and 2200-12-31`));
    return undefined;
  }
  const before = Math.max(file.warmup, file.population.joinSpread ?? 0);
  if (addMonths(start, -before) < FIRST_DAY || addMonths(start, file.horizon) > LAST_DAY) {
    findings.push(finding('/start', say`the simulation leaves the years 1900 to 2200`));
  }
  return start;
}

/** The ladder that is reported: the one named, else the program's first. */
function resolveLadder(file: SimulationFile, plan: Plan, findings: Finding[]): number | null {
  const names = plan.ladders.map(({ name }) => name);
  if (file.ladder === undefined) return names.length === 0 ? null : 0;
  const index = names.indexOf(file.ladder);
  if (index === -1) findings.push(unknownName('/ladder', say`ladder`, file.ladder, names));
  return index;
}
