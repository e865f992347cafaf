import { add, multiply, type Rational, ZERO } from '../base/rational.ts';
import type { Condition } from '../compile/plan-condition.ts';
import { minus } from './linear.ts';
import type { PlanPart } from './plan-part.ts';
import { linearForm, readVariable } from './variables.ts';
import type { WitnessRun } from './witness-run.ts';

/** How near a member comes to a tier; see `nearness`. */
export function nearnessTo(ladder: number, tier: number): (part: PlanPart) => (run: WitnessRun) => number {
  return (part) => {
    const { attain } = part.plan.ladders[part.at('ladders', ladder)]!.tiers[tier]!;
    return (run) => nearness(run, attain);
  };
}

/**
 * How much of a condition over measures and tiers holds for a member: one for each part that does, and a share for an
 * amount on the way. Only for choosing between histories that show how near one can come; nothing is counted with it.
 */
export function nearness(run: WitnessRun, condition: Condition): number {
  switch (condition.op) {
    case 'and':
      return condition.parts.reduce((sum, part) => sum + nearness(run, part), 0);
    case 'or':
      return Math.max(...condition.parts.map((part) => nearness(run, part)));
    case 'compare':
      return run.holds(condition) ? 1 : progress(run, condition);
    default:
      return run.holds(condition) ? 1 : 0;
  }
}

/** What is all there, for a comparison that asks for more than that. */
const ALMOST = 0.999_999;

/** How much there is of the amount that a comparison asks for, below one; zero where it asks for little. */
function progress(run: WitnessRun, { comparison, left, right }: Condition & { op: 'compare' }): number {
  if (comparison !== '>=' && comparison !== '>') return 0;
  const form = minus(linearForm(run.plan, left), linearForm(run.plan, right));
  let have: Rational = ZERO;
  for (const [variable, factor] of form.terms) {
    const read = readVariable(variable);
    if (read?.kind !== 'measure') return 0;
    have = add(have, multiply(factor, run.member.measure(read.index, run.day + 1) ?? ZERO));
  }
  const need = -Number(form.constant.n) / Number(form.constant.d);
  return need <= 0 ? 0 : Math.max(0, Number(have.n) / Number(have.d) / need) * ALMOST;
}
