import type { Span } from '../../base/span.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { EventNode } from '../../syntax/event-tree.ts';
import type { RefundClauseNode, RefundNode } from '../../syntax/refund-tree.ts';
import type { Scope } from '../scope.ts';

const CLAUSES: Readonly<Record<RefundClauseNode['clause'], { what: Wording; help: Wording }>> = {
  reduces: { what: say`what it reduces`, help: say`write \`reduces amount by amount\`` },
  rate: {
    what: say`how points are taken back`,
    help: say`write \`earn again on the remainder\`, \`reverse at the current rate\` or \`reverse in proportion, rounded down\``,
  },
  counts: {
    what: say`on which day it counts`,
    help: say`write \`counts on the original day\` or \`counts on the refund day\``,
  },
  tier: { what: say`what it does to the tier`, help: say`write \`keep the tier\` or \`recompute the tier\`` },
  rewards: {
    what: say`what it does to rewards whose points are gone`,
    help: say`write \`keep the rewards\` or \`forfeit the rewards\``,
  },
  spent: {
    what: say`what becomes of points spent on what is refunded`,
    help: say`write \`restore spent points with their old expiry\` or \`forfeit spent points\``,
  },
  unlinked: {
    what: say`what happens when its original is not named`,
    help: say`write \`unlinked takes the latest purchase\`, \`unlinked takes from the fullest ledger\` or \`unlinked is refused\``,
  },
};

/** `purchase by return`: the part of a refund that names it. */
function head(refund: RefundNode): Span {
  return { ...refund.of.span, end: refund.by.span.end };
}

const NOT_AMOUNTS: ReadonlySet<string> = new Set(['choice', 'date']);

/** Reports that a refund does not say what it must. */
export function missingPolicy(scope: Scope, refund: RefundNode, clause: RefundClauseNode['clause']): void {
  scope.missing(say`the refund does not say ${CLAUSES[clause].what}`, head(refund), CLAUSES[clause].help);
}

/** A refund names its original's event, says by what it is reduced, and declares every policy that can matter. */
export function checkRefunds(scope: Scope): void {
  const buys = scope.all('reward').some((reward) => reward.price !== null);
  const taken = new Map<string, RefundNode>();
  for (const refund of scope.all('refund')) {
    const of = scope.find(refund.of, 'event');
    const by = scope.find(refund.by, 'event');
    for (const event of [of, by])
      if (event !== undefined && event.clock !== null) reportClockMade(scope, refund, event);
    const earlier = taken.get(refund.by.text);
    if (earlier !== undefined) scope.twice(say`the refund by \`${refund.by.text}\``, head(earlier), head(refund));
    taken.set(refund.by.text, refund);
    if (of !== undefined && of === by) {
      scope.report({
        code: 'rule-cycle',
        title: say`an event cannot take itself back`,
        at: refund.by.span,
        label: say`the same event`,
      });
    }
    const seen = new Map<string, RefundClauseNode>();
    for (const clause of refund.clauses) {
      const first = seen.get(clause.clause);
      if (first !== undefined && clause.clause !== 'reduces')
        scope.twice(CLAUSES[clause.clause].what, first.span, clause.span);
      seen.set(clause.clause, clause);
      if (clause.clause === 'reduces' && of !== undefined && by !== undefined) {
        const original = of.fields.find((f) => f.name.text === clause.original.text);
        const field = by.fields.find((f) => f.name.text === clause.by.text);
        if (original === undefined && !of.broken && of.clock === null)
          scope.unknown(
            clause.original,
            say`a field of \`${of.name.text}\``,
            of.fields.map((f) => f.name.text),
          );
        if (field === undefined && !by.broken && by.clock === null)
          scope.unknown(
            clause.by,
            say`a field of \`${by.name.text}\``,
            by.fields.map((f) => f.name.text),
          );
        if (
          original !== undefined &&
          field !== undefined &&
          (original.type !== field.type || original.unit?.text !== field.unit?.text || NOT_AMOUNTS.has(original.type))
        ) {
          scope.report({
            code: 'unit-mismatch',
            title: say`\`${clause.original.text}\` cannot be reduced by \`${clause.by.text}\``,
            at: clause.by.span,
            label: say`unlike fields`,
            others: [
              { span: original.span, text: say`the field reduced` },
              { span: field.span, text: say`the field it is reduced by` },
            ],
          });
        }
      }
      if (clause.clause === 'unlinked' && clause.of !== null && clause.of.text !== refund.of.text) {
        scope.report({
          code: 'name-kind',
          title: say`this refund takes back a \`${refund.of.text}\``,
          at: clause.of.span,
          label: say`write \`${refund.of.text}\``,
          fixes: [
            {
              title: say`write \`${refund.of.text}\``,
              edits: [{ span: clause.of.span, text: refund.of.text }],
              certain: true,
            },
          ],
        });
      }
    }
    const unlinked = seen.get('unlinked');
    const reductions = refund.clauses.filter((c) => c.clause === 'reduces');
    if (unlinked?.clause === 'unlinked' && unlinked.unlinked !== 'refused' && reductions.length > 1) {
      scope.report({
        code: 'value-range',
        title: say`a refund of several fields cannot be spread over the latest events`,
        at: unlinked.span,
        label: say`needs a single \`reduces\``,
        help: say`write \`unlinked is refused\`, or reduce one field`,
      });
    }
    const rate = seen.get('rate');
    if (rate?.clause === 'rate' && rate.rate === 'proportion' && reductions.length > 1) {
      scope.report({
        code: 'value-range',
        title: say`a proportion of several fields is not one proportion`,
        at: rate.span,
        label: say`needs a single \`reduces\``,
        help: say`reduce one field, or write \`earn again on the remainder\``,
      });
    }
    if (refund.broken) continue;
    for (const clause of Object.keys(CLAUSES) as RefundClauseNode['clause'][]) {
      // Points are spent on a purchase only where an example says so, and there it is asked for.
      if (clause === 'spent' || (clause === 'rewards' && !buys)) continue;
      if (!seen.has(clause)) missingPolicy(scope, refund, clause);
    }
  }
}

function reportClockMade(scope: Scope, refund: RefundNode, event: EventNode): void {
  const name = refund.of.text !== event.name.text ? refund.by : refund.of;
  scope.report({
    code: 'name-kind',
    title: say`the clock makes \`${event.name.text}\`, so it takes no part in a refund`,
    at: name.span,
    label: say`happens by itself`,
    others: [{ span: event.name.span, text: say`declared here` }],
  });
}
