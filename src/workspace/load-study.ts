import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, relative } from 'node:path';
import assumptionsSchema from '../../grammar/assumptions.schema.json' with { type: 'json' };
import populationSchema from '../../grammar/population.schema.json' with { type: 'json' };
import simulationSchema from '../../grammar/simulation.schema.json' with { type: 'json' };
import type { SourceText } from '../base/span.ts';
import type { PopulationFile } from '../calibration/population-file.ts';
import { settingValues } from '../compile/setting-values.ts';
import { demotionWorlds } from '../population/alternatives.ts';
import type { Finding } from '../population/finding.ts';
import { checkAssumptions } from '../population/resolve-assumptions.ts';
import { resolveSpec } from '../population/resolve-spec.ts';
import { keyOf } from '../population/seed.ts';
import type { AssumptionFile, SimulationFile, WorldPart } from '../population/simulation-file.ts';
import type { Alternative, Study } from '../population/simulation-spec.ts';
import { hasErrors, type Problem, problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { say } from '../report/wording.ts';
import type { JsonPlaces } from './json-places.ts';
import { pointerTo } from './json-places.ts';
import { type LoadedProgram, loadProgram } from './load-program.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { type JsonFile, readJson } from './read-json.ts';

/** What the command line may say differently from the simulation file. */
export interface StudyOverrides {
  readonly members?: number;
  readonly replicates?: number;
  readonly seed?: string;
}

/** A simulation ready to run, and the fingerprints of the files it stands on. */
export interface LoadedStudy {
  readonly study: Study;
  readonly fingerprints: {
    readonly simulation: string;
    readonly program: string;
    readonly assumptions: string;
    readonly population?: string;
    /** Of the programs of the simulation's own worlds, by their names. */
    readonly worlds?: Readonly<Record<string, string>>;
  };
}

/** Reads a simulation file, its program and its assumption ledger, and checks them against each other. */
export async function loadStudy(path: string, overrides: StudyOverrides): Promise<Outcome<LoadedStudy>> {
  const file = await readJson<SimulationFile>(path, { schema: simulationSchema, code: 'simulation-schema' });
  if (!file.ok) return file;
  const { places } = file.value;
  const simulation: SimulationFile = { ...file.value.value, ...overrides };
  const problems: Problem[] = [];

  const program = await loadProgram(beside(path, simulation.program));
  problems.push(...pointedAt(program.source === null, program.problems, places, '/program'));

  const ledgerPath = beside(path, simulation.assumptions.from);
  const ledger = await readJson<AssumptionFile>(ledgerPath, { schema: assumptionsSchema, code: 'simulation-schema' });
  if (ledger.ok) problems.push(...checkAssumptions(ledger.value.value).map((f) => placed(f, ledger.value.places)));
  else problems.push(...pointedAt(true, ledger.problems, places, '/assumptions/from'));
  const fitted = await loadPopulation(path, simulation);
  if (fitted !== null && !fitted.ok)
    problems.push(...pointedAt(true, fitted.problems, places, '/population/purchase/population'));
  const { checked, plan } = program;
  if (checked === null || plan === null || !ledger.ok || hasErrors(problems)) {
    return failure(...problems);
  }
  const population = fitted?.ok ? fitted.value.value : null;

  const own = resolveWorld(simulation, program, ledger.value.value, population, places, '', problems);
  const alternatives: Record<string, Alternative> = {};
  const programs: Record<string, string> = {};
  for (const [i, world] of (simulation.worlds ?? []).entries()) {
    if (typeof world === 'string' || own === null) continue;
    const at = pointerTo('/worlds', i);
    const other = world.program === undefined ? program : await loadProgram(beside(path, world.program));
    if (other !== program) problems.push(...pointedAt(other.source === null, other.problems, places, `${at}/program`));
    if (other.checked === null) continue;
    const file = worldFile(simulation, world);
    const resolved = resolveWorld(file, other, ledger.value.value, population, places, at, problems);
    if (resolved !== null) alternatives[world.name] = resolved;
    programs[world.name] = fingerprint(other.source!);
  }
  if (own === null || hasErrors(problems)) return failure(...problems);
  const study: Study = {
    ...own,
    key: keyOf(simulation.seed),
    alternatives: { ...demotionWorlds(own), ...alternatives },
  };
  const fingerprints = {
    simulation: fingerprint(places.source),
    program: fingerprint(program.source!),
    assumptions: fingerprint(ledger.value.places.source),
    ...(fitted?.ok ? { population: fingerprint(fitted.value.places.source) } : {}),
    ...(Object.keys(programs).length === 0 ? {} : { worlds: programs }),
  };
  return success({ study, fingerprints });
}

/** The population file that a simulation names; null for none. */
async function loadPopulation(
  path: string,
  simulation: SimulationFile,
): Promise<Outcome<JsonFile<PopulationFile>> | null> {
  const { population } = simulation.population.purchase;
  if (population === undefined) return null;
  return readJson<PopulationFile>(beside(path, population), { schema: populationSchema, code: 'simulation-schema' });
}

/** The simulation as one of its own worlds sees it. */
function worldFile(file: SimulationFile, world: WorldPart): SimulationFile {
  const { settings, assumptions = {} } = world;
  return {
    ...file,
    settings: settings ?? (world.program === undefined ? (file.settings ?? {}) : {}),
    assumptions: {
      ...file.assumptions,
      off: [...(file.assumptions.off ?? []), ...(assumptions.off ?? [])],
      override: { ...file.assumptions.override, ...assumptions.override },
    },
  };
}

/** A program with what a simulation, or its world at `at`, makes of it; null, and problems told, where that does not fit. */
function resolveWorld(
  file: SimulationFile,
  { checked, plan }: Pick<LoadedProgram, 'checked' | 'plan'>,
  ledger: AssumptionFile,
  population: PopulationFile | null,
  places: JsonPlaces,
  at: string,
  problems: Problem[],
): Alternative | null {
  if (checked === null || plan === null) return null;
  const settings = settingValues(checked, plan, file.settings ?? {});
  for (const { name, title, help } of settings.misfits) {
    // A name that is no setting is found by `resolveSpec`, with the other names of the file.
    if (!plan.settings.some((setting) => setting.name === name)) continue;
    const span = places.value(pointerTo(`${at}/settings`, name));
    problems.push(
      problem({
        code: 'simulation-value',
        title,
        at: span,
        label: say`in this file`,
        ...(help === null ? {} : { help }),
      }),
    );
  }
  const resolved = resolveSpec(file, ledger.assumptions, plan, population);
  if (resolved.ok) return { plan, settings: settings.values, spec: resolved.spec };
  // What a world says of its own stands with it in the file.
  const isOwn = (where: string) => at !== '' && /^\/(settings|assumptions)\//.test(where);
  problems.push(
    ...resolved.findings.map((f) => placed(isOwn(f.pointer) ? { ...f, pointer: at + f.pointer } : f, places)),
  );
  return null;
}

function beside(path: string, other: string): string {
  if (isAbsolute(other)) return other;
  const joined = join(dirname(path), other);
  // Shown to people, so from where they stand.
  return isAbsolute(joined) ? joined : relative('', joined);
}

/** Problems of a file that another names: where the file itself is at fault, the naming place is shown beside it. */
function pointedAt(unreadable: boolean, problems: readonly Problem[], places: JsonPlaces, pointer: string): Problem[] {
  if (!unreadable) return [...problems];
  return problems.map((p) =>
    p.labels.length > 0 ? p : { ...p, labels: [{ span: places.value(pointer), text: say`named here`, primary: true }] },
  );
}

function placed(found: Finding, places: JsonPlaces): Problem {
  const { problem: p, unknown } = found;
  const suggestion = unknown === undefined ? undefined : didYouMean(nearest(unknown.name, unknown.known));
  return {
    ...p,
    labels: [{ span: places.value(found.pointer), text: say``, primary: true }],
    ...(suggestion === undefined ? {} : { help: suggestion }),
  };
}

function fingerprint(source: SourceText): string {
  return createHash('sha256').update(source.text).digest('hex');
}
