import { createHash } from 'node:crypto';
import assumptionsSchema from '../../grammar/assumptions.schema.json' with { type: 'json' };
import populationSchema from '../../grammar/population.schema.json' with { type: 'json' };
import { parseDay } from '../base/calendar.ts';
import type { SourceText, Span } from '../base/span.ts';
import type { PopulationFile } from '../calibration/population-file.ts';
import { type LaterValues, settingValues } from '../compile/setting-values.ts';
import { demotionWorlds } from '../population/alternatives.ts';
import type { Finding } from '../population/finding.ts';
import { activeSources } from '../population/forecast-runs.ts';
import { checkAssumptions } from '../population/resolve-assumptions.ts';
import { resolveSpec } from '../population/resolve-spec.ts';
import { ladderOn } from '../population/rungs.ts';
import { keyOf } from '../population/seed.ts';
import type { AssumptionFile, SimulationFile, WorldPart } from '../population/simulation-file.ts';
import type { Alternative, Study } from '../population/simulation-spec.ts';
import type { Source } from '../population/sources.ts';
import { hasErrors, type Problem, problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { say } from '../report/wording.ts';
import { pointerTo } from './json-places.ts';
import { type LoadedProgram, loadProgram } from './load-program.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { pointedAt } from './pointed-at.ts';
import { readJson } from './read-json.ts';
import { readSimulation } from './read-simulation.ts';

/** What the command line may say differently from the simulation file. */
export interface StudyOverrides {
  readonly members?: number;
  readonly replicates?: number;
  readonly seed?: string;
  /** Sources of uncertainty to leave out beside those that the file leaves out. */
  readonly without?: readonly Source[];
  /** Two versions of the program, lived under instead of the file's program and worlds. */
  readonly versions?: { readonly old: LoadedProgram; readonly now: LoadedProgram };
}

/** The world of the second version of a program; that of the first is `program`. */
export const CHANGED_WORLD = 'changed';

/** A simulation ready to run, and the fingerprints of the files it stands on. */
export interface LoadedStudy {
  readonly study: Study;
  /** What `study` was made of. */
  readonly program: LoadedProgram;
  /** What it is to answer, in the words of the file; null where it does not say. */
  readonly question: string | null;
  /** What varies between its replicates. */
  readonly sources: readonly Source[];
  readonly fingerprints: {
    readonly simulation: string;
    /** Of the simulation that it is like. */
    readonly like?: string;
    readonly program: string;
    readonly assumptions: string;
    readonly population?: string;
    /** Of the programs of the simulation's own worlds, by their names. */
    readonly worlds?: Readonly<Record<string, string>>;
  };
}

const POPULATION = { schema: populationSchema, code: 'simulation-schema' } as const;

/** Reads a simulation file, its program and its assumption ledger, and checks them against each other. */
export async function loadStudy(path: string, overrides: StudyOverrides): Promise<Outcome<LoadedStudy>> {
  const file = await readSimulation(path);
  if (!file.ok) return file;
  const { place, source, like } = file.value;
  const { without = [], versions, ...said } = overrides;
  const worlds = versions === undefined ? {} : { worlds: ['program', { name: CHANGED_WORLD }] };
  const simulation: SimulationFile = { ...file.value.simulation, ...said, ...worlds };
  const problems: Problem[] = [];

  const program = versions?.old ?? (await loadProgram(simulation.program));
  problems.push(...problemsOf(program, place('/program')));

  const { from } = simulation.assumptions;
  const ledger = await readJson<AssumptionFile>(from, { schema: assumptionsSchema, code: 'simulation-schema' });
  if (!ledger.ok) return failure(...problems, ...pointedAt(place('/assumptions/from'), ledger.problems));
  const ledgerPlace = (pointer: string) => ledger.value.places.value(pointer);
  problems.push(...checkAssumptions(ledger.value.value).map((f) => placed(f, ledgerPlace)));

  const { population: populationPath } = simulation.population.purchase;
  const fitted = populationPath === undefined ? null : await readJson<PopulationFile>(populationPath, POPULATION);
  if (fitted !== null && !fitted.ok)
    return failure(...problems, ...pointedAt(place('/population/purchase/population'), fitted.problems));
  const population = fitted?.value.value ?? null;
  const { checked, plan } = program;
  if (checked === null || plan === null || hasErrors(problems)) return failure(...problems);

  const whole = versions === undefined ? simulation : withLadder(simulation, program);
  const own = resolveWorld(whole, program, ledger.value.value, population, place, '', problems);
  const alternatives: Record<string, Alternative> = {};
  const programs: Record<string, string> = {};
  for (const [i, world] of (simulation.worlds ?? []).entries()) {
    if (typeof world === 'string' || own === null) continue;
    const at = pointerTo('/worlds', i);
    const other = versions?.now ?? (world.program === undefined ? program : await loadProgram(world.program));
    if (other !== program) problems.push(...problemsOf(other, place(`${at}/program`)));
    if (other.checked === null) continue;
    const file = worldFile(simulation, world);
    const resolved = resolveWorld(
      versions === undefined ? file : withLadder(file, other),
      other,
      ledger.value.value,
      population,
      place,
      at,
      problems,
      laterOf(world, other === program ? own.settings : other.plan!.settings.map(({ value }) => value)),
    );
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
    simulation: fingerprint(source),
    ...(like === null ? {} : { like: fingerprint(like) }),
    program: fingerprint(program.source!),
    assumptions: fingerprint(ledger.value.places.source),
    ...(fitted === null ? {} : { population: fingerprint(fitted.value.places.source) }),
    ...(Object.keys(programs).length === 0 ? {} : { worlds: programs }),
  };
  const left = [...(simulation.uncertainty?.without ?? []), ...without];
  const sources = activeSources(study, left);
  return success({ study, program, question: simulation.question ?? null, sources, fingerprints });
}

/**
 * A ladder that this version of a program has: the one the file names, or where it names none or another version's, the
 * first in force on the start.
 */
function withLadder(file: SimulationFile, { plan }: Pick<LoadedProgram, 'plan'>): SimulationFile {
  const start = parseDay(file.start);
  if (plan === null || start === undefined || plan.ladders.some(({ name }) => name === file.ladder)) return file;
  const { ladder: _, ...rest } = file;
  const at = ladderOn(plan, null, start);
  return at === null ? rest : { ...rest, ladder: plan.ladders[at]!.name };
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

/** What is in force before the settings of a world are, where it says from when on they hold: a day that was checked. */
function laterOf({ from }: WorldPart, before: LaterValues['before']): LaterValues | null {
  return from === undefined ? null : { from: parseDay(from)!, before };
}

/** A program with what a simulation, or its world at `at`, makes of it; null, and problems told, where that does not fit. */
function resolveWorld(
  file: SimulationFile,
  { checked, plan }: Pick<LoadedProgram, 'checked' | 'plan'>,
  ledger: AssumptionFile,
  population: PopulationFile | null,
  place: Place,
  at: string,
  problems: Problem[],
  later: LaterValues | null = null,
): Alternative | null {
  if (checked === null || plan === null) return null;
  const settings = settingValues(checked, plan, file.settings ?? {}, later);
  for (const { name, title, help } of settings.misfits) {
    // A name that is no setting is found by `resolveSpec`, with the other names of the file.
    if (!plan.settings.some((setting) => setting.name === name)) continue;
    const span = place(pointerTo(`${at}/settings`, name));
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
    ...resolved.findings.map((f) => placed(isOwn(f.pointer) ? { ...f, pointer: at + f.pointer } : f, place)),
  );
  return null;
}

/** Where the value at a JSON pointer is written. */
type Place = (pointer: string) => Span;

/** What is wrong with a program: in its own lines, or where `naming` names what cannot be read. */
function problemsOf({ source, problems }: LoadedProgram, naming: Span): readonly Problem[] {
  return source === null ? pointedAt(naming, problems) : problems;
}

function placed(found: Finding, place: Place): Problem {
  const { problem: p, unknown } = found;
  const suggestion = unknown === undefined ? undefined : didYouMean(nearest(unknown.name, unknown.known));
  return {
    ...p,
    labels: [{ span: place(found.pointer), text: say``, primary: true }],
    ...(suggestion === undefined ? {} : { help: suggestion }),
  };
}

function fingerprint(source: SourceText): string {
  return createHash('sha256').update(source.text).digest('hex');
}
