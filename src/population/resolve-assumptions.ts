import { say } from '../report/wording.ts';
import { type Assumption, type AssumptionOverride, overridden } from './assumption.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior } from './behavior.ts';
import { type Finding, finding, pointer, unknownName } from './finding.ts';
import type { AssumptionFile, SimulationFile } from './simulation-file.ts';

/** Where a simulation file names its population. */
const POPULATION = '/population/purchase/population';

/** What is wrong with an assumption ledger in itself: pointers are into the ledger. */
export function checkAssumptions(file: AssumptionFile): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const known = new Set(BEHAVIOR_NAMES.map((name) => BEHAVIOR_PLACES[name].id));
  file.assumptions.forEach((assumption, i) => {
    const at = pointer('assumptions', i, 'id');
    if (seen.has(assumption.id)) findings.push(finding(at, say`the assumption \`${assumption.id}\` stands twice`));
    else if (!known.has(assumption.id)) findings.push(unknownName(at, say`assumption`, assumption.id, [...known]));
    seen.add(assumption.id);
    findings.push(...checkRange(assumption, pointer('assumptions', i)));
  });
  for (const id of known) {
    if (!seen.has(id)) findings.push(finding('/assumptions', say`the assumption \`${id}\` is missing`));
  }
  return findings;
}

/** The ledger with fitted values and a simulation's own, of which none may have both; pointers are into the simulation file. */
export function overrideAssumptions(
  ledger: readonly Assumption[],
  file: SimulationFile,
  fitted: Readonly<Record<string, AssumptionOverride>>,
  findings: Finding[],
): readonly Assumption[] {
  const own = file.assumptions.override ?? {};
  const ids = ledger.map(({ id }) => id);
  for (const id of Object.keys(own)) {
    if (!ids.includes(id)) {
      findings.push(unknownName(pointer('assumptions', 'override', id), say`assumption`, id, ids));
    }
    if (id in fitted)
      findings.push(
        finding(pointer('assumptions', 'override', id), say`\`${id}\` has its value from the population file`),
      );
  }
  return ledger.map((base) => {
    const override = own[base.id] ?? fitted[base.id];
    if (override === undefined) return base;
    const assumption = overridden(base, override);
    const at = base.id in own ? pointer('assumptions', 'override', base.id) : POPULATION;
    findings.push(...checkRange(assumption, at));
    return assumption;
  });
}

function checkRange({ id, value, low, high }: Assumption, at: string): Finding[] {
  const name = BEHAVIOR_NAMES.find((each) => BEHAVIOR_PLACES[each].id === id);
  if (name === undefined) return [];
  const { least, most } = BEHAVIOR_PLACES[name];
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
