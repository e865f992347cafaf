import { listed, say } from '../report/wording.ts';
import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { ExpressionType } from './checked-program.ts';
import { cellsCalled, gridVocabulary } from './grid-cells.ts';
import type { Scope } from './scope.ts';
import { tierNames } from './tier-names.ts';

type ComparisonNode = ExpressionNode & { kind: 'comparison' };

/** What is one of some named states, and is compared with words: a tier, a cell of the grid, a choice, a lifetime grant. */
type StateType = Extract<ExpressionType, { kind: 'ladder' | 'grid' | 'choice' | 'lifetime' }>;

export function isState(type: ExpressionType): type is StateType {
  return type.kind === 'ladder' || type.kind === 'grid' || type.kind === 'choice' || type.kind === 'lifetime';
}

/** A comparison whose left side is a state: its operator and its right side must fit it. */
export function checkState(scope: Scope, node: ComparisonNode, left: StateType): void {
  switch (left.kind) {
    case 'ladder':
      checkTier(scope, node, left.ladder);
      break;
    case 'grid':
      checkCell(scope, node);
      break;
    case 'choice':
      checkChoice(scope, node, left);
      break;
    case 'lifetime':
      checkGranted(scope, node, left.lifetime);
      break;
  }
}

function checkTier(scope: Scope, node: ComparisonNode, ladderName: string): void {
  const ladder = scope.lookup(ladderName);
  if (node.op.length <= 2 && node.op !== 'is') {
    scope.report({
      code: 'unit-mismatch',
      title: say`tiers are compared with words`,
      at: node.operator,
      label: say`not for tiers`,
      help: say`write \`is\`, \`is not\`, \`is at least\` or \`is below\``,
    });
    return;
  }
  if (ladder?.kind !== 'ladder' || ladder.broken) return;
  const tiers = tierNames(ladder);
  if (node.right.kind === 'name' && tiers.includes(node.right.name.text)) return;
  if (node.right.kind === 'name') scope.unknown(node.right.name, say`a tier of \`${ladderName}\``, tiers);
  else
    scope.report({
      code: 'unit-expected',
      title: say`a tier is needed here`,
      at: node.right.span,
      label: say`one of ${listed(tiers)}`,
    });
}

/** A cell of the grid, by its own name or by what it is made of. */
function checkCell(scope: Scope, node: ComparisonNode): void {
  const { grid } = scope;
  if (node.op !== 'is' && node.op !== 'is not') {
    scope.report({
      code: 'unit-mismatch',
      title: say`a cell is compared with \`is\` or \`is not\``,
      at: node.operator,
      label: say`not for cells`,
    });
  } else if (node.right.kind !== 'name') {
    scope.report({
      code: 'unit-expected',
      title: say`a cell of the grid is needed here`,
      at: node.right.span,
      label: say`a cell, \`promoter\`, \`high\` or the like`,
    });
  } else if (grid !== undefined && !grid.broken && cellsCalled(grid, node.right.name.text) === undefined)
    scope.unknown(node.right.name, say`a cell of \`${grid.name.text}\``, gridVocabulary(grid));
}

function checkGranted(scope: Scope, node: ComparisonNode, lifetime: string): void {
  const granted = node.right.kind === 'name' && node.right.name.text === 'granted';
  if (!granted || (node.op !== 'is' && node.op !== 'is not')) {
    scope.report({
      code: 'unit-expected',
      title: say`\`${lifetime}\` is granted or it is not`,
      at: { ...node.operator, end: node.right.span.end },
      label: say`nothing else can be asked of it`,
      help: say`write \`${lifetime} is granted\` or \`${lifetime} is not granted\``,
    });
  }
}

function checkChoice(scope: Scope, node: ComparisonNode, left: ExpressionType & { kind: 'choice' }): void {
  if (node.op !== 'is' && node.op !== 'is not') {
    scope.report({
      code: 'unit-mismatch',
      title: say`a choice is compared with \`is\` or \`is not\``,
      at: node.operator,
      label: say`not for choices`,
    });
  } else if (node.right.kind !== 'name') {
    scope.report({
      code: 'unit-expected',
      title: say`one of the words of the choice is needed here`,
      at: node.right.span,
      label: say`one of ${listed(left.choices)}`,
    });
  } else if (!left.choices.includes(node.right.name.text)) {
    scope.unknown(node.right.name, say`a choice of \`${left.field}\``, left.choices);
  }
}
