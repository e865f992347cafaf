import { existsSync } from 'node:fs';
import acceptedSchema from '../../grammar/accepted-changes.schema.json' with { type: 'json' };
import guardrailsSchema from '../../grammar/guardrails.schema.json' with { type: 'json' };
import type { Acceptance } from '../analysis/diff/diff.ts';
import type { Guardrail } from '../analysis/diff/guardrail.ts';
import { type Outcome, success } from './outcome.ts';
import { readJson } from './read-json.ts';

/** What is read where no other file is named, and where it is there. */
const GUARDRAILS = 'guardrails.json';
const ACCEPTED = 'accepted-changes.json';

/** Reads guardrails; none where no file is named and the usual one is not there. */
export async function readGuardrails(path: string | undefined): Promise<Outcome<readonly Guardrail[]>> {
  if (path === undefined && !existsSync(GUARDRAILS)) return success([]);
  const file = await readJson<{ guardrails: readonly Guardrail[] }>(path ?? GUARDRAILS, {
    schema: guardrailsSchema,
    code: 'guardrail-file',
  });
  return file.ok ? success(file.value.value.guardrails) : file;
}

/** Reads the changes that were accepted, in the same way. */
export async function readAccepted(path: string | undefined): Promise<Outcome<readonly Acceptance[]>> {
  if (path === undefined && !existsSync(ACCEPTED)) return success([]);
  const file = await readJson<{ accepted: readonly Acceptance[] }>(path ?? ACCEPTED, {
    schema: acceptedSchema,
    code: 'guardrail-file',
  });
  return file.ok ? success(file.value.value.accepted) : file;
}
