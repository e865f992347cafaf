import type { OwnedEarning } from '../check/scope.ts';
import type { CapNode, EarnNode, EarnPartNode } from '../syntax/earning-tree.ts';
import { lowerAudience } from './lower-intervention.ts';
import { lowerPeriod } from './lower-period.ts';
import { lowerWindow } from './lower-window.ts';
import { everyOf, type Lowering } from './lowering.ts';
import { numbered } from './numbered.ts';
import type { PlanCap, PlanEarning, PlanSharedCap } from './plan-earning.ts';

/** `earlier` are the earning rules above this one, so that rules of one ledger and event get distinct names. */
export function lowerEarning(
  lowering: Lowering,
  { earn: node, within }: OwnedEarning,
  earlier: readonly OwnedEarning[],
): PlanEarning {
  const event = lowering.event(node.event.text);
  const base = ({ earn }: OwnedEarning) =>
    `earn ${earn.ledger.text} on ${earn.event.text}${earn.tag === null ? '' : ` as ${earn.tag.text}`}`;
  const rounded = part(node, 'rounded');
  const shared = part(node, 'within');
  const rest = part(node, 'rest');
  return {
    name: numbered(base({ earn: node, within }), earlier.map(base)),
    event,
    ledger: lowering.ledger(node.ledger.text),
    tag: node.tag?.text ?? null,
    when: everyOf([
      ...(within === null ? [] : [lowerAudience(lowering, within)]),
      ...(node.when === null ? [] : [lowering.condition(node.when, event)]),
    ]),
    amount: lowering.expression(node.formula, event),
    // Where the checker asked for no rounding the amount is whole, and any rounding leaves it as it is.
    rounding: rounded?.rounding ?? 'down',
    roundTo: rounded?.to == null ? 1n : lowering.value(rounded.to).n,
    carry: part(node, 'carrying') !== undefined,
    cap: lowerCap(lowering, node, event),
    within: shared === undefined ? null : lowering.cap(shared.cap.text),
    rest: rest === undefined ? null : lowering.ledger(rest.to.text),
    inForce: lowerPeriod(node.period, lowering.end),
    span: node.span,
  };
}

export function lowerSharedCap(lowering: Lowering, node: CapNode): PlanSharedCap {
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    limit: lowering.expression(node.limit, null),
    window: lowerWindow(lowering, node.window),
    span: node.name.span,
  };
}

function lowerCap(lowering: Lowering, node: EarnNode, event: number): PlanCap | null {
  const cap = part(node, 'cap');
  if (cap === undefined) return null;
  return {
    ...(cap.limit.kind === 'times'
      ? { limit: { op: 'constant', value: cap.limit.count.value }, counts: 'times' }
      : { limit: lowering.expression(cap.limit, event), counts: 'points' }),
    over: lowerOver(lowering, cap.over),
    span: cap.span,
  };
}

function lowerOver(lowering: Lowering, over: (EarnPartNode & { part: 'cap' })['over']): PlanCap['over'] {
  switch (over) {
    case 'event':
    case 'balance':
      return { kind: over };
    case 'day':
      return { kind: 'window', window: { kind: 'rolling', length: { unit: 'day', count: 1 } } };
    case 'month':
      return { kind: 'window', window: { kind: 'calendar month' } };
    case 'year':
      return { kind: 'window', window: { kind: 'year', month: 1, day: 1 } };
    default:
      return { kind: 'window', window: lowerWindow(lowering, over) };
  }
}

function part<Kind extends EarnPartNode['part']>(node: EarnNode, kind: Kind) {
  return node.parts.find((p): p is Extract<EarnPartNode, { part: Kind }> => p.part === kind);
}
