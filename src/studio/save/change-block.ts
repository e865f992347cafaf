import { addMonths, formatDay } from '../../base/calendar.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { settingAt } from '../knob.ts';
import type { StudioState } from '../state.ts';

/** A change is written to come a year into the simulation and to be announced a quarter before; both are for people to set. */
const MONTHS_AHEAD = 12;
const MONTHS_OF_NOTICE = 3;

/** What a change may have to say beside its values, from the most to the least. Which of it a program needs, its check knows. */
const CLAUSES: readonly (readonly string[])[] = [
  ['judged by evaluation date', 'nothing for members already there'],
  ['judged by evaluation date'],
  ['nothing for members already there'],
  [],
];

/**
 * The program with a change at its end that turns the settings turned, in every form that may be right; the first that
 * checks is to be taken. None where no setting is turned.
 */
export function withChange({ knobs, variant, opened }: StudioState): string[] {
  const { plan, spec } = opened.study;
  const becomes = knobs.flatMap((knob) => {
    const steps = variant[knob.id] ?? 0;
    if (knob.kind !== 'setting' || steps === 0) return [];
    return [`${knob.name} becomes ${quantityText(settingAt(knob, steps), knob.setting.unit, plan.currency)}`];
  });
  if (becomes.length === 0) return [];
  const ahead = Math.min(MONTHS_AHEAD, Math.max(1, spec.horizon - 1));
  const on = addMonths(spec.start, ahead);
  const announced = addMonths(on, -Math.min(MONTHS_OF_NOTICE, ahead));
  return CLAUSES.map((clauses) => {
    const lines = [`announced ${formatDay(announced)}`, ...becomes, ...clauses];
    return inserted(opened.draft.text, [
      `  change on ${formatDay(on)} "What-if" {`,
      ...lines.map((line) => `    ${line}`),
      '  }',
    ]);
  });
}

/** Before the brace that closes the program, apart from what stands there. */
function inserted(text: string, lines: readonly string[]): string {
  const end = text.lastIndexOf('}');
  return `${text.slice(0, end).trimEnd()}\n\n${lines.join('\n')}\n${text.slice(end)}`;
}
