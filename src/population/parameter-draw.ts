import { Draws } from '../base/draws.ts';
import type { FittedDraw } from './fitted.ts';
import { PURPOSE } from './purposes.ts';
import type { SimulationSpec, Study } from './simulation-spec.ts';

/**
 * The study as one replicate has it: of a population fitted to samples of the customers, each replicate takes the
 * parameters of one, the same in all its worlds. Members are thereby as uncertain as what is known of them.
 */
export function studyOf(study: Study, replicate: number): Study {
  const found = study.spec.fitted?.draws ?? [];
  if (found.length === 0) return study;
  const draws = new Draws(study.key);
  draws.turnTo(replicate, 0);
  const draw = found[Math.floor(draws.uniform(PURPOSE.parameters, 0) * found.length)]!;
  const alternatives = Object.entries(study.alternatives).map(
    ([world, own]) => [world, { ...own, spec: specWith(own.spec, draw) }] as const,
  );
  return { ...study, spec: specWith(study.spec, draw), alternatives: Object.fromEntries(alternatives) };
}

function specWith(spec: SimulationSpec, { behavior, dropout }: FittedDraw): SimulationSpec {
  return {
    ...spec,
    behavior: { ...spec.behavior, ...behavior },
    personas: spec.personas.map((persona) => ({ ...persona, behavior: { ...persona.behavior, ...behavior } })),
    fitted: spec.fitted === null ? null : { ...spec.fitted, dropout },
  };
}
