import mappingSchema from '../../grammar/mapping.schema.json' with { type: 'json' };
import type { Comparison } from '../compile/plan-condition.ts';
import type { Outcome } from './outcome.ts';
import type { JsonFile } from './read-json.ts';
import { readJson } from './read-json.ts';

/** Which column of a table means what; the file's form is `grammar/mapping.schema.json`, which this type mirrors. */
export interface Mapping {
  readonly currency?: string;
  readonly member: string;
  readonly time: string | { readonly date: string; readonly time: string };
  readonly posted?: string;
  readonly skip?: readonly { readonly reason: string; readonly where: readonly MappingCondition[] }[];
  readonly events: readonly MappingEvent[];
  readonly unreadable?: 'fail' | 'skip';
}

export interface MappingCondition {
  readonly column: string;
  readonly empty?: boolean;
  readonly comparison?: Comparison;
  readonly value?: string | number;
}

export interface MappingEvent {
  readonly event: string;
  readonly where?: readonly MappingCondition[];
  readonly group?: 'row' | 'second' | 'minute' | 'day' | { readonly column: string };
  readonly id?: string | readonly string[];
  readonly refers?: string | readonly string[];
  readonly fields?: Readonly<Record<string, MappingField>>;
}

export interface MappingField {
  readonly column?: string;
  readonly product?: readonly string[];
  readonly negated?: boolean;
  readonly negative?: 'allowed' | 'refused';
  readonly words?: Readonly<Record<string, string>>;
}

/** Reads a mapping file. Whether it fits a program and a table is found out by `bindMapping`. */
export function readMapping(path: string): Promise<Outcome<JsonFile<Mapping>>> {
  return readJson<Mapping>(path, { schema: mappingSchema, code: 'data-mapping' });
}
