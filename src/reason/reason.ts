import type { Plan, PlanAllowance } from '../compile/plan.ts';
import { type Problem, problem, sortProblems } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { type Finding, findingProblem } from './finding.ts';
import type { Lint } from './lint.ts';
import { doubleCounting } from './lints/double-counting.ts';
import { pointsUnusable } from './lints/points-unusable.ts';
import { retainAboveAttain } from './lints/retain-above-attain.ts';
import { rewardUnderwater } from './lints/reward-underwater.ts';
import { ruleDead } from './lints/rule-dead.ts';
import { thresholdEdge } from './lints/threshold-edge.ts';
import { tierGap } from './lints/tier-gap.ts';
import { tierShadowed } from './lints/tier-shadowed.ts';
import { tierUnreachable } from './lints/tier-unreachable.ts';
import { windowNeverCloses } from './lints/window-never-closes.ts';
import { REASONING_STEPS, Reasoning } from './reasoning.ts';

const LINTS: readonly Lint[] = [
  tierUnreachable,
  tierShadowed,
  tierGap,
  retainAboveAttain,
  ruleDead,
  windowNeverCloses,
  pointsUnusable,
  doubleCounting,
  rewardUnderwater,
  thresholdEdge,
];

/**
 * Reasons about a program that is right in all its parts, before anything runs: what can never happen, and what happens
 * that was hardly meant. At the written values of its settings. What the program allows is left out, and an `allow` that
 * covers nothing is told. In reading order. `steps` is how much all searches for witnesses may work together.
 */
export function reason(plan: Plan, steps = REASONING_STEPS): Problem[] {
  const reasoning = new Reasoning(plan, steps);
  const findings = LINTS.flatMap((lint) => lint(reasoning));
  const used = new Set<PlanAllowance>();
  const told = findings.filter((finding) => {
    const allowance = plan.allowances.find((one) => covers(one, finding));
    if (allowance !== undefined) used.add(allowance);
    return allowance === undefined;
  });
  const unused = plan.allowances.filter((allowance) => !used.has(allowance)).map(allowUnused);
  return sortProblems([...told.map((finding) => findingProblem(plan, finding)), ...unused]);
}

function covers({ code, of }: PlanAllowance, finding: Finding): boolean {
  return code === finding.code && (of === null || finding.subjects.includes(of));
}

function allowUnused({ code, of, span }: PlanAllowance): Problem {
  return problem({
    code: 'allow-unused',
    severity: 'warning',
    title: of === null ? say`there is no \`${code}\` to allow` : say`there is no \`${code}\` of \`${of}\` to allow`,
    at: span,
    label: say`covers nothing`,
    help: say`remove it, so that it does not hide one that comes later`,
  });
}
