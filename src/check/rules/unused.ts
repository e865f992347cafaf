import type { ProblemCode } from '../../report/problem.ts';
import type { Scope } from '../scope.ts';

const UNREAD: readonly {
  readonly kind: 'setting' | 'measure' | 'attribute';
  readonly code: ProblemCode;
  readonly label: string;
  readonly help: string;
}[] = [
  {
    kind: 'setting',
    code: 'setting-unused',
    label: 'turning it changes nothing',
    help: 'use it in a rule, or remove it',
  },
  {
    kind: 'measure',
    code: 'measure-unused',
    label: 'no rule or example asks for it',
    help: 'use it in a rule or an example, or remove it',
  },
  {
    kind: 'attribute',
    code: 'attribute-unused',
    label: 'no rule or example asks for it',
    help: 'use it in a rule or an example, or remove it',
  },
];

/** What nothing reads is a slip: a knob that turns nothing, a measure nobody is judged by. Runs last. */
export function checkUnused(scope: Scope): void {
  if (scope.program.broken) return;
  for (const { kind, ...said } of UNREAD) {
    for (const { name } of scope.all(kind)) {
      if (scope.isRead(name.text)) continue;
      scope.report({
        ...said,
        severity: 'warning',
        title: `nothing reads the ${kind} \`${name.text}\``,
        at: name.span,
      });
    }
  }
}
