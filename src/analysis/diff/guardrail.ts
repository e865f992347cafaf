import { say, type Wording } from '../../report/wording.ts';
import type { ProgramDiff } from './diff.ts';
import type { Direction, Grade } from './subject.ts';

/** A bound on what a change may bring, as `grammar/guardrails.schema.json` has it. */
export interface Guardrail {
  readonly metric: Grade | Exclude<Direction, 'neutral'>;
  /** How many there may be. */
  readonly most: number;
  readonly action: 'warn' | 'block';
}

/** A guardrail with what was counted against it. */
export interface Judged extends Guardrail {
  readonly found: number;
}

/** Those guardrails that the changes of all programs break together. Changes that are accepted do not count. */
export function brokenGuardrails(guardrails: readonly Guardrail[], diffs: readonly ProgramDiff[]): readonly Judged[] {
  const open = diffs.flatMap(({ changes }) => changes.filter(({ accepted }) => accepted === undefined));
  return guardrails.flatMap((guardrail): Judged[] => {
    const { metric, most } = guardrail;
    const found = open.filter(({ change }) => change.grade === metric || change.direction === metric).length;
    return found > most ? [{ ...guardrail, found }] : [];
  });
}

export function guardrailText({ metric, most, found, action }: Judged): Wording {
  return action === 'block'
    ? say`blocked: ${found} changes of \`${metric}\`, at most ${most} may be`
    : say`watch out: ${found} changes of \`${metric}\`, at most ${most} should be`;
}
