import { compare, integer } from '../../base/rational.ts';
import { dimensionOf, MONEY, NUMBER, sameDimension } from '../../model/dimension.ts';
import { listed, say, type Wording } from '../../report/wording.ts';
import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { InterventionClauseNode, InterventionNode } from '../../syntax/intervention-tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { cellsCalled, gridVocabulary } from '../grid-cells.ts';
import { checkMoney } from '../money.ts';
import type { Scope } from '../scope.ts';
import { literalValue } from '../value.ts';

type Clause = InterventionClauseNode['clause'];

/** What each intervention must say, and what it may say beside that. */
const WANTED: Readonly<Record<InterventionNode['what'], { readonly must: Clause[]; readonly may: Clause[] }>> = {
  care: { must: ['within', 'costs'], may: ['capacity'] },
  offer: { must: ['from', 'discount'], may: ['capacity', 'costs'] },
  ambassadors: { must: ['earn'], may: ['capacity', 'costs'] },
  ideas: { must: ['earn'], may: ['capacity', 'costs'] },
};

const HELP: Readonly<Record<Clause, { readonly clause: string; readonly what: Wording; readonly help: Wording }>> = {
  within: { clause: 'within', what: say`the deadline`, help: say`write \`within 14 days\`` },
  costs: { clause: 'costs', what: say`the cost to the business`, help: say`write \`costs ¥4_000 each\`` },
  from: { clause: 'from', what: say`the time`, help: say`write \`from 2026-07-04 for 2 days\`` },
  discount: { clause: 'discount', what: say`the discount`, help: say`write \`discount 15%\`` },
  capacity: { clause: 'at most', what: say`the number of places`, help: say`write \`at most 300 per month, …\`` },
  earn: { clause: 'earn', what: say`the earning rule`, help: say`write \`earn star on referral = 500 star\`` },
};

/** Care, offers, ambassadors and ideas are for members in cells of the grid, and say what they cost or give. */
export function checkInterventions(scope: Scope, expressions: ExpressionChecker): void {
  for (const node of scope.all('intervention')) {
    checkAudience(scope, node);
    if (node.where !== null) expressions.condition(node.where, { event: null, measures: true, within: null });
    const { must, may } = WANTED[node.what];
    const seen = new Map<Clause, InterventionClauseNode>();
    for (const clause of node.clauses) {
      const earlier = seen.get(clause.clause);
      if (earlier !== undefined && clause.clause !== 'earn')
        scope.twice(say`\`${HELP[clause.clause].clause}\``, earlier.span, clause.span);
      seen.set(clause.clause, clause);
      if (![...must, ...may].includes(clause.clause)) misplaced(scope, node, clause);
      else checkClause(scope, clause);
    }
    if (node.broken) continue;
    for (const clause of must) {
      const { what, help } = HELP[clause];
      if (!seen.has(clause)) scope.missing(say`${what} of \`${node.name.text}\``, node.name.span, help);
    }
  }
}

function checkAudience(scope: Scope, { audience }: InterventionNode): void {
  const { grid } = scope;
  if (grid === undefined) {
    if (!scope.program.broken)
      scope.missing(say`the grid`, audience.span, say`declare it, as in \`grid customers { profit: … voice: … }\``);
  } else if (!grid.broken && cellsCalled(grid, audience.text) === undefined)
    scope.unknown(audience, say`a cell of \`${grid.name.text}\``, gridVocabulary(grid));
}

function misplaced(scope: Scope, { what, name }: InterventionNode, clause: InterventionClauseNode): void {
  const { must, may } = WANTED[what];
  scope.report({
    code: 'clause-misplaced',
    title: say`\`${HELP[clause.clause].clause}\` means nothing in \`${what}\``,
    at: clause.span,
    label: say`remove this`,
    notes: [say`\`${name.text}\` may say ${listed([...must, ...may].map((part) => `\`${HELP[part].clause}\``))}`],
  });
}

function checkClause(scope: Scope, clause: InterventionClauseNode): void {
  switch (clause.clause) {
    case 'costs':
      checkMoney(scope, clause.value);
      break;
    case 'discount':
      checkDiscount(scope, clause.value);
      break;
    case 'capacity':
      checkCapacity(scope, clause);
      break;
    default:
      break;
  }
}

function checkDiscount(scope: Scope, node: QuantityNode): void {
  const value = literalValue(scope, node);
  if (value === undefined) return;
  if (sameDimension(value.dimension, dimensionOf(MONEY))) {
    checkMoney(scope, node);
    return;
  }
  const share = sameDimension(value.dimension, NUMBER);
  if (share && value.value.n > 0n && compare(value.value, integer(1)) <= 0) return;
  scope.report({
    code: share ? 'value-range' : 'unit-expected',
    title: say`a discount is a share of the price or a sum of money`,
    at: node.span,
    label: share ? say`not above nothing and at most all of it` : say`neither of the two`,
    help: say`write it like \`15%\` or \`¥500\``,
  });
}

function checkCapacity(scope: Scope, clause: InterventionClauseNode & { readonly clause: 'capacity' }): void {
  const { value, span } = clause.most;
  const share = clause.per === 'percent';
  if (value.n <= 0n || (share ? compare(value, integer(100)) > 0 : value.d !== 1n)) {
    scope.report({
      code: 'value-range',
      title: share ? say`a share above 0% and up to 100% is needed` : say`a whole number of places from 1 up is needed`,
      at: span,
      label: say`not such a number`,
    });
  }
  if (clause.order === null) {
    const help = say`write who comes first, as in \`, highest margin first\` or \`, earliest due first\``;
    scope.missing(say`the order in which places are given`, clause.span, help);
  } else if (clause.order.first !== 'earliest due') scope.find(clause.order.measure, 'measure');
}
