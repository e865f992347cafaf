import { say } from '../report/wording.ts';
import { type Assumption, type AssumptionOverride, type LedgerChanges, overridden, turnedOff } from './assumption.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior, type Place } from './behavior.ts';
import { ECONOMICS_NAMES, ECONOMICS_PLACES, type Economics } from './economics.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import type { AssumptionFile } from './simulation-file.ts';

/** Every number of the ledger by its id. */
const PLACES: ReadonlyMap<string, Place> = new Map(
  [
    ...BEHAVIOR_NAMES.map((name) => BEHAVIOR_PLACES[name]),
    ...ECONOMICS_NAMES.map((name) => ECONOMICS_PLACES[name]),
  ].map((place) => [place.id, place]),
);

/** Where a simulation file names its population. */
const POPULATION = '/population/purchase/population';

/** What a population file says of the assumptions, by their ids. */
export type FittedAssumptions = Readonly<Record<string, AssumptionOverride>>;

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

/** The ledger with the values of a population file. */
export function fitAssumptions(
  ledger: readonly Assumption[],
  fitted: FittedAssumptions,
  findings: Finding[],
): readonly Assumption[] {
  return ledger.map((base) => {
    const own = fitted[base.id];
    if (own === undefined) return base;
    const assumption = overridden(base, own);
    for (const { problem } of checkRange(assumption, '')) findings.push({ pointer: POPULATION, problem });
    return assumption;
  });
}

/**
 * The ledger with other values; `at` points to where the simulation file says so. What comes from a population file cannot
 * be said otherwise beside it, because then it would no longer be the population that was fitted.
 */
export function changeAssumptions(
  ledger: readonly Assumption[],
  { off = [], override = {} }: LedgerChanges,
  at: string,
  fitted: FittedAssumptions,
  findings: Finding[],
): readonly Assumption[] {
  const settled = (id: string, where: string) => {
    if (id in fitted) findings.push(finding(at + where, say`\`${id}\` has its value from the population file`));
  };
  const ids = ledger.map(({ id }) => id);
  for (const id of Object.keys(override)) {
    if (!ids.includes(id)) findings.push(unknownName(at + pointer('override', id), say`assumption`, id, ids));
    settled(id, pointer('override', id));
  }
  const switches = ledger.filter((each) => each.off !== undefined).map(({ id }) => id);
  const groups = [...new Set(switches.map(groupOf))];
  off.forEach((name, i) => {
    if (!switches.includes(name) && !groups.includes(name))
      findings.push(unknownName(at + pointer('off', i), say`effect`, name, [...groups, ...switches]));
    for (const id of switches) if (id === name || groupOf(id) === name) settled(id, pointer('off', i));
  });
  return ledger.map((base) => {
    const own = override[base.id];
    if (own === undefined) return off.includes(base.id) || off.includes(groupOf(base.id)) ? turnedOff(base) : base;
    const assumption = overridden(base, own);
    findings.push(...checkRange(assumption, at + pointer('override', base.id)));
    return assumption;
  });
}

/** `demotion.drop` belongs to `demotion`. */
function groupOf(id: string): string {
  return id.split('.')[0]!;
}

function checkRange({ id, value, low, high, off }: Assumption, at: string): Finding[] {
  const place = PLACES.get(id);
  if (place === undefined) return [];
  const { least, most } = place;
  const findings: Finding[] = [];
  if (off !== undefined && (off < least || off > most)) {
    findings.push(finding(`${at}/off`, say`\`${id}\` is off at ${off}, outside ${least} to ${most}`));
  }
  if (value < least || value > most) {
    findings.push(finding(`${at}/value`, say`\`${id}\` is ${value}, outside ${least} to ${most}`));
  }
  for (const [end, name] of [
    [low, 'low'],
    [high, 'high'],
  ] as const) {
    if (end !== value && (end < least || end > most))
      findings.push(finding(`${at}/${name}`, say`\`${id}\` reaches ${end}, outside ${least} to ${most}`));
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
