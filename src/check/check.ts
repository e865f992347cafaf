import { hasErrors, type Problem, sortProblems } from '../report/problem.ts';
import type { Parse } from '../syntax/parse.ts';
import type { CheckedProgram } from './checked-program.ts';
import { ExpressionChecker } from './expressions.ts';
import { checkAllowances } from './rules/allowances.ts';
import { checkAttributes } from './rules/attributes.ts';
import { checkBenefits } from './rules/benefits.ts';
import { checkCaps } from './rules/caps.ts';
import { checkChanges } from './rules/changes.ts';
import { checkCrossings } from './rules/crossings.ts';
import { checkDatedValues } from './rules/dated-values.ts';
import { checkEarnings } from './rules/earnings.ts';
import { checkEvents } from './rules/events.ts';
import { checkExamples } from './rules/examples.ts';
import { checkGrants } from './rules/grants.ts';
import { checkGrid } from './rules/grid.ts';
import { checkHarvest } from './rules/harvest.ts';
import { checkInterventions } from './rules/interventions.ts';
import { checkJudging } from './rules/judging.ts';
import { checkLadderCircles } from './rules/ladder-circles.ts';
import { checkLadders } from './rules/ladders.ts';
import { checkLastingBenefits } from './rules/lasting-benefits.ts';
import { checkMeasures } from './rules/measures.ts';
import { checkPeriods } from './rules/periods.ts';
import { checkPoints } from './rules/points.ts';
import { checkProgram } from './rules/program.ts';
import { checkRefunds } from './rules/refunds.ts';
import { checkRenames } from './rules/renames.ts';
import { checkSettings } from './rules/settings.ts';
import { checkTables } from './rules/tables.ts';
import { checkUnused } from './rules/unused.ts';
import { checkValuesInForce } from './rules/values-in-force.ts';
import { Scope } from './scope.ts';

export interface Check {
  /** Null when there is any error. */
  readonly checked: CheckedProgram | null;
  /** Those of the parse and those found here, in reading order. */
  readonly problems: readonly Problem[];
}

/** Syntax tree to checked program: names, units, clauses, ladders, examples. Goes on after every problem. */
export function check(parse: Parse): Check {
  const { program } = parse;
  if (program === null) return { checked: null, problems: sortProblems(parse.problems) };
  const scope = new Scope(program);
  const expressions = new ExpressionChecker(scope);
  checkProgram(scope);
  checkAttributes(scope);
  checkEvents(scope, expressions);
  checkPoints(scope, expressions);
  checkSettings(scope);
  checkMeasures(scope, expressions);
  checkTables(scope);
  checkEarnings(scope, expressions);
  checkCaps(scope, expressions);
  checkRefunds(scope);
  checkLadders(scope, expressions);
  checkLadderCircles(scope);
  checkCrossings(scope);
  checkGrants(scope, expressions);
  checkBenefits(scope, expressions);
  checkLastingBenefits(scope, expressions);
  checkGrid(scope, expressions);
  checkInterventions(scope, expressions);
  checkHarvest(scope);
  checkPeriods(scope);
  checkDatedValues(scope);
  checkValuesInForce(scope);
  checkJudging(scope);
  checkChanges(scope);
  checkExamples(scope, expressions);
  checkAllowances(scope);
  checkRenames(scope);
  checkUnused(scope);
  const problems = sortProblems([...parse.problems, ...scope.problems]);
  if (hasErrors(problems)) return { checked: null, problems };
  return { checked: { program, scope, types: expressions.types } as unknown as CheckedProgram, problems };
}
