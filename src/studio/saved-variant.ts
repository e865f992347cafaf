import { compare } from '../base/rational.ts';
import type { Steps } from '../compile/steps.ts';
import type { Alternative, Study } from '../population/simulation-spec.ts';
import { assumptionAt, type Knob, settingAt, UNTURNED, type Variant } from './knob.ts';
import { turned, WHAT_IF } from './turned-study.ts';

/** The knobs as a scenario file has them that was saved here; unturned for any other file. */
export function savedVariant(study: Study, knobs: readonly Knob[]): Variant {
  const saved = study.alternatives[WHAT_IF];
  if (saved === undefined || saved.plan !== study.plan) return UNTURNED;
  const variant: Variant = Object.fromEntries(
    knobs.flatMap((knob) => {
      const steps = stepsTo(knob, saved);
      return steps === 0 ? [] : [[knob.id, steps] as const];
    }),
  );
  return says(turned(study, knobs, variant), saved) ? variant : UNTURNED;
}

/** How far a knob is turned where it has the value of the scenario; 0 where it cannot be turned there. */
function stepsTo(knob: Knob, { settings, spec }: Alternative): number {
  const { least, most } = knob;
  const places = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  if (knob.kind === 'setting') {
    const wanted = settings[knob.index]!.at(-1)!.value;
    return places.find((steps) => compare(settingAt(knob, steps), wanted) === 0) ?? 0;
  }
  const wanted = spec.assumptions.find(({ id }) => id === knob.assumption.id)?.value;
  return places.find((steps) => assumptionAt(knob.assumption, steps).value === wanted) ?? 0;
}

/** Whether two worlds of one program have the same values. */
function says(a: Alternative, b: Alternative): boolean {
  const values = ({ spec }: Alternative) => spec.assumptions.map(({ value }) => value);
  const others = values(b);
  return (
    a.settings.every((steps, i) => sameSteps(steps, b.settings[i]!)) &&
    values(a).every((value, i) => value === others[i])
  );
}

function sameSteps(a: Steps, b: Steps): boolean {
  return (
    a.length === b.length &&
    a.every(
      (step, i) => step.from === b[i]!.from && step.judged === b[i]!.judged && compare(step.value, b[i]!.value) === 0,
    )
  );
}
