import { replacedFrom } from '../compile/steps.ts';
import { specAt } from '../population/deviation.ts';
import type { Alternative, Study } from '../population/simulation-spec.ts';
import { assumptionAt, type Knob, settingAt, type Variant } from './knob.ts';

/** The world in which the knobs are turned, beside `program`, in which they stand as in the files. */
export const WHAT_IF = 'what-if';

/** A study of the program beside itself with knobs turned, on the same members and luck. */
export function turnedStudy(study: Study, knobs: readonly Knob[], variant: Variant): Study {
  return studyOfWorlds(study, { [WHAT_IF]: turned(study, knobs, variant) });
}

/** A study of the program beside other worlds only. */
export function studyOfWorlds(study: Study, alternatives: Readonly<Record<string, Alternative>>): Study {
  const worlds = ['program', ...Object.keys(alternatives)];
  return { ...study, spec: { ...study.spec, worlds }, alternatives };
}

/**
 * The program with knobs turned. A setting turns on the start: until then everybody has lived under the rules as they are,
 * and what the program itself would have made of the setting later does not come. Assumptions are about the members, and
 * so hold at all times.
 */
export function turned({ plan, settings, spec }: Study, knobs: readonly Knob[], variant: Variant): Alternative {
  const values = [...settings];
  const deviations: Record<string, number> = {};
  for (const knob of knobs) {
    const steps = variant[knob.id] ?? 0;
    if (steps === 0) continue;
    if (knob.kind === 'setting')
      values[knob.index] = replacedFrom(settings[knob.index]!, spec.start, settingAt(knob, steps));
    else deviations[knob.name] = assumptionAt(knob.assumption, steps).by;
  }
  return { plan, settings: values, spec: specAt(spec, deviations) };
}
