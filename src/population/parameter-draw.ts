import { Draws } from '../base/draws.ts';
import type { FittedDraw } from './fitted.ts';
import { PURPOSE } from './purposes.ts';
import type { SimulationSpec, Study } from './simulation-spec.ts';

/**
 * The study with one draw of the parameters of a population fitted to samples of the customers: those of one sample, the
 * same in all worlds. Members are thereby as uncertain as what is known of them. The study itself where `draw` is null.
 */
export function studyWithParameters(study: Study, draw: number | null): Study {
  const found = study.spec.fitted?.draws ?? [];
  if (found.length === 0 || draw === null) return study;
  const draws = new Draws(study.key);
  draws.turnTo(draw, 0);
  const sample = found[Math.floor(draws.uniform(PURPOSE.parameters, 0) * found.length)]!;
  const alternatives = Object.entries(study.alternatives).map(
    ([world, own]) => [world, { ...own, spec: specWith(own.spec, sample) }] as const,
  );
  return { ...study, spec: specWith(study.spec, sample), alternatives: Object.fromEntries(alternatives) };
}

function specWith(spec: SimulationSpec, { behavior, dropout }: FittedDraw): SimulationSpec {
  return {
    ...spec,
    behavior: { ...spec.behavior, ...behavior },
    personas: spec.personas.map((persona) => ({ ...persona, behavior: { ...persona.behavior, ...behavior } })),
    fitted: spec.fitted === null ? null : { ...spec.fitted, dropout },
  };
}
