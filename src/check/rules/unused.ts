import type { Scope } from '../scope.ts';

/** What nothing reads is a slip: a knob that turns nothing, a measure nobody is judged by. Runs last. */
export function checkUnused(scope: Scope): void {
  if (scope.program.broken) return;
  for (const setting of scope.all('setting')) {
    if (scope.isRead(setting.name.text)) continue;
    scope.report({
      code: 'setting-unused',
      severity: 'warning',
      title: `nothing reads the setting \`${setting.name.text}\``,
      at: setting.name.span,
      label: 'turning it changes nothing',
      help: 'use it in a rule, or remove it',
    });
  }
  for (const measure of scope.all('measure')) {
    if (scope.isRead(measure.name.text)) continue;
    scope.report({
      code: 'measure-unused',
      severity: 'warning',
      title: `nothing reads the measure \`${measure.name.text}\``,
      at: measure.name.span,
      label: 'no rule or example asks for it',
      help: 'use it in a rule or an example, or remove it',
    });
  }
}
