import type { AssumptionOverride } from '../../population/assumption.ts';
import type { LikeFile, SimulationFile } from '../../population/simulation-file.ts';
import { assumptionAt, valueText } from '../knob.ts';
import type { StudioState } from '../state.ts';

/**
 * A simulation file that is like the one at work but for what is turned. It is to stand beside it.
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
  const settings: Record<string, string> = { ...whole.settings };
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
  const own: LikeFile = 'like' in said ? said : { like: name };
  const before = own.assumptions ?? {};
  const file: LikeFile = {
    $schema: said.$schema ?? '../grammar/simulation.schema.json',
    ...own,
    question: `What if ${told.join(', ')}?`,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(Object.keys(override).length === 0
      ? {}
      : { assumptions: { ...before, override: { ...before.override, ...override } } }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
