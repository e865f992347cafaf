import { type Problem, problem } from '../../report/problem.ts';
import { say } from '../../report/wording.ts';
import { changeText, searchText } from './change-text.ts';
import type { ProgramDiff } from './diff.ts';

/** Changes that are worse or different for somebody, as what a forge shows beside the lines of a change. */
export function diffProblems({ now, changes }: ProgramDiff): Problem[] {
  return changes.flatMap(({ change, search, accepted }): Problem[] => {
    if (accepted !== undefined || (change.direction !== 'worse' && change.direction !== 'different')) return [];
    const found = search?.found ?? null;
    return [
      problem({
        code: 'change-for-members',
        severity: 'warning',
        title: say`${change.id} (${change.grade}): ${changeText(change)}`,
        // What is gone has no place in the new text; the program's name stands for it.
        at: change.now?.span ?? now.checked.program.name.span,
        notes: search === null ? [] : [searchText(search)],
        help: say`where it is meant, accept \`${change.fingerprint}\` with a reason`,
        ...(found === null ? {} : { witness: `${found.old}\n${found.now}` }),
      }),
    ];
  });
}
