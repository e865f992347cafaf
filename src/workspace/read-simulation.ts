import { dirname, isAbsolute, join, relative } from 'node:path';
import simulationSchema from '../../grammar/simulation.schema.json' with { type: 'json' };
import type { SourceText, Span } from '../base/span.ts';
import type { LikeFile, SimulationFile } from '../population/simulation-file.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { type JsonPlaces, pointerTo, segments } from './json-places.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { pointedAt } from './pointed-at.ts';
import { readJson } from './read-json.ts';

/** A simulation as its file says it, together with the file that it is like. */
export interface ReadSimulation {
  /** Complete. Its paths are seen from the working folder and no longer from the file. */
  readonly simulation: SimulationFile;
  /** Where the value at a JSON pointer is written, in whichever of the files that is. */
  readonly place: (pointer: string) => Span;
  readonly source: SourceText;
  /** The file that it is like. */
  readonly like: SourceText | null;
}

const KIND = { schema: simulationSchema, code: 'simulation-schema' } as const;

/** Reads a simulation file and, where it says only what is different from another one, that one too. */
export async function readSimulation(path: string): Promise<Outcome<ReadSimulation>> {
  const file = await readJson<SimulationFile | LikeFile>(path, KIND);
  if (!file.ok) return file;
  const { value, places } = file.value;
  const { source } = places;
  if (!isLike(value)) {
    const simulation = fromHere(value, path);
    return success({ simulation, place: (pointer) => places.value(pointer), source, like: null });
  }
  const otherPath = beside(path, value.like);
  const other = await readJson<SimulationFile | LikeFile>(otherPath, KIND);
  const named = places.value('/like');
  if (!other.ok) return failure(...pointedAt(named, other.problems));
  if (isLike(other.value.value)) {
    const { like } = other.value.value;
    const further = relative(dirname(path), beside(otherPath, like));
    return failure(
      problem({
        code: 'simulation-value',
        title: say`\`${value.like}\` does not say everything itself`,
        at: named,
        label: say`is like another file in its turn`,
        help: say`name \`${further}\`, and say here what is different from it`,
      }),
    );
  }
  return success({
    simulation: together(fromHere(value, path), fromHere(other.value.value, otherPath)),
    place: (pointer) => owner(pointer, places, other.value.places).value(pointer),
    source,
    like: other.value.places.source,
  });
}

function isLike(file: SimulationFile | LikeFile): file is LikeFile {
  return 'like' in file;
}

function together({ like: _, assumptions = {}, ...own }: LikeFile, other: SimulationFile): SimulationFile {
  const { question: _question, ...rest } = other;
  return {
    ...rest,
    ...own,
    assumptions: {
      ...other.assumptions,
      ...assumptions,
      override: { ...other.assumptions.override, ...assumptions.override },
    },
  };
}

/** The file that says what stands at a pointer. */
function owner(pointer: string, own: JsonPlaces, other: JsonPlaces): JsonPlaces {
  const path = segments(pointer);
  // All of a key comes from one file, but of the assumptions each number by itself.
  const deep = path[0] !== 'assumptions' ? 1 : path[1] === 'override' ? 3 : 2;
  const key = pointerTo('', ...path.slice(0, deep));
  return own.has(key) || !other.has(key) ? own : other;
}

/** With paths that were relative to the file. */
function fromHere<T extends SimulationFile | LikeFile>(file: T, path: string): T {
  const { program, worlds, population, assumptions } = file;
  const fitted = population?.purchase.population;
  return {
    ...file,
    ...(program === undefined ? {} : { program: beside(path, program) }),
    ...(worlds === undefined
      ? {}
      : {
          worlds: worlds.map((world) =>
            typeof world === 'string' || world.program === undefined
              ? world
              : { ...world, program: beside(path, world.program) },
          ),
        }),
    ...(population === undefined || fitted === undefined
      ? {}
      : {
          population: { ...population, purchase: { ...population.purchase, population: beside(path, fitted) } },
        }),
    ...(assumptions?.from === undefined
      ? {}
      : { assumptions: { ...assumptions, from: beside(path, assumptions.from) } }),
  };
}

function beside(path: string, other: string): string {
  if (isAbsolute(other)) return other;
  const joined = join(dirname(path), other);
  // Shown to people, so from where they stand.
  return isAbsolute(joined) ? joined : relative('', joined);
}
