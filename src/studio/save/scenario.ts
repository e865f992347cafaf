import { formatDay } from '../../base/calendar.ts';
import type { AssumptionOverride } from '../../population/assumption.ts';
import type { LikeFile, SimulationFile, WorldPart } from '../../population/simulation-file.ts';
import { assumptionAt, valueText } from '../knob.ts';
import type { StudioState } from '../state.ts';
import { WHAT_IF } from '../turned-study.ts';

/**
 * A simulation file that is like the one at work and lays a world beside the program in which turned is what is turned, as
 * the screen does. It is to stand beside the file at work. Other worlds of that one's own are left out.
 * @param said the file at work as it is written; one that is like another stays so
 * @param whole the same, complete
 * @param name the name of the file at work
 */
export function scenarioText(
  { knobs, variant, opened }: StudioState,
  said: SimulationFile | LikeFile,
  whole: SimulationFile,
  name: string,
): string {
  const settings: Record<string, string> = {};
  const override: Record<string, AssumptionOverride> = {};
  const told: string[] = [];
  for (const knob of knobs) {
    const steps = variant[knob.id] ?? 0;
    if (steps === 0) continue;
    const value = valueText(knob, steps, opened.study);
    told.push(`${knob.name} at ${value}`);
    if (knob.kind === 'setting') settings[knob.name] = value;
    else {
      const { low, high, note } = knob.assumption;
      override[knob.name] = { value: assumptionAt(knob.assumption, steps).value, low, high, note };
    }
  }
  const world: WorldPart = {
    name: WHAT_IF,
    ...(Object.keys(settings).length === 0 ? {} : { from: formatDay(opened.study.spec.start), settings }),
    ...(Object.keys(override).length === 0 ? {} : { assumptions: { override } }),
  };
  const known = (whole.worlds ?? ['none']).filter((each) => typeof each === 'string' && each !== 'program');
  const own: LikeFile = 'like' in said ? said : { like: name };
  const file: LikeFile = {
    $schema: said.$schema ?? '../grammar/simulation.schema.json',
    ...own,
    question: `What if ${told.join(', ')}?`,
    worlds: ['program', world, ...known],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
