import { listed, say } from '../../report/wording.ts';
import type { GrantNode, TierRef } from '../../syntax/award-tree.ts';
import type { EventNode, FieldNode } from '../../syntax/event-tree.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { LadderNode } from '../../syntax/ladder-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';
import { tierNames } from '../tier-names.ts';
import { tiersRead } from '../tiers-read.ts';

/** Grants give a tier above the base of a ladder, and read only what is known by the time that ladder is judged. */
export function checkGrants(scope: Scope, expressions: ExpressionChecker): void {
  for (const lifetime of scope.all('lifetime')) {
    const ladder = lifetime.gives === null ? null : (given(scope, lifetime.gives) ?? null);
    expressions.condition(lifetime.when, { event: null, measures: true, within: ladder });
    if (ladder !== null) readsAbove(scope, expressions, lifetime.when, ladder);
  }
  for (const floor of scope.all('floor')) {
    const ladder = given(scope, floor.gives) ?? null;
    expressions.condition(floor.while, { event: null, measures: true, within: ladder });
    if (ladder !== null) readsAbove(scope, expressions, floor.while, ladder);
  }
  for (const grant of scope.all('grant')) checkGrant(scope, expressions, grant);
}

function checkGrant(scope: Scope, expressions: ExpressionChecker, grant: GrantNode): void {
  const event = scope.find(grant.on, 'event');
  let ladder: LadderNode | undefined;
  if ('tier' in grant.gives) ladder = given(scope, { tier: grant.gives.tier, ladder: grant.ladder });
  else {
    ladder = scope.find(grant.ladder, 'ladder');
    if (ladder !== undefined && event !== undefined) checkMirror(scope, ladder, event, grant.gives.field);
  }
  for (const term of [grant.term, grant.kept?.term]) if (term?.how === 'until next') scope.find(term.event, 'event');
  if (grant.when !== null && event !== undefined)
    expressions.condition(grant.when, { event, measures: true, within: null });
  if (grant.kept !== null) {
    expressions.condition(grant.kept.when, { event: null, measures: true, within: ladder ?? null });
    if (ladder !== undefined) readsAbove(scope, expressions, grant.kept.when, ladder);
  }
}

/** The ladder of a granted tier, where there is such a tier above the base. */
function given(scope: Scope, { tier, ladder: name }: TierRef): LadderNode | undefined {
  const ladder = scope.find(name, 'ladder');
  if (ladder === undefined || ladder.broken) return undefined;
  const [base, ...above] = tierNames(ladder);
  if (above.includes(tier.text)) return ladder;
  if (tier.text === base) {
    scope.report({
      code: 'grant-base',
      title: say`everybody holds \`${tier.text}\` already`,
      at: tier.span,
      label: say`the base tier`,
      help: say`grant a tier above it: ${listed(above.map((known) => `\`${known}\``))}`,
    });
  } else scope.unknown(tier, say`a tier of \`${name.text}\``, above);
  return undefined;
}

/** A copied tier is told by a word of the event, and each of those words must be a tier. */
function checkMirror(scope: Scope, ladder: LadderNode, event: EventNode, name: NameNode): void {
  const field: FieldNode | undefined = event.fields.find((f) => f.name.text === name.text);
  if (field === undefined) {
    if (!event.broken) {
      const choices = event.fields.filter((f) => f.type === 'choice').map((f) => f.name.text);
      scope.unknown(name, say`a field of \`${event.name.text}\``, choices);
    }
    return;
  }
  if (field.type !== 'choice') {
    scope.report({
      code: 'name-kind',
      title: say`\`${name.text}\` does not name a tier`,
      at: name.span,
      label: say`not a choice of words`,
      others: [{ span: field.span, text: say`declared here` }],
      help: say`declare it as \`${name.text}: one of ${tierNames(ladder).join(', ')}\``,
    });
    return;
  }
  if (ladder.broken) return;
  for (const choice of field.choices) {
    if (!tierNames(ladder).includes(choice.text))
      scope.unknown(choice, say`a tier of \`${ladder.name.text}\``, tierNames(ladder));
  }
}

/**
 * Ladders are judged in the order they are written, each with its grants. A grant that reads another ladder's tier must
 * find it judged already; this also keeps two ladders from holding each other up.
 */
function readsAbove(scope: Scope, expressions: ExpressionChecker, condition: ExpressionNode, ladder: LadderNode): void {
  const ladders = scope.all('ladder');
  for (const { node, ladder: name } of tiersRead(expressions.types, condition)) {
    if (ladders.findIndex((l) => l.name.text === name) < ladders.indexOf(ladder)) continue;
    scope.report({
      code: 'rule-cycle',
      title: say`\`${name}\` is judged after \`${ladder.name.text}\`, which this grant gives`,
      at: node.span,
      label: say`not known yet`,
      others: [{ span: ladder.name.span, text: say`judged with its grants` }],
      help: say`write the ladder \`${name}\` above \`${ladder.name.text}\``,
    });
  }
}
