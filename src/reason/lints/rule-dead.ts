import { compare } from '../../base/rational.ts';
import type { Span } from '../../base/span.ts';
import type { Plan } from '../../compile/plan.ts';
import type { PlanCap, PlanEarning } from '../../compile/plan-earning.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { roundEarning } from '../../engine/earning.ts';
import { isEvent } from '../../engine/order.ts';
import { say, type Wording } from '../../report/wording.ts';
import { greatestMeasure, isRefunded, isTakenBack, rangeOf } from '../bounds.ts';
import { conditionSpan } from '../condition-span.ts';
import type { Finding } from '../finding.ts';
import { nearness } from '../nearness.ts';
import { linksInCondition } from '../plan-links.ts';
import type { Reasoning } from '../reasoning.ts';
import { measuresShown } from '../shown-values.ts';
import { linearForm } from '../variables.ts';
import type { Witness } from '../witness-run.ts';

/** Earning rules that never give anything, limits that nothing comes to, milestones and benefits beyond reach. */
export function ruleDead(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  const rules = plan.earnings.flatMap((earning, i): Finding[] => {
    const dead = deadPart(reasoning, earning);
    if (dead === null) return [];
    return [
      {
        code: 'rule-dead',
        subjects: [plan.ledgers[earning.ledger]!.name, plan.events[earning.event]!.name],
        severity: 'warning',
        title: dead.title,
        at: dead.at,
        label: dead.label,
        help: dead.help,
        witness: largest(reasoning, i),
        shown: [{ of: 'ledger', ledger: earning.ledger }],
      },
    ];
  });
  return [...rules, ...milestones(reasoning), ...benefits(reasoning)];
}

interface DeadPart {
  readonly title: Wording;
  readonly at: Span;
  readonly label: Wording;
  readonly help: Wording;
}

function deadPart(reasoning: Reasoning, earning: PlanEarning): DeadPart | null {
  const { plan } = reasoning;
  const { when, event, amount, carry, cap, name } = earning;
  const nothing = say`\`${name}\` can never give anything`;
  if (!reasoning.possible([when], [], event)) {
    return {
      title: nothing,
      at: conditionSpan(when) ?? earning.span,
      label: say`this can never hold`,
      help: say`change its condition, or remove the rule`,
    };
  }
  const { greatest } = rangeOf(plan, amount, event);
  const most = greatest === null || carry ? null : roundEarning(earning, greatest);
  if (most !== null && most <= 0n) {
    return {
      title: nothing,
      at: earning.span,
      label: say`always rounded to nothing`,
      help: say`let it give more, or remove the rule`,
    };
  }
  const limit = cap === null ? null : fixedLimit(plan, cap);
  if (cap === null || limit === null) return null;
  if (limit.n <= 0n && earning.rest === null && neverBelowZero(plan, earning, cap)) {
    return {
      title: nothing,
      at: cap.span,
      label: say`lets nothing through`,
      help: say`raise the limit, or remove the rule`,
    };
  }
  if (cap.over.kind !== 'event' || most === null || compare({ n: most, d: 1n }, limit) > 0) return null;
  return {
    title: say`the limit of \`${name}\` never cuts anything off`,
    at: cap.span,
    label: say`one event never gives more than ${quantityText({ n: most, d: 1n }, plan.ledgers[earning.ledger]!.unit, plan.currency)}`,
    help: say`lower the limit, or leave it out`,
  };
}

/** Whether what a limit counts cannot fall below zero, where it would leave room even for nothing. */
function neverBelowZero(plan: Plan, { event, ledger }: PlanEarning, { over }: PlanCap): boolean {
  switch (over.kind) {
    case 'event':
      return true;
    case 'balance':
      return plan.ledgers[ledger]!.negative === 'floored' || !isTakenBack(plan, ledger);
    default:
      return !isRefunded(plan, event);
  }
}

function fixedLimit(plan: Plan, cap: PlanCap) {
  const form = linearForm(plan, cap.limit);
  return form.terms.size === 0 ? form.constant : null;
}

/** One event with as much in it as is tried, and of those the one that gives most. */
function largest(reasoning: Reasoning, index: number): Witness | null {
  return reasoning.closest([`earnings/${index}`], (part) => {
    const { event, ledger } = part.plan.earnings[part.at('earnings', index)]!;
    return ({ happenings, member }) => {
      const [only, ...others] = happenings;
      if (only === undefined || others.length > 0 || !isEvent(only) || only.event !== event) return 0;
      const size = only.fields.reduce(
        (sum, value) => sum + (typeof value === 'string' ? 0 : Number(value.n / value.d)),
        1,
      );
      return size + Number(member.balance(ledger));
    };
  });
}

function milestones(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  return plan.milestones.flatMap((milestone, i): Finding[] => {
    const { measure } = milestone.reads;
    const { name, unit } = plan.measures[measure]!;
    const greatest = greatestMeasure(plan, measure);
    if (greatest === null || compare(greatest, milestone.first) >= 0) return [];
    return [
      {
        code: 'rule-dead',
        subjects: [milestone.name, name],
        severity: 'warning',
        title: say`nobody can ever reach the milestone \`${milestone.name}\``,
        at: milestone.span,
        label: say`\`${name}\` is never more than ${quantityText(greatest, unit, plan.currency)}`,
        help: say`lower the mark, or raise what limits the measure`,
        witness: reasoning.closest([`milestones/${i}`], (part) => {
          const own = part.at('measures', measure);
          return (run) => Number(run.member.measure(own, run.day + 1)?.n ?? 0);
        }),
        shown: [
          { of: 'measure', measure },
          { of: 'milestone', milestone: i },
        ],
      },
    ];
  });
}

function benefits(reasoning: Reasoning): Finding[] {
  return reasoning.plan.benefits.flatMap((benefit, i): Finding[] => {
    if (reasoning.possible([benefit.while])) return [];
    return [
      {
        code: 'rule-dead',
        subjects: [benefit.name],
        severity: 'warning',
        title: say`nobody can ever hold the benefit \`${benefit.name}\``,
        at: conditionSpan(benefit.while) ?? benefit.span,
        label: say`this can never hold`,
        help: say`change its condition, or remove the benefit`,
        witness: reasoning.closest(linksInCondition(benefit.while), (part) => {
          const held = part.condition(benefit.while);
          return (run) => nearness(run, held);
        }),
        shown: [...measuresShown(benefit.while), { of: 'benefit', benefit: i }],
      },
    ];
  });
}
