import type { FloorNode, GrantNode, LifetimeNode, TermNode, TierRef } from '../syntax/award-tree.ts';
import { lowerYearEnd } from './lower-ladder.ts';
import { lowerLength } from './lower-window.ts';
import type { Lowering } from './lowering.ts';
import { numbered } from './numbered.ts';
import type { PlanFloor, PlanGrant, PlanLifetime, Term } from './plan-grant.ts';

export function lowerLifetime(lowering: Lowering, node: LifetimeNode): PlanLifetime {
  return {
    name: node.name.text,
    label: (node.label ?? node.name).text,
    when: lowering.condition(node.when, null),
    gives: node.gives === null ? null : lowerTier(lowering, node.gives),
    revocable: node.revocable,
    span: node.name.span,
  };
}

/** `earlier` are the floors above this one, so that floors of one tier get distinct names. */
export function lowerFloor(lowering: Lowering, node: FloorNode, earlier: readonly FloorNode[]): PlanFloor {
  const gives = lowerTier(lowering, node.gives);
  const base = (floor: FloorNode) => `floor ${floor.gives.tier.text} of ${floor.gives.ladder.text}`;
  return {
    name: numbered(base(node), earlier.map(base)),
    ...gives,
    while: lowering.condition(node.while, null),
    span: node.span,
  };
}

/** `earlier` are the grants above this one, so that alike grants get distinct names. */
export function lowerGrant(lowering: Lowering, node: GrantNode, earlier: readonly GrantNode[]): PlanGrant {
  const event = lowering.event(node.on.text);
  const ladder = lowering.ladder(node.ladder.text);
  const { gives } = node;
  return {
    name: numbered(grantName(node), earlier.map(grantName)),
    event,
    ladder,
    tier:
      'tier' in gives
        ? { kind: 'fixed', tier: lowering.tier(ladder, gives.tier.text) }
        : {
            kind: 'named',
            field: lowering.field(event, gives.field.text),
            tiers: new Map(
              lowering.events[event]!.fields.find((field) => field.name.text === gives.field.text)!.choices.map(
                (choice) => [choice.text, lowering.tier(ladder, choice.text)],
              ),
            ),
          },
    term: lowerTerm(lowering, node.term),
    when: node.when === null ? { op: 'always' } : lowering.condition(node.when, event),
    goal:
      node.kept === null
        ? null
        : { when: lowering.condition(node.kept.when, null), term: lowerTerm(lowering, node.kept.term) },
    span: node.span,
  };
}

function grantName({ gives, ladder, on }: GrantNode): string {
  const what = 'tier' in gives ? `${gives.tier.text} of ${ladder.text}` : `${ladder.text} by ${gives.field.text}`;
  return `grant ${what} on ${on.text}`;
}

function lowerTier(lowering: Lowering, ref: TierRef): { ladder: number; tier: number } {
  const ladder = lowering.ladder(ref.ladder.text);
  return { ladder, tier: lowering.tier(ladder, ref.tier.text) };
}

function lowerTerm(lowering: Lowering, node: TermNode): Term {
  switch (node.how) {
    case 'forever':
      return { kind: 'forever' };
    case 'year end':
      return lowerYearEnd(node);
    case 'for':
      return { kind: 'for', length: lowerLength(node.length), monthEnd: node.monthEnd };
    case 'until next':
      return { kind: 'until next', event: lowering.event(node.event.text) };
  }
}
