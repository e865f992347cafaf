import { say } from '../report/wording.ts';
import { type Assumption, overridden } from './assumption.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior, type Place } from './behavior.ts';
import { ECONOMICS_NAMES, ECONOMICS_PLACES, type Economics } from './economics.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import type { AssumptionFile, SimulationFile } from './simulation-file.ts';

/** Every number of the ledger by its id. */
const PLACES: ReadonlyMap<string, Place> = new Map(
  [
    ...BEHAVIOR_NAMES.map((name) => BEHAVIOR_PLACES[name]),
    ...ECONOMICS_NAMES.map((name) => ECONOMICS_PLACES[name]),
  ].map((place) => [place.id, place]),
);

/** What is wrong with an assumption ledger in itself: pointers are into the ledger. */
export function checkAssumptions(file: AssumptionFile): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  file.assumptions.forEach((assumption, i) => {
    const at = pointer('assumptions', i, 'id');
    if (seen.has(assumption.id)) findings.push(finding(at, say`the assumption \`${assumption.id}\` stands twice`));
    else if (!PLACES.has(assumption.id))
      findings.push(unknownName(at, say`assumption`, assumption.id, [...PLACES.keys()]));
    seen.add(assumption.id);
    findings.push(...checkRange(assumption, pointer('assumptions', i)));
  });
  for (const id of PLACES.keys()) {
    if (!seen.has(id)) findings.push(finding('/assumptions', say`the assumption \`${id}\` is missing`));
  }
  return findings;
}

/** The ledger with a simulation's own values; pointers are into the simulation file. */
export function overrideAssumptions(
  ledger: readonly Assumption[],
  file: SimulationFile,
  findings: Finding[],
): readonly Assumption[] {
  const own = file.assumptions.override ?? {};
  const ids = ledger.map(({ id }) => id);
  for (const id of Object.keys(own)) {
    if (!ids.includes(id)) {
      findings.push(unknownName(pointer('assumptions', 'override', id), say`assumption`, id, ids));
    }
  }
  return ledger.map((base) => {
    const override = own[base.id];
    if (override === undefined) return base;
    const assumption = overridden(base, override);
    findings.push(...checkRange(assumption, pointer('assumptions', 'override', base.id)));
    return assumption;
  });
}

function checkRange({ id, value, low, high }: Assumption, at: string): Finding[] {
  const place = PLACES.get(id);
  if (place === undefined) return [];
  const { least, most } = place;
  const findings: Finding[] = [];
  if (value < least || value > most) {
    findings.push(finding(`${at}/value`, say`\`${id}\` is ${value}, outside ${least} to ${most}`));
  }
  if (value < low || value > high) {
    findings.push(finding(`${at}/value`, say`\`${id}\` is ${value}, outside its own range of ${low} to ${high}`));
  }
  return findings;
}

/** The numbers the model reads, out of a ledger that has been checked to hold them all. */
export function behaviorOf(assumptions: readonly Assumption[]): Behavior {
  const values = new Map(assumptions.map(({ id, value }) => [id, value]));
  return Object.fromEntries(BEHAVIOR_NAMES.map((name) => [name, values.get(BEHAVIOR_PLACES[name].id)!])) as {
    [Name in keyof Behavior]: number;
  };
}

/** The numbers that the money is counted by, out of a ledger that has been checked to hold them all. */
export function economicsOf(assumptions: readonly Assumption[]): Economics {
  const values = new Map(assumptions.map(({ id, value }) => [id, value]));
  return Object.fromEntries(ECONOMICS_NAMES.map((name) => [name, values.get(ECONOMICS_PLACES[name].id)!])) as {
    [Name in keyof Economics]: number;
  };
}
