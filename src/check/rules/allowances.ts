import { REASONING_CODES } from '../../report/reasoning-codes.ts';
import { say } from '../../report/wording.ts';
import type { Scope } from '../scope.ts';

/** What is allowed is something that reasoning can find, of something there is, for a reason. */
export function checkAllowances(scope: Scope): void {
  const codes: readonly string[] = REASONING_CODES;
  for (const { code, of, reason } of scope.all('allow')) {
    if (!codes.includes(code.text)) scope.unknown(code, say`a finding that can be allowed`, codes);
    if (of !== null && !subjects(scope).includes(of.text))
      scope.unknown(of, say`anything in the program`, subjects(scope));
    if (reason.text.trim() === '') {
      scope.missing(
        say`the allowance has no reason`,
        reason.span,
        say`write the reason, as in \`because "the welcome bonus is meant"\``,
      );
    }
  }
}

/** Every name a finding can be about. */
function subjects(scope: Scope): string[] {
  const tiers = scope
    .all('ladder')
    .flatMap(({ clauses }) => clauses.flatMap((clause) => (clause.clause === 'tier' ? [clause.name.text] : [])));
  return [...scope.namesOf('event', 'points', 'measure', 'ladder', 'reward', 'milestone', 'benefit'), ...tiers];
}
