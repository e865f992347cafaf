import type { Day } from '../base/calendar.ts';
import { compare, type Rational } from '../base/rational.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import { literalValue } from '../check/value.ts';
import { sameDimension } from '../model/dimension.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { listed, say, type Wording } from '../report/wording.ts';
import { parseStatement } from '../syntax/parse-statement.ts';
import type { Plan } from './plan.ts';
import { quantityText } from './quantity-text.ts';
import { always, replacedFrom, type Steps } from './steps.ts';

/** Why a setting could not be given a value. `title` states the fact; `help` what would do. */
export interface SettingMisfit {
  readonly name: string;
  readonly title: Wording;
  readonly help: Wording | null;
}

/** Values that hold from a day on, and what is in force before it, in the order of the plan. */
export interface LaterValues {
  readonly from: Day;
  readonly before: readonly Steps[];
}

/**
 * The value of every setting of a plan, in its order, with some of them given anew as text in the program's own words
 * (`{ gold_stars: '300 star' }`), which then holds on every day unless it comes `later`. A value outside the setting's
 * what-if range is a misfit.
 */
export function settingValues(
  checked: CheckedProgram,
  plan: Plan,
  given: Readonly<Record<string, string>>,
  later: LaterValues | null = null,
): { values: readonly Steps[]; misfits: readonly SettingMisfit[] } {
  const values = [...(later?.before ?? plan.settings.map((setting) => setting.value))];
  const misfits: SettingMisfit[] = [];
  for (const [name, text] of Object.entries(given)) {
    const index = plan.settings.findIndex((setting) => setting.name === name);
    const setting = plan.settings[index];
    if (setting === undefined) {
      const names = plan.settings.map((s) => s.name);
      const known = names.length === 0 ? say`the program has no settings` : say`there is ${listed(names)}`;
      misfits.push({
        name,
        title: say`\`${name}\` is not a setting of the program`,
        help: didYouMean(nearest(name, names)) ?? known,
      });
      continue;
    }
    const value = readValue(checked, name, text);
    if (value === undefined) {
      const example = quantityText(setting.value.at(-1)!.value, setting.unit, plan.currency);
      misfits.push({
        name,
        title: say`\`${text}\` is not a value of \`${name}\``,
        help: say`write it as the program does, as in \`${example}\``,
      });
      continue;
    }
    const { range } = setting;
    if (range !== null && (compare(value, range.low) < 0 || compare(value, range.high) > 0)) {
      const show = (bound: Rational) => quantityText(bound, setting.unit, plan.currency);
      misfits.push({
        name,
        title: say`\`${text}\` lies outside the range of \`${name}\``,
        help: say`it runs from ${show(range.low)} to ${show(range.high)}`,
      });
      continue;
    }
    values[index] = later === null ? always(value) : replacedFrom(values[index]!, later.from, value);
  }
  return { values, misfits };
}

/** Read as the statement `setting name = text` would be, so that a value means the same everywhere. */
function readValue(checked: CheckedProgram, name: string, text: string): Rational | undefined {
  const { statement: node, problems } = parseStatement(`setting ${name} = ${text}`);
  const original = checked.scope.all('setting').find((setting) => setting.name.text === name);
  if (node?.kind !== 'setting' || original === undefined || problems.length > 0) return undefined;
  if (node.steps.length > 0 || node.range !== null) return undefined;
  const before = checked.scope.problems.length;
  const value = literalValue(checked.scope, node.value);
  const sound = checked.scope.problems.length === before;
  checked.scope.problems.length = before;
  const wanted = literalValue(checked.scope, original.value);
  if (!sound || value === undefined || wanted === undefined) return undefined;
  return sameDimension(value.dimension, wanted.dimension) ? value.value : undefined;
}
