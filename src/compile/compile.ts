import type { CheckedProgram } from '../check/checked-program.ts';
import { valuesOfSetting } from '../check/dated-values.ts';
import { ledgerUnit, literalValue } from '../check/value.ts';
import type { ReasoningCode } from '../report/reasoning-codes.ts';
import type { AvailableNode, ExpiresNode } from '../syntax/points-tree.ts';
import type { RefundClauseNode, RefundNode } from '../syntax/refund-tree.ts';
import { lowerAttribute } from './lower-attribute.ts';
import { lowerMilestone, lowerReward } from './lower-benefit.ts';
import { lowerChanges } from './lower-changes.ts';
import { lowerEarning, lowerSharedCap } from './lower-earning.ts';
import { lowerEvent } from './lower-event.ts';
import { lowerExample } from './lower-example.ts';
import { lowerFloor, lowerGrant, lowerLifetime } from './lower-grant.ts';
import { lowerGrid } from './lower-grid.ts';
import { lowerIntervention } from './lower-intervention.ts';
import { lowerLadder } from './lower-ladder.ts';
import { lowerLasting } from './lower-lasting.ts';
import { lowerMeasure } from './lower-measure.ts';
import { lowerPeriod } from './lower-period.ts';
import { lowerLength } from './lower-window.ts';
import { Lowering } from './lowering.ts';
import type { Plan, PlanAllowance } from './plan.ts';
import type { Condition } from './plan-condition.ts';
import type { PlanEvent } from './plan-event.ts';
import type { Availability, Expiry, PlanLedger } from './plan-ledger.ts';
import type { PlanRefund } from './plan-refund.ts';
import type { PlanSetting } from './plan-setting.ts';

/** Checked program to plan. Total: what could be wrong has been ruled out by the checker. */
export function compile(checked: CheckedProgram): Plan {
  const lowering = new Lowering(checked);
  const { scope } = lowering;
  return {
    name: checked.program.name.text,
    currency: scope.currency!,
    timezone: scope.all('timezone')[0]!.zone.text,
    settings: lowering.settings.map((node): PlanSetting => {
      const { range } = node;
      return {
        name: node.name.text,
        value: lowering.steps(valuesOfSetting(scope, node)),
        unit: lowering.unitOf(literalValue(scope, node.value)!.dimension),
        range:
          range === null
            ? null
            : { low: lowering.value(range.low), high: lowering.value(range.high), step: lowering.value(range.step) },
        span: node.name.span,
      };
    }),
    attributes: lowering.attributes.map((node) => lowerAttribute(lowering, node)),
    events: lowering.events.map((node): PlanEvent => {
      const refund = scope.all('refund').find((r) => r.by.text === node.name.text);
      return { ...lowerEvent(lowering, node), refund: refund === undefined ? null : lowerRefund(lowering, refund) };
    }),
    ledgers: lowering.ledgers.map((node): PlanLedger => {
      const unit = scope.units.get(ledgerUnit(node))!;
      return {
        name: node.name.text,
        label: (node.label ?? node.name).text,
        unit: { kind: 'points', ...unit },
        expiry: lowerExpiry(lowering, node.expires[0]!),
        suspended: lowerSuspended(lowering, node.expires[0]!),
        available: lowerAvailable(node.available[0]),
        negative: node.balance[0]!.negative,
        span: node.name.span,
      };
    }),
    measures: lowering.measures.map((node) => lowerMeasure(lowering, node)),
    earnings: lowering.earnings.map((owned, i, all) => lowerEarning(lowering, owned, all.slice(0, i))),
    caps: lowering.caps.map((node) => lowerSharedCap(lowering, node)),
    ladders: lowering.ladders.map((node) => lowerLadder(lowering, node)),
    lifetimes: lowering.lifetimes.map((node) => lowerLifetime(lowering, node)),
    floors: scope.all('floor').map((node, i, all) => lowerFloor(lowering, node, all.slice(0, i))),
    grants: scope.all('grant').map((node, i, all) => lowerGrant(lowering, node, all.slice(0, i))),
    rewards: lowering.rewards.map((node) => lowerReward(lowering, node)),
    milestones: lowering.milestones.map((node) => lowerMilestone(lowering, node)),
    benefits: lowering.benefits.map((node) => lowerLasting(lowering, node)),
    grid: scope.grid === undefined ? null : lowerGrid(lowering, scope.grid),
    interventions: lowering.interventions.map((node) => lowerIntervention(lowering, node)),
    changes: lowerChanges(lowering),
    examples: scope.all('example').map((node) => lowerExample(lowering, node)),
    allowances: scope.all('allow').map(
      ({ code, of }): PlanAllowance => ({
        code: code.text as ReasoningCode,
        of: of?.text ?? null,
        span: code.span,
      }),
    ),
  };
}

function lowerRefund(lowering: Lowering, node: RefundNode): PlanRefund {
  const of = lowering.event(node.of.text);
  const by = lowering.event(node.by.text);
  const find = <Clause extends RefundClauseNode['clause']>(wanted: Clause) =>
    node.clauses.find((c): c is Extract<RefundClauseNode, { clause: Clause }> => c.clause === wanted);
  const rate = find('rate')!;
  return {
    of,
    reduces: node.clauses.flatMap((c) =>
      c.clause === 'reduces'
        ? [{ field: lowering.field(by, c.by.text), original: lowering.field(of, c.original.text) }]
        : [],
    ),
    rate: rate.rate === 'proportion' ? { proportion: rate.rounding } : rate.rate,
    dated: find('counts')!.on,
    tier: find('tier')!.tier,
    // Where the checker asks for neither, nothing can be bought, or nothing is spent on what is refunded.
    rewards: find('rewards')?.rewards ?? 'kept',
    spent: find('spent')?.spent ?? 'forfeited',
    unlinked: find('unlinked')!.unlinked,
    inForce: lowerPeriod(node.period),
    spans: {
      rate: rate.span,
      dated: find('counts')!.span,
      tier: find('tier')!.span,
      unlinked: find('unlinked')!.span,
    },
    span: node.span,
  };
}

function lowerSuspended(lowering: Lowering, { suspended }: ExpiresNode): Condition | null {
  return suspended === null ? null : lowering.condition(suspended, null);
}

function lowerAvailable(node: AvailableNode | undefined): Availability | null {
  if (node === undefined) return null;
  if (node.how === 'after') return { kind: 'after', length: lowerLength(node.length) };
  return { kind: 'from', month: node.on.month, day: node.on.day };
}

function lowerExpiry(lowering: Lowering, node: ExpiresNode): Expiry {
  switch (node.how) {
    case 'never':
      return { kind: 'never' };
    case 'yearly':
      return { kind: 'yearly', month: node.on.month, day: node.on.day };
    case 'after earning':
      return { kind: node.how, length: lowerLength(node.length), monthEnd: node.monthEnd };
    case 'after latest': {
      const events = node.actions.flatMap((a) => (a.action === 'event' ? [lowering.event(a.event.text)] : []));
      const redemption = node.actions.some((a) => a.action === 'redemption');
      const any = node.actions.some((a) => a.action === 'activity');
      const of = any ? null : { events, redemption };
      return { kind: node.how, of, length: lowerLength(node.length), monthEnd: node.monthEnd };
    }
  }
}
