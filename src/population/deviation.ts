import { demotionWorlds, isDemotionWorld } from './alternatives.ts';
import type { Assumption } from './assumption.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior } from './behavior.ts';
import { ECONOMICS_NAMES, ECONOMICS_PLACES, type Economics } from './economics.ts';
import type { Alternative, Persona, SimulationSpec, Study } from './simulation-spec.ts';

/**
 * How far assumptions lie from their values, by id: 0 is the value, -1 the low end of its range, 1 the high end, and in
 * between in proportion. A world or a persona with a value and a range of its own deviates as far within those.
 */
export type Deviations = Readonly<Record<string, number>>;

/** The value at a deviation; at -1 and 1 exactly the ends of the range. */
export function deviated(assumption: Assumption, by: number): number {
  const { value, low, high } = assumption;
  if (by === 0) return value;
  const end = by < 0 ? low : high;
  const reached = Math.abs(by) >= 1 ? end : value + Math.abs(by) * (end - value);
  return WHOLE.has(assumption.id) ? Math.round(reached) : reached;
}

/** How far a value within the range lies from the assumption's own. */
export function deviationOf({ value, low, high }: Assumption, reached: number): number {
  if (reached === value) return 0;
  return reached < value ? (reached - value) / (value - low) : (reached - value) / (high - value);
}

/** Whether the number has a range at all; one without is the same in every draw. */
export function isUncertain({ low, high }: Assumption): boolean {
  return low < high;
}

/** The assumptions of which only whole numbers mean anything. */
const WHOLE: ReadonlySet<string> = new Set(
  Object.values(BEHAVIOR_PLACES).flatMap(({ id, whole }) => (whole === true ? [id] : [])),
);

/** The study with deviating numbers in every world; the study itself where nothing deviates. */
export function studyAt(study: Study, deviations: Deviations): Study {
  if (Object.values(deviations).every((by) => by === 0)) return study;
  const { plan, settings } = study;
  const own: Alternative = { plan, settings, spec: specAt(study.spec, deviations) };
  const others = Object.entries(study.alternatives).filter(([world]) => !isDemotionWorld(world));
  return {
    ...study,
    ...own,
    alternatives: {
      ...demotionWorlds(own),
      ...Object.fromEntries(
        others.map(([world, other]) => [world, { ...other, spec: specAt(other.spec, deviations) }] as const),
      ),
    },
  };
}

/** One world's numbers, those of its personas among them, where assumptions deviate; the same object where none does. */
export function specAt(spec: SimulationSpec, deviations: Deviations): SimulationSpec {
  if (Object.values(deviations).every((by) => by === 0)) return spec;
  const values = valuesAt(spec.assumptions, deviations);
  return {
    ...spec,
    behavior: behaviorAt(spec.behavior, values),
    economics: economicsAt(spec.economics, values),
    personas: spec.personas.map((persona) => personaAt(persona, deviations)),
    assumptions: spec.assumptions.map((each) => ({ ...each, value: values.get(each.id) ?? each.value })),
  };
}

function personaAt(persona: Persona, deviations: Deviations): Persona {
  return { ...persona, behavior: behaviorAt(persona.behavior, valuesAt(persona.assumptions, deviations)) };
}

/** The values of those that deviate. */
function valuesAt(assumptions: readonly Assumption[], deviations: Deviations): ReadonlyMap<string, number> {
  return new Map(
    assumptions.flatMap((each) => {
      const by = deviations[each.id] ?? 0;
      return by === 0 ? [] : [[each.id, deviated(each, by)] as const];
    }),
  );
}

function behaviorAt(behavior: Behavior, values: ReadonlyMap<string, number>): Behavior {
  const changed = BEHAVIOR_NAMES.filter((name) => values.has(BEHAVIOR_PLACES[name].id));
  return {
    ...behavior,
    ...Object.fromEntries(changed.map((name) => [name, values.get(BEHAVIOR_PLACES[name].id)!] as const)),
  };
}

function economicsAt(economics: Economics, values: ReadonlyMap<string, number>): Economics {
  const changed = ECONOMICS_NAMES.filter((name) => values.has(ECONOMICS_PLACES[name].id));
  return {
    ...economics,
    ...Object.fromEntries(changed.map((name) => [name, values.get(ECONOMICS_PLACES[name].id)!] as const)),
  };
}
