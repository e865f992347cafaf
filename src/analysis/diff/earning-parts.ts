import type { CapNode, EarnNode } from '../../syntax/earning-tree.ts';
import type { RefundNode } from '../../syntax/refund-tree.ts';
import type { PartList } from './part-list.ts';

/** From what gives the member least to what gives most. */
const ROUNDINGS = ['down', 'half even', 'half up', 'up'];

export function earningParts(list: PartList, node: EarnNode, path = ''): void {
  list.period(node.period, path);
  list.condition('earning-condition', node.when, path);
  list.condition('earning-rate', node.formula, path);
  for (const part of node.parts) {
    switch (part.part) {
      case 'rounded':
        list.skip(part);
        list.add('earning-rounding', { ...part, part: null }, part.span, {
          path,
          value: part.to === null ? ROUNDINGS.indexOf(part.rounding) : null,
        });
        break;
      case 'carrying':
        list.add('earning-remainder', part, part.span, { path });
        break;
      case 'cap':
        list.skip(part);
        list.add('earning-limit', part.limit, part.limit.span, {
          path,
          value: part.limit.kind === 'times' ? Number(part.limit.count.value.n) : part.limit,
        });
        list.add('earning-limit-window', { over: part.over }, part.span, {
          path,
          ...(typeof part.over === 'string' ? { text: part.over } : { text: list.text(part.over.span) }),
        });
        break;
      case 'rest':
        list.add('earning-rest', part, part.span, { path });
        break;
      case 'within':
        list.add('earning-shared-limit', part, part.span, { path });
        break;
    }
  }
  list.rest('earning', node, path);
}

export function capParts(list: PartList, node: CapNode): void {
  list.condition('shared-limit', node.limit);
  list.add('earning-limit-window', node.window, node.window.span);
  list.rest('shared-limit', node, 'the rule');
}

const AFTER_REFUND = {
  tier: { subject: 'refund-tier', worstFirst: ['recomputed', 'kept'] },
  rewards: { subject: 'refund-rewards', worstFirst: ['forfeited', 'kept'] },
  spent: { subject: 'refund-spent', worstFirst: ['forfeited', 'old expiry', 'new expiry'] },
} as const;

export function refundParts(list: PartList, node: RefundNode): void {
  list.period(node.period);
  for (const clause of node.clauses) {
    switch (clause.clause) {
      case 'tier':
      case 'rewards':
      case 'spent': {
        const { subject, worstFirst } = AFTER_REFUND[clause.clause];
        const said =
          clause.clause === 'tier' ? clause.tier : clause.clause === 'rewards' ? clause.rewards : clause.spent;
        list.add(subject, clause, clause.span, { value: (worstFirst as readonly string[]).indexOf(said) });
        break;
      }
      case 'reduces':
        list.add('refund', clause, clause.span, { path: `reduces ${clause.original.text}` });
        break;
      case 'rate':
      case 'counts':
      case 'unlinked':
        list.add('refund', clause, clause.span, { path: clause.clause });
        break;
    }
  }
  list.rest('refund', node);
}
