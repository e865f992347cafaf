import type { Span } from '../../base/span.ts';
import { say } from '../../report/wording.ts';
import type { AvailableNode, ExpiresNode } from '../../syntax/points-tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';

/** Every ledger says when its points expire and what happens below zero: no silent default. */
export function checkPoints(scope: Scope, expressions: ExpressionChecker): void {
  for (const ledger of scope.all('points')) {
    if (ledger.unit !== null) scope.find(ledger.unit, 'unit');
    const [expires, second] = ledger.expires;
    if (second !== undefined) scope.twice(say`\`expires\``, expires!.span, second.span);
    if (expires !== undefined) checkExpiry(scope, expressions, expires);
    const [available, again] = ledger.available;
    if (again !== undefined) scope.twice(say`\`available\``, available!.span, again.span);
    if (expires !== undefined && available !== undefined) checkAvailable(scope, expires, available);
    const [balance, other] = ledger.balance;
    if (other !== undefined) scope.twice(say`\`balance\``, balance!.span, other.span);
    if (ledger.broken) continue;
    if (expires === undefined) {
      scope.missing(
        say`\`${ledger.name.text}\` does not say when it expires`,
        ledger.name.span,
        say`write \`expires never\`, or \`expires 12 months after earning\``,
      );
    }
    if (balance === undefined) {
      scope.missing(
        say`\`${ledger.name.text}\` does not say whether a refund may take it below zero`,
        ledger.name.span,
        say`write \`balance may go negative\` or \`balance stops at zero\``,
      );
    }
  }
}

/** Points of which each lot would lapse before it could be spent are a slip, as far as the two lengths can be compared. */
function checkAvailable(scope: Scope, expires: ExpiresNode, available: AvailableNode): void {
  if (expires.how !== 'after earning' || available.how !== 'after' || expires.monthEnd) return;
  const [lapse, wait] = [expires.length, available.length];
  if (lapse.unit !== wait.unit || wait.count < lapse.count) return;
  scope.report({
    code: 'value-range',
    title: say`the points expire before they can be spent`,
    at: wait.span,
    label: say`not before they are gone`,
    others: [{ span: lapse.span, text: say`gone by then` }],
    help: say`let them be available earlier, or expire later`,
  });
}

function checkExpiry(scope: Scope, expressions: ExpressionChecker, expires: ExpiresNode): void {
  const { suspended } = expires;
  if (suspended !== null) {
    expressions.condition(suspended, { event: null, measures: true, within: null });
    if (expires.how === 'never') {
      scope.report({
        code: 'value-range',
        title: say`what never expires cannot be suspended`,
        at: suspended.span,
        label: say`changes nothing`,
        help: say`remove this, or write when the points expire otherwise`,
      });
    }
  }
  if (expires.how !== 'after latest') return;
  const seen = new Map<string, Span>();
  for (const action of expires.actions) {
    const name = action.action === 'event' ? action.event.text : action.action;
    if (action.action === 'event') scope.find(action.event, 'event');
    const earlier = seen.get(name);
    if (earlier !== undefined) scope.twice(say`\`${name}\``, earlier, action.span);
    seen.set(name, action.span);
  }
  const activity = expires.actions.find((action) => action.action === 'activity');
  if (activity !== undefined && expires.actions.length > 1) {
    scope.report({
      code: 'value-range',
      title: say`\`activity\` already is every earning and spending`,
      at: activity.span,
      label: say`stands alone`,
      help: say`write \`latest activity\`, or name the actions that count`,
    });
  }
}
