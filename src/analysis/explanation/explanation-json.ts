import { type Day, FOREVER, formatDay } from '../../base/calendar.ts';
import { integer, type Rational } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import { quantityText } from '../../compile/quantity-text.ts';
import { type Language, type Speaker, speaker } from '../../report/wording.ts';
import { missingText } from '../missing-text.ts';
import type { Explanation } from './explanation.ts';
import { explainSteps } from './steps.ts';
import type { Requirement } from './why-not.ts';

/** The explanation for other programs. Days are ISO dates, null where there is none; amounts are as programs write them. */
export function explanationJson(explanation: Explanation, language: Language): unknown {
  const { plan, ahead, trial, whyNot } = explanation;
  const speak = speaker(language);
  const ladderName = (ladder: number) => plan.ladders[ladder]!.name;
  const tierName = (ladder: number, tier: number) => plan.ladders[ladder]!.tiers[tier]!.name;
  const tiers = (held: readonly number[]) =>
    held.map((tier, i) => ({ ladder: ladderName(i), tier: tierName(i, tier) }));
  const balances = (all: readonly bigint[]) =>
    all.map((balance, i) => ({ ledger: plan.ledgers[i]!.name, balance: pointsText(plan, i, balance) }));
  const steps = (...[of, before]: [typeof explanation.steps, (readonly bigint[])?]) =>
    explainSteps(explanation, of, before).map((step) => ({
      ...step,
      day: formatDay(step.day),
      what: speak(step.what),
      reads: step.reads.map(speak),
    }));
  return {
    program: plan.name,
    member: explanation.member,
    joined: formatDay(explanation.joined),
    on: formatDay(explanation.on),
    tiers: tiers(explanation.tiers),
    balances: balances(explanation.balances),
    ...(explanation.cell === null ? {} : { cell: plan.grid!.cells[explanation.cell]!.name }),
    open: explanation.open.map((index) => plan.interventions[index]!.name),
    steps: steps(explanation.steps),
    ahead: {
      movements: ahead.movements.map(({ ladder, from, to, day, cause }) => ({
        ladder: ladderName(ladder),
        from: tierName(ladder, from),
        to: tierName(ladder, to),
        day: formatDay(day),
        cause,
      })),
      expiries: ahead.expiries.map(({ ledger, day, amount }) => ({
        ledger: plan.ledgers[ledger]!.name,
        day: formatDay(day),
        amount: pointsText(plan, ledger, amount),
      })),
      ladders: ahead.ladders.map(({ review, grantEnd }, i) => ({
        ladder: ladderName(i),
        review: dayOrNull(review),
        grantEnd: dayOrNull(grantEnd),
      })),
    },
    trial:
      trial === null
        ? null
        : {
            steps: steps(trial.steps, trial.before.balances),
            tiers: tiers(trial.after.tiers),
            balances: balances(trial.after.balances),
          },
    whyNot:
      whyNot === null
        ? null
        : {
            ladder: ladderName(whyNot.ladder),
            tier: tierName(whyNot.ladder, whyNot.tier),
            held: tierName(whyNot.ladder, whyNot.held),
            review: whyNot.review === null ? null : formatDay(whyNot.review),
            ways: whyNot.ways.map((way) => way.map((part) => requirementJson(plan, part, speak))),
          },
  };
}

function requirementJson(plan: Plan, { missing, by }: Requirement, speak: Speaker): unknown {
  const text = { text: speak(missingText(plan, missing)), by: by === null ? null : formatDay(by) };
  if (missing.of !== 'amount') return text;
  const { condition, have, need, short } = missing;
  const exact = (value: Rational) => quantityText(value, condition.unit, plan.currency);
  return { ...text, have: exact(have), need: exact(need), short: exact(short) };
}

function pointsText(plan: Plan, ledger: number, amount: bigint): string {
  return quantityText(integer(amount), plan.ledgers[ledger]!.unit, plan.currency);
}

function dayOrNull(day: Day): string | null {
  return day === FOREVER ? null : formatDay(day);
}
