import { compare } from '../../base/rational.ts';
import { describeDimension, sameDimension } from '../../model/dimension.ts';
import { say } from '../../report/wording.ts';
import { valuesOfSetting } from '../dated-values.ts';
import type { Scope } from '../scope.ts';
import { literalValue } from '../value.ts';
import { sameUnit } from './same-unit.ts';

/** A setting has all its values in one unit and within its what-if range, and a step that moves it. */
export function checkSettings(scope: Scope): void {
  for (const setting of scope.all('setting')) {
    const value = literalValue(scope, setting.value);
    if (value === undefined) continue;
    const [, ...later] = valuesOfSetting(scope, setting);
    for (const step of later) sameUnit(scope, step.value, setting.value, say`the first value`);
    if (setting.range === null) continue;
    const { low, high, step } = setting.range;
    const values = [low, high, step].map((node) => literalValue(scope, node));
    const stray = values.findIndex((v) => v !== undefined && !sameDimension(v.dimension, value.dimension));
    if (stray !== -1) {
      scope.report({
        code: 'unit-mismatch',
        title: say`the setting is ${describeDimension(value.dimension)}, but its range is ${describeDimension(values[stray]!.dimension)}`,
        at: [low, high, step][stray]!.span,
        label: say`another unit than the setting`,
        others: [{ span: setting.value.span, text: say`the setting` }],
      });
      continue;
    }
    const [a, b, c] = values;
    if (a === undefined || b === undefined || c === undefined) continue;
    for (const node of [setting.value, ...later.map((step) => step.value)]) {
      const v = literalValue(scope, node);
      if (v === undefined || (compare(a.value, v.value) <= 0 && compare(v.value, b.value) <= 0)) continue;
      scope.report({
        code: 'setting-range',
        title: say`\`${setting.name.text}\` lies outside its own range`,
        at: node.span,
        label: say`the value`,
        others: [{ span: { ...low.span, end: high.span.end }, text: say`the range` }],
      });
    }
    if (c.value.n <= 0n) {
      scope.report({
        code: 'setting-range',
        title: say`a step must be more than zero`,
        at: step.span,
        label: say`moves nothing`,
      });
    }
  }
}
