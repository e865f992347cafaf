import type { FloorNode, GrantNode, LifetimeNode, TermNode } from '../../syntax/award-tree.ts';
import type { LadderNode, LastsNode, TierNode } from '../../syntax/ladder-tree.ts';
import type { Size } from './part.ts';
import { daysOf, type PartList } from './part-list.ts';

export function ladderParts(list: PartList, node: LadderNode): void {
  const tiers = node.clauses.filter((clause): clause is TierNode => clause.clause === 'tier');
  for (const clause of node.clauses) {
    switch (clause.clause) {
      case 'tier':
        tierParts(list, clause);
        break;
      case 'attain':
        list.add('attaining', clause, clause.span, {
          // At once is the shortest time; a review comes when it comes.
          value: clause.at === 'once' ? 0 : clause.at === 'review' ? null : daysOf(clause.at),
        });
        break;
      case 'lasts':
        list.add('lasting', clause, clause.span, { value: lastingDays(clause.lasts) });
        break;
      case 'review':
        list.add('review', clause, clause.span);
        break;
      case 'downgrade':
        list.add('downgrade', clause, clause.span, { value: ['to earned', 'one tier', 'never'].indexOf(clause.to) });
        break;
      case 'crossing':
        list.add('crossing', clause, clause.span);
        break;
      case 'in force':
        list.skip(clause);
        list.period(clause.period);
        break;
    }
  }
  list.add('order', {}, node.name.span, {
    meaning: JSON.stringify(tiers.map(({ name }) => name.text)),
    text: tiers.map(({ name }) => name.text).join(', '),
  });
  list.rest('ladder', node);
}

function tierParts(list: PartList, node: TierNode): void {
  const path = node.name.text;
  list.condition('tier-bar', node.when, path);
  list.condition('tier-bar-to-keep', node.kept, path);
  for (const ledger of node.clearing) list.add('tier-price', ledger, ledger.span, { path: `${path} ${ledger.text}` });
  for (const price of node.consuming)
    list.add('tier-price', price, price.amount.span, { path: `${path} ${price.ledger?.text ?? ''}` });
  for (const welcome of node.welcoming)
    list.add('tier-welcome', welcome, welcome.reward.span, { path: `${path} ${welcome.reward.text}` });
  if (node.takenBack.length > 0) list.add('tier-welcome-taken-back', node.takenBack, node.takenBack[0]!, { path });
  if (node.label !== null) list.add('label', node.label, node.label.span, { path });
  list.rest('tier', node, path);
}

/** Null where there is no telling how long. */
function lastingDays(lasts: LastsNode | TermNode): Size | null {
  switch (lasts.how) {
    case 'forever':
      return { family: 'forever', size: Number.POSITIVE_INFINITY };
    case 'for':
      return { family: lasts.how, size: daysOf(lasts.length) + (lasts.monthEnd ? 15 : 0) };
    case 'year end':
      // By how much later than the end of the first such year.
      return {
        family: lasts.from === null ? 'year' : `year from ${lasts.from.month}-${lasts.from.day}`,
        size: 366 * lasts.later + (lasts.beyond === null ? 0 : daysOf(lasts.beyond)),
      };
    default:
      return null;
  }
}

export function lifetimeParts(list: PartList, node: LifetimeNode): void {
  list.condition('lifetime-bar', node.when);
  list.add('lifetime-revocable', { revocable: node.revocable }, node.span, { value: node.revocable ? 1 : 0 });
  list.rest('lifetime-tier', { ...node, revocable: false } as LifetimeNode);
}

export function floorParts(list: PartList, node: FloorNode): void {
  list.condition('floor-condition', node.while);
  list.rest('floor', node);
}

export function grantParts(list: PartList, node: GrantNode): void {
  list.condition('grant-condition', node.when);
  list.add('grant-term', node.term, node.span, { value: lastingDays(node.term) });
  if (node.kept !== null) list.add('grant-goal', node.kept, node.kept.when.span);
  list.rest('grant', node);
}
