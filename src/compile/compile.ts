import type { Rational } from '../base/rational.ts';
import type { CheckedProgram } from '../check/checked-program.ts';
import { valuesOfSetting } from '../check/dated-values.ts';
import { ledgerUnit, literalValue } from '../check/value.ts';
import type { BenefitClauseNode, ExpiresNode, MeasureNode, QuantityNode, RefundNode } from '../syntax/tree.ts';
import { lowerChanges } from './lower-changes.ts';
import { lowerEarning } from './lower-earning.ts';
import { lowerExample } from './lower-example.ts';
import { lowerGrid } from './lower-grid.ts';
import { lowerIntervention } from './lower-intervention.ts';
import { lowerLadder } from './lower-ladder.ts';
import { lowerPeriod } from './lower-period.ts';
import { lowerLength, lowerWindow } from './lower-window.ts';
import { Lowering } from './lowering.ts';
import type {
  Expiry,
  Length,
  Plan,
  PlanEvent,
  PlanLedger,
  PlanMeasure,
  PlanMilestone,
  PlanRefund,
  PlanReward,
  PlanSetting,
} from './plan.ts';

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
    events: lowering.events.map((node): PlanEvent => {
      const refund = scope.all('refund').find((r) => r.by.text === node.name.text);
      return {
        name: node.name.text,
        label: (node.label ?? node.name).text,
        fields: node.fields.map((field) => ({
          name: field.name.text,
          type: field.type,
          choices: field.choices.map((choice) => choice.text),
        })),
        refund: refund === undefined ? null : lowerRefund(lowering, refund),
        span: node.name.span,
      };
    }),
    ledgers: lowering.ledgers.map((node): PlanLedger => {
      const unit = scope.units.get(ledgerUnit(node))!;
      return {
        name: node.name.text,
        label: (node.label ?? node.name).text,
        unit: { kind: 'points', ...unit },
        expiry: lowerExpiry(node.expires[0]!),
        negative: node.balance[0]!.negative,
        span: node.name.span,
      };
    }),
    measures: lowering.measures.map((node) => lowerMeasure(lowering, node)),
    earnings: lowering.earnings.map((owned, i, all) => lowerEarning(lowering, owned, all.slice(0, i))),
    ladders: lowering.ladders.map((node) => lowerLadder(lowering, node)),
    rewards: lowering.rewards.map((node): PlanReward => {
      const issued = clause(node.clauses, 'issued');
      return {
        name: node.name.text,
        label: (node.label ?? node.name).text,
        ledger: node.ledger === null ? lowering.ledgerOfUnit(node.price) : lowering.ledger(node.ledger.text),
        price: whole(lowering, node.price),
        ...benefit(lowering, node.clauses),
        automatic: issued?.at === 'once',
        inForce: lowerPeriod(node.period),
        span: node.name.span,
      };
    }),
    milestones: lowering.milestones.map(
      (node): PlanMilestone => ({
        name: node.name.text,
        label: (node.label ?? node.name).text,
        reads: { op: 'measure', measure: lowering.measure(node.measure.text) },
        first: lowering.value(node.first),
        every: node.every === null ? null : lowering.value(node.every),
        inForce: lowerPeriod(node.period, lowering.end),
        ...benefit(lowering, node.clauses),
        span: node.name.span,
      }),
    ),
    grid: scope.grid === undefined ? null : lowerGrid(lowering, scope.grid),
    interventions: lowering.interventions.map((node) => lowerIntervention(lowering, node)),
    changes: lowerChanges(lowering),
    examples: scope.all('example').map((node) => lowerExample(lowering, node)),
  };
}

function lowerRefund(lowering: Lowering, node: RefundNode): PlanRefund {
  const of = lowering.event(node.of.text);
  const by = lowering.event(node.by.text);
  const find = <Clause extends RefundNode['clauses'][number]['clause']>(wanted: Clause) =>
    node.clauses.find((c): c is Extract<RefundNode['clauses'][number], { clause: Clause }> => c.clause === wanted)!;
  return {
    of,
    reduces: node.clauses.flatMap((c) =>
      c.clause === 'reduces'
        ? [{ field: lowering.field(by, c.by.text), original: lowering.field(of, c.original.text) }]
        : [],
    ),
    rate: find('rate').rate,
    dated: find('counts').on,
    tier: find('tier').tier,
    unlinked: find('unlinked').unlinked,
    inForce: lowerPeriod(node.period),
    spans: {
      rate: find('rate').span,
      dated: find('counts').span,
      tier: find('tier').span,
      unlinked: find('unlinked').span,
    },
    span: node.span,
  };
}

function lowerExpiry(node: ExpiresNode): Expiry {
  switch (node.how) {
    case 'never':
      return { kind: 'never' };
    case 'yearly':
      return { kind: 'yearly', month: node.on.month, day: node.on.day };
    default:
      return { kind: node.how, length: lowerLength(node.length), monthEnd: node.monthEnd };
  }
}

function lowerMeasure(lowering: Lowering, node: MeasureNode): PlanMeasure {
  const { source } = node;
  const event = source.how === 'field' || source.how === 'count' ? lowering.event(source.event.text) : null;
  return {
    name: node.name.text,
    unit: lowering.unitOf(lowering.measureDimension(node)),
    source:
      source.how === 'earned' || source.how === 'balance'
        ? { kind: source.how, ledger: lowering.ledger(source.ledger.text) }
        : source.how === 'field'
          ? { kind: 'field', event: event!, field: lowering.field(event!, source.field.text) }
          : { kind: 'count', event: event! },
    dated: node.byPosting === null ? 'happened' : 'posted',
    when: node.where === null ? null : lowering.condition(node.where, event),
    window: node.window === null ? { kind: 'lifetime' } : lowerWindow(node.window),
    span: node.name.span,
  };
}

function clause<Kind extends BenefitClauseNode['clause']>(clauses: readonly BenefitClauseNode[], kind: Kind) {
  return clauses.find((c): c is Extract<BenefitClauseNode, { clause: Kind }> => c.clause === kind);
}

function benefit(
  lowering: Lowering,
  clauses: readonly BenefitClauseNode[],
): { worth: bigint; cost: bigint; useWithin: Length | null } {
  const money = (kind: 'worth' | 'costs') => {
    const found = clauses.find((c) => c.clause === kind);
    return found?.clause === 'worth' || found?.clause === 'costs' ? whole(lowering, found.value) : 0n;
  };
  const within = clause(clauses, 'use')?.within ?? null;
  return { worth: money('worth'), cost: money('costs'), useWithin: within === null ? null : lowerLength(within) };
}

function whole(lowering: Lowering, node: QuantityNode): bigint {
  const value: Rational = lowering.value(node);
  return value.n;
}
