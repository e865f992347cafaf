import { addMonths, type Day, FIRST_DAY, formatDay, LAST_DAY, parseDay } from '../base/calendar.ts';
import type { PopulationFile } from '../calibration/population-file.ts';
import type { Plan } from '../compile/plan.ts';
import { STANDARD_BANDS } from '../model/customer-grid.ts';
import { say } from '../report/wording.ts';
import type { Assumption } from './assumption.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES } from './behavior.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import { fittedAssumptions, fittedOf, missingParameters } from './fitted.ts';
import {
  behaviorOf,
  changeAssumptions,
  economicsOf,
  type FittedAssumptions,
  fitAssumptions,
} from './resolve-assumptions.ts';
import { resolveEvents } from './resolve-events.ts';
import type { SimulationFile, WorldPart } from './simulation-file.ts';
import { KNOWN_WORLDS, type Persona, type SimulationSpec } from './simulation-spec.ts';

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
  const joinSpread = file.population.joinSpread ?? file.warmup;
  const fitted = population === null ? {} : fittedAssumptions(population);
  if (population !== null) checkPopulation(population, file.warmup, joinSpread, findings);
  const base = fitAssumptions(ledger, fitted, findings);
  const assumptions = changeAssumptions(base, file.assumptions, '/assumptions', fitted, findings);
  const personas = resolvePersonas(file, assumptions, fitted, findings);
  const worlds = resolveWorlds(file, start, findings);
  const { purchase, ...events } = resolveEvents(plan, file, findings);
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
      worlds,
      purchase,
      ...events,
      joinSpread,
      ladder,
      topShare: file.highValue.topShare,
      invited: file.survey.invited,
      bands: plan.grid?.bands ?? STANDARD_BANDS,
      fitted: population === null ? null : fittedOf(population),
      behavior: behaviorOf(assumptions),
      economics: economicsOf(assumptions),
      personas,
      assumptions,
    },
  };
}

/** What keeps members from being those of a population file. */
function checkPopulation(population: PopulationFile, warmup: number, joinSpread: number, findings: Finding[]): void {
  for (const name of missingParameters(population))
    findings.push(finding('/population/purchase/population', say`the population file has no parameter \`${name}\``));
  // Who survived depends on all purchases since joining, and those are lived in the warm-up.
  if (joinSpread > warmup && fittedOf(population).dropout?.kind === 'after purchase') {
    const title = say`members who end after a purchase live from their first: \`joinSpread\` exceeds \`warmup\``;
    findings.push(finding('/population/joinSpread', title));
  }
}

/** The names of the worlds; those of its own are not called like one that every simulation knows. */
function resolveWorlds(file: SimulationFile, start: Day | undefined, findings: Finding[]): string[] {
  const { worlds = ['program', 'none'] } = file;
  const known: readonly string[] = KNOWN_WORLDS;
  const names = worlds.map((world) => (typeof world === 'string' ? world : world.name));
  worlds.forEach((world, i) => {
    if (typeof world === 'string') {
      if (!known.includes(world)) findings.push(unknownName(pointer('worlds', i), say`world`, world, known));
    } else if (known.includes(world.name) || names.indexOf(world.name) < i) {
      findings.push(finding(pointer('worlds', i, 'name'), say`another world is called \`${world.name}\``));
    }
    if (typeof world !== 'string') checkWorldFrom(world, i, file, start, findings);
  });
  return names;
}

/** What a world says of the day from which on its settings hold. */
function checkWorldFrom(
  { from, settings }: WorldPart,
  index: number,
  { horizon }: SimulationFile,
  start: Day | undefined,
  findings: Finding[],
): void {
  if (from === undefined) return;
  const at = pointer('worlds', index, 'from');
  const day = parseDay(from);
  if (day === undefined) {
    findings.push(finding(at, say`\`${from}\` is not a date between 1900-01-01 and 2200-12-31`));
  } else if (start !== undefined && (day < start || day >= addMonths(start, horizon))) {
    const last = formatDay(addMonths(start, horizon) - 1);
    const help = say`give a day from ${formatDay(start)} to ${last}`;
    findings.push(finding(at, say`\`${from}\` lies outside the simulation`, { help }));
  }
  if (Object.keys(settings ?? {}).length === 0) {
    const help = say`add the \`settings\` that are different from that day on`;
    findings.push(finding(at, say`no \`settings\` are given that would hold from \`${from}\` on`, { help }));
  }
}

function resolvePersonas(
  { population: { personas = [] } }: SimulationFile,
  ledger: readonly Assumption[],
  fitted: FittedAssumptions,
  findings: Finding[],
): Persona[] {
  // What the business counts by is no part of a member.
  const behavioral = ledger.filter(({ id }) => BEHAVIOR_NAMES.some((name) => BEHAVIOR_PLACES[name].id === id));
  const total = personas.reduce((sum, { share }) => sum + share, 0);
  return personas.map(({ name, share, assumptions = {} }, i) => {
    if (personas.findIndex((other) => other.name === name) < i)
      findings.push(finding(pointer('population', 'personas', i, 'name'), say`the persona \`${name}\` stands twice`));
    const own = changeAssumptions(
      behavioral,
      assumptions,
      pointer('population', 'personas', i, 'assumptions'),
      fitted,
      findings,
    );
    return { name, share: share / total, behavior: behaviorOf(own), assumptions: own };
  });
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
