import { compare, integer, multiply } from '../../base/rational.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { BenefitNode, FrequencyNode, LastingClauseNode } from '../../syntax/lasting-tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { checkMoney } from '../money.ts';
import type { Scope } from '../scope.ts';

const TWICE: Readonly<Record<LastingClauseNode['clause'], Wording>> = {
  worth: say`\`worth\``,
  hard: say`the hard cost`,
  soft: say`the soft cost`,
  used: say`\`used\``,
};

/** Benefits that last say while what, what they are worth and cost, and how often they are used where a use counts. */
export function checkLastingBenefits(scope: Scope, expressions: ExpressionChecker): void {
  for (const node of scope.all('benefit')) {
    expressions.condition(node.while, { event: null, measures: true, within: null });
    const seen = new Map<LastingClauseNode['clause'], LastingClauseNode>();
    for (const clause of node.clauses) {
      const earlier = seen.get(clause.clause);
      if (earlier !== undefined) scope.twice(TWICE[clause.clause], earlier.span, clause.span);
      seen.set(clause.clause, clause);
      if (clause.clause === 'used') checkUse(scope, clause);
      else checkMoney(scope, clause.amount);
    }
    checkWhole(scope, node, seen);
  }
}

function checkWhole(
  scope: Scope,
  { name, broken, clauses }: BenefitNode,
  seen: ReadonlyMap<LastingClauseNode['clause'], LastingClauseNode>,
): void {
  if (broken) return;
  const lacks = (what: Wording, help: Wording) =>
    scope.missing(say`\`${name.text}\` does not say ${what}`, name.span, help);
  if (!seen.has('worth'))
    lacks(say`what it is worth to the member`, say`write it in money, as in \`worth ¥3_000 per use\``);
  if (!seen.has('hard') && !seen.has('soft'))
    lacks(say`what it costs the business`, say`write it in money, as in \`costs ¥1_200 per use, hard\``);
  const counted = clauses.some((clause) => clause.clause !== 'used' && clause.per === 'use');
  const used = seen.get('used');
  if (counted && used === undefined) lacks(say`how often it is used`, say`write \`used 4 times per year\``);
  if (!counted && used !== undefined) {
    scope.report({
      code: 'clause-misplaced',
      title: say`nothing of \`${name.text}\` is counted per use`,
      at: used.span,
      label: say`not needed here`,
    });
  }
}

function checkUse(scope: Scope, { expected, most }: LastingClauseNode & { readonly clause: 'used' }): void {
  const report = (title: Wording, { times }: FrequencyNode, label: Wording) =>
    scope.report({ code: 'value-range', title, at: times.span, label });
  const none = expected.times.value.n <= 0n;
  if (none) report(say`a number of uses above zero is needed`, expected, say`not such a number`);
  if (most === null) return;
  if (most.times.value.n <= 0n || most.times.value.d !== 1n)
    report(say`a whole number of uses from 1 up is needed`, most, say`not such a number`);
  else if (!none && compare(timesPerYear(expected), timesPerYear(most)) > 0)
    report(say`it is used more often than it may be`, expected, say`above the limit beside it`);
}

function timesPerYear({ times, per }: FrequencyNode) {
  return per === 'year' ? times.value : multiply(times.value, integer(12));
}
