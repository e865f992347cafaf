import type { Scope } from '../scope.ts';

/** Every ledger says when its points expire and what happens below zero: no silent default. */
export function checkPoints(scope: Scope): void {
  for (const ledger of scope.all('points')) {
    if (ledger.unit !== null) scope.find(ledger.unit, 'unit');
    const [expires, second] = ledger.expires;
    if (second !== undefined) scope.twice('`expires`', expires!.span, second.span);
    const [balance, other] = ledger.balance;
    if (other !== undefined) scope.twice('`balance`', balance!.span, other.span);
    if (ledger.broken) continue;
    if (expires === undefined) {
      scope.missing(
        `\`${ledger.name.text}\` does not say when it expires`,
        ledger.name.span,
        'write `expires never`, or `expires 12 months after earning`',
      );
    }
    if (balance === undefined) {
      scope.missing(
        `\`${ledger.name.text}\` does not say whether a refund may take it below zero`,
        ledger.name.span,
        'write `balance may go negative` or `balance stops at zero`',
      );
    }
  }
}
