import { add, compare, integer, type Rational, ZERO } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { measuresInCondition, measuresInExpression } from '../../engine/measures-read.ts';
import { say } from '../../report/wording.ts';
import { givers, greatestBalance, isGiven } from '../bounds.ts';
import type { Finding } from '../finding.ts';
import type { Reasoning } from '../reasoning.ts';
import type { Shown } from '../witness-text.ts';

/** Points that nothing takes or reads, and rewards that cost more points than a member can ever hold. */
export function pointsUnusable(reasoning: Reasoning): Finding[] {
  return [...idleLedgers(reasoning), ...beyondReach(reasoning)];
}

function idleLedgers(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  const read = measuresRead(plan);
  return plan.ledgers.flatMap((ledger, i): Finding[] => {
    const given = givers(plan, i).length > 0 || isGiven(plan, i);
    const used =
      plan.rewards.some(({ ledgers }) => ledgers.includes(i)) ||
      plan.ladders.some(({ tiers }) =>
        tiers.some(({ clears, consumes }) => clears.includes(i) || consumes.some(({ ledger }) => ledger === i)),
      ) ||
      plan.changes.some(({ transitions }) => transitions.some((one) => one.kind === 'convert' && one.from === i)) ||
      plan.measures.some(
        ({ source }, m) =>
          (source.kind === 'earned' || source.kind === 'balance') && source.ledger === i && read.has(m),
      );
    if (!given || used) return [];
    return [
      {
        code: 'points-unusable',
        subjects: [ledger.name],
        severity: 'warning',
        title: say`\`${ledger.name}\` is earned and can never be used`,
        at: ledger.span,
        label: say`no reward, tier or milestone asks for it`,
        help: say`add a reward for it, or let a tier or a milestone read it`,
        witness: reasoning.find([`ledgers/${i}`], (part) => {
          const own = part.at('ledgers', i);
          return ({ member }) => member.balance(own) > 0n;
        }),
        shown: [{ of: 'ledger', ledger: i }],
      },
    ];
  });
}

/** The measures that some rule reads; an example that reads one uses nothing. */
function measuresRead(plan: Plan): ReadonlySet<number> {
  return new Set([
    ...plan.ladders.flatMap(({ tiers }) =>
      tiers.flatMap(({ attain, retain }) => [...measuresInCondition(attain), ...measuresInCondition(retain)]),
    ),
    ...plan.earnings.flatMap(({ when, amount, cap }) => [
      ...measuresInCondition(when),
      ...measuresInExpression(amount),
      ...(cap === null ? [] : measuresInExpression(cap.limit)),
    ]),
    ...plan.milestones.map(({ reads }) => reads.measure),
    ...plan.lifetimes.flatMap(({ when }) => measuresInCondition(when)),
    ...plan.floors.flatMap((floor) => measuresInCondition(floor.while)),
    ...plan.benefits.flatMap((benefit) => measuresInCondition(benefit.while)),
    ...plan.grants.flatMap(({ when, goal }) =>
      [when, ...(goal === null ? [] : [goal.when])].flatMap(measuresInCondition),
    ),
    ...plan.ledgers.flatMap(({ suspended }) => (suspended === null ? [] : measuresInCondition(suspended))),
    ...(plan.grid === null ? [] : measuresInCondition(plan.grid.profit)),
    ...plan.interventions.flatMap(({ audience, capacity }) => [
      ...measuresInCondition(audience),
      ...(capacity === null || capacity.order.by === 'earliest due' ? [] : [capacity.order.measure]),
    ]),
  ]);
}

function beyondReach(reasoning: Reasoning): Finding[] {
  const { plan } = reasoning;
  return plan.rewards.flatMap((reward, i): Finding[] => {
    const [first] = reward.ledgers;
    const greatest = greatestTogether(plan, reward.ledgers);
    if (first === undefined || greatest === null || compare(greatest, integer(reward.price)) >= 0) return [];
    const { unit, span, name } = plan.ledgers[first]!;
    const shown = (amount: Rational) => quantityText(amount, unit, plan.currency);
    return [
      {
        code: 'points-unusable',
        subjects: [reward.name, name],
        severity: 'warning',
        title: say`nobody can ever pay for \`${reward.name}\``,
        at: reward.span,
        label: say`costs ${shown(integer(reward.price))}`,
        others: [{ span, text: say`nobody ever holds more than ${shown(greatest)}` }],
        help: say`lower its price, or let members earn or keep more`,
        witness: reasoning.closest([`rewards/${i}`], (part) => {
          const { ledgers } = part.plan.rewards[part.at('rewards', i)]!;
          return ({ member }) => ledgers.reduce((sum, ledger) => sum + Number(member.balance(ledger)), 0);
        }),
        shown: [...reward.ledgers.map((ledger): Shown => ({ of: 'ledger', ledger })), { of: 'reward', reward: i }],
      },
    ];
  });
}

/** The most that can be in several ledgers at once. */
function greatestTogether(plan: Plan, ledgers: readonly number[]): Rational | null {
  return ledgers.reduce<Rational | null>((sum, ledger) => {
    const greatest = greatestBalance(plan, ledger);
    return sum === null || greatest === null ? null : add(sum, greatest);
  }, ZERO);
}
