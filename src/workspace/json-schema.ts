import type { AnySchemaObject, DefinedError, ValidateFunction } from 'ajv/dist/2020.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Problem, ProblemCode } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, phrase, say, type Wording } from '../report/wording.ts';
import type { JsonPlaces } from './json-places.ts';
import { pointerTo, segments } from './json-places.ts';
import { schemaFact } from './schema-fact.ts';

/** A kind of JSON file: what it is allowed to hold, and the code its misfits are reported under. */
export interface JsonKind {
  /** JSON Schema, draft 2020-12. Unions are best written with a `discriminator`, so that only the meant form is judged. */
  readonly schema: AnySchemaObject;
  readonly code: ProblemCode;
}

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  discriminator: true,
  verbose: true,
});

/** Compiling a schema is slow beside using it, and a schema is one object for the life of the process. */
const compiled = new WeakMap<AnySchemaObject, ValidateFunction>();

/** Everything in which a JSON value does not fit its schema, in reading order, each at its own value or key. */
export function schemaProblems(value: unknown, kind: JsonKind, places: JsonPlaces): Problem[] {
  let validate = compiled.get(kind.schema);
  if (validate === undefined) {
    validate = ajv.compile(kind.schema);
    compiled.set(kind.schema, validate);
  }
  if (validate(value)) return [];
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const error of withoutUnionNoise((validate.errors ?? []) as DefinedError[])) {
    const found = schemaProblem(error, kind, places);
    // The branches of a union say the same thing each in its turn.
    const identity = JSON.stringify([found.title, found.labels]);
    if (!seen.has(identity)) problems.push(found);
    seen.add(identity);
  }
  return problems;
}

const UNIONS: ReadonlySet<string> = new Set(['anyOf', 'oneOf']);

/**
 * A value that fits no branch of a union brings the errors of all branches. Where some branch agrees with the value's
 * own shape and stumbles over something inside it, only what lies inside is told; else only that no form fits.
 */
function withoutUnionNoise(errors: readonly DefinedError[]): DefinedError[] {
  // `if` only says that its `then` or `else` failed, and what a bad key fails by is told once, by `propertyNames`.
  let kept = errors.filter((error) => error.keyword !== 'if' && error.propertyName === undefined);
  for (const union of errors.filter((error) => UNIONS.has(error.keyword))) {
    const at = union.instancePath;
    const isInside = (error: DefinedError) => error.instancePath.startsWith(`${at}/`);
    const inside = kept.some(isInside);
    kept = kept.filter((error) =>
      error.instancePath === at && !isKeyError(error) ? !inside && error === union : true,
    );
    if (kept.some((error) => error.instancePath === at && isKeyError(error)))
      kept = kept.filter((error) => error !== union);
  }
  return kept;
}

function isKeyError(error: DefinedError): boolean {
  return error.keyword === 'additionalProperties' || error.keyword === 'required';
}

function schemaProblem(error: DefinedError, kind: JsonKind, places: JsonPlaces): Problem {
  const pointer = error.instancePath;
  const key = unknownKey(error);
  if (key !== undefined) {
    const help = didYouMean(nearest(key, knownKeys(error.parentSchema)));
    return problem({
      code: kind.code,
      title: unknownTitle(key, pointer),
      at: places.key(pointerTo(pointer, key)),
      label: say`not a key that is known here`,
      ...(help === undefined ? { notes: knownKeysNote(error.parentSchema) } : { help }),
    });
  }
  const fact = schemaFact(error);
  const { description }: AnySchemaObject = error.keyword === 'required' ? {} : (error.parentSchema ?? {});
  return problem({
    code: kind.code,
    title: fact.title(subject(pointer)),
    at: places.short(pointer),
    label: fact.label,
    ...(typeof description === 'string' ? { body: phrase(description) } : {}),
    ...(fact.help === undefined ? {} : { help: fact.help }),
  });
}

function unknownKey(error: DefinedError): string | undefined {
  if (error.keyword === 'additionalProperties') return error.params.additionalProperty;
  if (error.keyword === 'unevaluatedProperties') return error.params.unevaluatedProperty;
  if (error.keyword === 'propertyNames') return error.params.propertyName;
  return undefined;
}

function knownKeys(schema: AnySchemaObject | undefined): string[] {
  const { properties }: AnySchemaObject = schema ?? {};
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
}

function knownKeysNote(schema: AnySchemaObject | undefined): Wording[] {
  const keys = knownKeys(schema);
  return keys.length === 0 ? [] : [say`the keys here are ${listed(keys.map((key) => `\`${key}\``))}`];
}

function subject(pointer: string): Wording {
  return pointer === '' ? say`the file` : say`\`${spoken(pointer)}\``;
}

function unknownTitle(key: string, pointer: string): Wording {
  const fact = say`unknown key \`${key}\``;
  return pointer === '' ? fact : say`${fact} in \`${spoken(pointer)}\``;
}

/** `/events/0/fields` as people say it: `events[0].fields`. */
function spoken(pointer: string): string {
  return segments(pointer).reduce((path, step) => {
    if (/^\d+$/.test(step)) return `${path}[${step}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}
