import { compare, integer, type Rational } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { isEvent } from '../../engine/order.ts';
import { say } from '../../report/wording.ts';
import type { Finding } from '../finding.ts';
import { constantForm, minus, rootOf } from '../linear.ts';
import { wordings } from '../plan-targets.ts';
import type { Reasoning } from '../reasoning.ts';
import { fieldVariable, linearForm } from '../variables.ts';
import type { Witness, WitnessRun } from '../witness-run.ts';

/** What a member gets for less spending than it is worth, by a reward or a milestone. */
export function rewardUnderwater(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  const rewards = plan.rewards.flatMap((reward, i) => {
    const cheap = spendingFor(reasoning, reward.ledgers, reward.price).some((spend) => isLess(spend, reward.worth));
    return cheap ? finding(reasoning, { kind: 'reward', index: i, ...reward }) : [];
  });
  const milestones = plan.milestones.flatMap((milestone, i) => {
    const { source } = plan.measures[milestone.reads.measure]!;
    const spends = source.kind === 'field' && plan.events[source.event]!.fields[source.field]!.type === 'money';
    const cheap = spends && isLess(milestone.first, milestone.worth);
    return cheap ? finding(reasoning, { kind: 'milestone', index: i, ...milestone }) : [];
  });
  return [...rewards, ...milestones];
}

function isLess(spend: Rational, worth: bigint): boolean {
  return spend.n > 0n && compare(spend, integer(worth)) < 0;
}

/** What one purchase must come to for a price, by each rule that pays by the amount. */
function spendingFor({ plan, firstDay }: Reasoning, ledgers: readonly number[], price: bigint): Rational[] {
  return plan.earnings.flatMap(({ event, amount, ledger: into }) => {
    if (!ledgers.includes(into)) return [];
    return wordings(plan, event).flatMap((words) => {
      const form = minus(linearForm(plan, amount, { words, day: firstDay }), constantForm(integer(price)));
      return moneyFields(plan, event).flatMap((field) => rootOf(form, fieldVariable(field)) ?? []);
    });
  });
}

function moneyFields(plan: Plan, event: number): number[] {
  return plan.events[event]!.fields.flatMap(({ type }, field) => (type === 'money' ? [field] : []));
}

interface Benefit {
  readonly kind: 'reward' | 'milestone';
  readonly index: number;
  readonly name: string;
  readonly worth: bigint;
  readonly span: Finding['at'];
}

function finding(reasoning: Reasoning, benefit: Benefit): Finding[] {
  const { plan } = reasoning;
  const { kind, index, name, worth, span } = benefit;
  const witness = reasoning.find([`${kind}s/${index}`], (part) => {
    const own = part.at(`${kind}s`, index);
    return (run) => {
      const issued = run.books.rewards.some((issue) => issue.kind === kind && issue.index === own);
      const spent = issued ? spending(run) : null;
      return spent !== null && spent > 0n && spent < worth;
    };
  });
  if (witness === null) return [];
  const money = (amount: bigint) => quantityText(integer(amount), { kind: 'money' }, plan.currency);
  return [
    {
      code: 'reward-underwater',
      subjects: [name],
      severity: 'warning',
      title: say`\`${name}\` is worth more than what must be spent for it`,
      at: span,
      label: say`worth ${money(worth)} for ${money(amountsOf(plan, witness))} spent`,
      help: kind === 'reward' ? say`raise its price, or let spending earn less` : say`raise the mark, or give less`,
      witness,
      shown: [kind === 'reward' ? { of: 'reward', reward: index } : { of: 'milestone', milestone: index }],
    },
  ];
}

/** All that was spent; null where something else than spending happened, which may have earned as well. */
function spending({ plan, happenings }: WitnessRun): bigint | null {
  const paid = happenings.filter(isEvent).every(({ event }) => {
    return plan.events[event]!.refund === null && moneyFields(plan, event).length > 0;
  });
  return paid ? amountsOf(plan, { happenings, day: 0 }) : null;
}

function amountsOf(plan: Plan, { happenings }: Witness): bigint {
  return happenings
    .filter(isEvent)
    .flatMap(({ event, fields }) => moneyFields(plan, event).map((field) => (fields[field] as Rational).n))
    .reduce((sum, amount) => sum + amount, 0n);
}
