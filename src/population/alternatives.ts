import type { Behavior } from './behavior.ts';
import type { SimulationSpec, Study } from './simulation-spec.ts';

/** What a fall does to a member, taken away: how it feels, and how it slows purchases. The tier is lost all the same. */
const WITHOUT: Readonly<Record<string, Partial<Behavior>>> = {
  'no demotion': { demotionDrop: 0, demotionSlump: 0 },
  'no rule demotion': { demotionPolicy: 0 },
};

/** Whether a world is the program's own without what falls do. */
export function isDemotionWorld(world: string): boolean {
  return Object.hasOwn(WITHOUT, world);
}

/** The worlds of a simulation that are the program's own without what falls do. */
export function demotionWorlds(study: Pick<Study, 'plan' | 'settings' | 'spec'>): Study['alternatives'] {
  const wanted = study.spec.worlds.filter(isDemotionWorld);
  return Object.fromEntries(
    wanted.map((world) => [world, { ...study, spec: specWith(study.spec, WITHOUT[world]!) }] as const),
  );
}

function specWith(spec: SimulationSpec, changes: Partial<Behavior>): SimulationSpec {
  return {
    ...spec,
    behavior: { ...spec.behavior, ...changes },
    personas: spec.personas.map((persona) => ({ ...persona, behavior: { ...persona.behavior, ...changes } })),
  };
}
