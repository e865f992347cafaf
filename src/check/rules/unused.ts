import type { ProblemCode } from '../../report/problem.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { Scope } from '../scope.ts';

const UNREAD: readonly {
  readonly kind: 'setting' | 'measure' | 'attribute';
  readonly code: ProblemCode;
  readonly fact: (name: string) => Wording;
  readonly label: Wording;
  readonly help: Wording;
}[] = [
  {
    kind: 'setting',
    fact: (name) => say`nothing reads the setting \`${name}\``,
    code: 'setting-unused',
    label: say`turning it changes nothing`,
    help: say`use it in a rule, or remove it`,
  },
  {
    kind: 'measure',
    fact: (name) => say`nothing reads the measure \`${name}\``,
    code: 'measure-unused',
    label: say`no rule or example asks for it`,
    help: say`use it in a rule or an example, or remove it`,
  },
  {
    kind: 'attribute',
    fact: (name) => say`nothing reads the attribute \`${name}\``,
    code: 'attribute-unused',
    label: say`no rule or example asks for it`,
    help: say`use it in a rule or an example, or remove it`,
  },
];

/** What nothing reads is a slip: a knob that turns nothing, a measure nobody is judged by. Runs last. */
export function checkUnused(scope: Scope): void {
  if (scope.program.broken) return;
  for (const { kind, fact, ...said } of UNREAD) {
    for (const { name } of scope.all(kind)) {
      if (scope.isRead(name.text)) continue;
      scope.report({
        ...said,
        severity: 'warning',
        title: fact(name.text),
        at: name.span,
      });
    }
  }
}
