import { BEHAVIOR_NAMES, type Behavior } from '../behavior.ts';
import type { BlockJob } from '../block-job.ts';
import type { Study } from '../simulation-spec.ts';
import { FROM_START } from './from-start.ts';
import { worldStudy } from './world-study.ts';

const said = new WeakMap<Study, Map<string, string>>();

/**
 * What members of a world have lived through up to the start hangs on, as text: worlds and studies that say the same here,
 * lived by the same code, have the same past.
 */
export function pastName(study: Study, world: string): string {
  const ofStudy = said.get(study) ?? new Map<string, string>();
  said.set(study, ofStudy);
  const known = ofStudy.get(world) ?? pastText(worldStudy(study, world), world);
  ofStudy.set(world, known);
  return known;
}

/** The past of one block. */
export function blockPastName(study: Study, world: string, { replicate, block, cut }: BlockJob): string {
  return [replicate, block, cut, pastName(study, world)].join(' ');
}

function pastText({ settings, key, spec }: Study, world: string): string {
  const { behavior, personas, fitted, economics: _e, assumptions: _a, worlds: _w, replicates: _r, ...lived } = spec;
  const values = settings.map((steps) => steps.filter(({ from }, i) => i === 0 || from < spec.start));
  const kinds = personas.map((persona) => [persona.share, livedBy(persona.behavior)]);
  // Which parameters a run drew is in the numbers of behavior by now.
  const fit = fitted && [fitted.dropout, fitted.season];
  return JSON.stringify([world === 'none', key, values, livedBy(behavior), kinds, fit, lived], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

function livedBy(behavior: Behavior): readonly number[] {
  return BEHAVIOR_NAMES.filter((name) => !FROM_START.has(name)).map((name) => behavior[name]);
}
