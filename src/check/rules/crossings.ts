import { say } from '../../report/wording.ts';
import type { EarnNode } from '../../syntax/earning-tree.ts';
import type { EventNode } from '../../syntax/event-tree.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { LadderClauseNode, LadderNode } from '../../syntax/ladder-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import { comparisonsIn, namesIn } from '../names-in.ts';
import type { Scope } from '../scope.ts';

type CrossingNode = Extract<LadderClauseNode, { clause: 'crossing' }>;

/**
 * Where the tier is attained at once and an earning rule reads it, the ladder says by which tier the event earns that lifts
 * to a higher one. Elsewhere there is nothing to say.
 */
export function checkCrossings(scope: Scope): void {
  for (const ladder of scope.all('ladder')) {
    const clauses = ladder.clauses.filter((clause): clause is CrossingNode => clause.clause === 'crossing');
    const [crossing] = clauses;
    const attain = ladder.clauses.find((clause) => clause.clause === 'attain');
    if (attain?.clause !== 'attain') continue;
    const reader = readerOf(scope, ladder);
    if (crossing === undefined) {
      if (attain.at === 'once' && reader !== undefined && !ladder.broken) reportMissing(scope, ladder, reader);
      continue;
    }
    if (attain.at !== 'once' || reader === undefined) reportMisplaced(scope, crossing, attain.at === 'once');
    else if (crossing.rate === 'split') checkBars(scope, ladder, crossing);
  }
}

/** The name by which the first earning rule reads the tier of a ladder; undefined where none does. */
function readerOf(scope: Scope, ladder: LadderNode): NameNode | undefined {
  for (const { earn } of scope.earnings()) {
    const event = scope.lookup(earn.event.text);
    const fields = event?.kind === 'event' ? fieldsOf(event) : [];
    const found = expressionsOf(earn)
      .flatMap(namesIn)
      .find(({ name, table }) => !table && name.text === ladder.name.text && !fields.includes(name.text));
    if (found !== undefined) return found.name;
  }
  return undefined;
}

function fieldsOf(event: EventNode): string[] {
  return event.fields.map((field) => field.name.text);
}

function expressionsOf({ when, formula, parts }: EarnNode): ExpressionNode[] {
  const limits = parts.flatMap((part) => (part.part === 'cap' && part.limit.kind !== 'times' ? [part.limit] : []));
  return [...(when === null ? [] : [when]), formula, ...limits];
}

function reportMissing(scope: Scope, ladder: LadderNode, reader: NameNode): void {
  scope.report({
    code: 'clause-missing',
    title: say`\`${ladder.name.text}\` does not say how the event earns that lifts the tier`,
    at: ladder.name.span,
    label: say`not written here`,
    others: [{ span: reader.span, text: say`this rule earns by the tier` }],
    help: say`write \`crossing earns at the old rate\`, \`crossing earns at the new rate\` or \`crossing earns split\``,
  });
}

function reportMisplaced(scope: Scope, crossing: CrossingNode, atOnce: boolean): void {
  scope.report({
    code: 'clause-misplaced',
    title: atOnce ? say`no earning rule reads this tier` : say`no event lifts this tier on its own day`,
    at: crossing.span,
    label: say`not needed here`,
  });
}

/** An event is divided where an amount reaches a bar, which it must do in step with the event. */
function checkBars(scope: Scope, ladder: LadderNode, crossing: CrossingNode): void {
  for (const clause of ladder.clauses) {
    if (clause.clause !== 'tier' || clause.when === null) continue;
    for (const comparison of comparisonsIn(clause.when)) {
      const uneven = [comparison.left, comparison.right].map((side) => unevenPart(scope, side)).find((part) => part);
      if (uneven === undefined) continue;
      scope.report({
        code: 'crossing-split',
        title: say`an event cannot be split where \`${clause.name.text}\` is reached`,
        at: uneven.span,
        label: say`does not grow in step with the event`,
        others: [{ span: crossing.span, text: say`splits the event here` }],
        help: say`compare sums of measures here, or write \`crossing earns at the old rate\` or \`… at the new rate\``,
      });
    }
  }
}

/** The first part of a formula that does not grow in step with the measures it reads. */
function unevenPart(scope: Scope, node: ExpressionNode): ExpressionNode | undefined {
  if (node.kind !== 'arithmetic') return undefined;
  const [left, right] = [moves(scope, node.left), moves(scope, node.right)];
  const uneven =
    (node.op === 'multiply' && left && right) ||
    (node.op === 'divide' && right) ||
    ((node.op === 'greater' || node.op === 'lesser') && (left || right));
  return uneven ? node : (unevenPart(scope, node.left) ?? unevenPart(scope, node.right));
}

function moves(scope: Scope, node: ExpressionNode): boolean {
  return namesIn(node).some(({ name, table }) => !table && scope.lookup(name.text)?.kind === 'measure');
}
