import { type Dimension, describeDimension, sameDimension } from '../../model/dimension.ts';
import { say, type Wording } from '../../report/wording.ts';
import type { BenefitClauseNode, MilestoneNode, MilestonePartNode, RewardNode } from '../../syntax/award-tree.ts';
import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { checkMoney } from '../money.ts';
import { checkPositive, checkPrice } from '../price.ts';
import type { Scope } from '../scope.ts';
import { literalValue } from '../value.ts';

/**
 * Rewards are bought with points or given; milestones are marks on a measure. Both say what they are worth, cost and how
 * long they can be used, or else which points they give, or which reward can be chosen.
 */
export function checkBenefits(scope: Scope, expressions: ExpressionChecker): void {
  for (const reward of scope.all('reward')) {
    if (reward.price !== null) checkPrice(scope, reward.price, reward.ledgers);
    checkClauses(scope, reward);
  }
  for (const milestone of scope.all('milestone')) {
    checkMarks(scope, expressions, milestone);
    checkClauses(scope, milestone);
  }
}

/** A reward by its name that is given, not bought. */
export function findGiven(scope: Scope, name: NameNode): RewardNode | undefined {
  const reward = scope.find(name, 'reward');
  if (reward === undefined || reward.price === null) return reward;
  scope.report({
    code: 'reward-price',
    title: say`\`${name.text}\` is bought with points`,
    at: name.span,
    label: say`only a reward without a price can be given`,
    others: [{ span: reward.price.span, text: say`its price` }],
    help: say`declare a reward of its own for this, without \`for\``,
  });
  return undefined;
}

function checkMarks(scope: Scope, expressions: ExpressionChecker, milestone: MilestoneNode): void {
  const measure = scope.find(milestone.measure, 'measure');
  const type = measure === undefined ? undefined : expressions.measure(measure);
  const fits = (mark: QuantityNode, dimension: Dimension): boolean => {
    const value = literalValue(scope, mark);
    if (value === undefined || sameDimension(value.dimension, dimension)) return value !== undefined;
    scope.report({
      code: 'unit-mismatch',
      title: say`the mark is ${describeDimension(value.dimension)}, but \`${measure!.name.text}\` is ${describeDimension(dimension)}`,
      at: mark.span,
      label: say`another unit than the measure`,
      others: [{ span: measure!.name.span, text: say`the measure` }],
    });
    return false;
  };
  const seen = new Map<MilestonePartNode['part'], MilestonePartNode>();
  for (const part of milestone.parts) {
    const earlier = seen.get(part.part);
    if (earlier !== undefined) scope.twice(say`\`${part.part}\``, earlier.span, part.span);
    seen.set(part.part, part);
  }
  const upTo = seen.get('up to');
  if (upTo !== undefined && !seen.has('again every'))
    scope.missing(
      say`\`${milestone.name.text}\` does not say how often it is given again`,
      upTo.span,
      say`write \`again every 10 night\` before it`,
    );
  for (const mark of [milestone.first, ...milestone.parts.flatMap((part) => ('mark' in part ? [part.mark] : []))]) {
    if (type?.kind !== 'quantity' || fits(mark, type.dimension)) checkPositive(scope, mark);
  }
}

const HELP: Readonly<Record<BenefitClauseNode['clause'], { what: Wording; help: Wording }>> = {
  worth: { what: say`what it is worth to the member`, help: say`write it in money, as in \`worth ¥700\`` },
  costs: { what: say`what it costs the business`, help: say`write it in money, as in \`costs ¥250\`` },
  use: { what: say`how long it can be used`, help: say`write \`use within 30 days\` or \`use any time\`` },
  issued: { what: say`how it is issued`, help: say`write \`issued on request\` or \`issued at once\`` },
  gives: { what: say`which points it gives`, help: say`write them with their unit, as in \`gives 500 star\`` },
  choose: {
    what: say`what can be chosen`,
    help: say`write \`choose one of suite, breakfast within 90 days, else nothing\``,
  },
};

type Clauses = readonly BenefitClauseNode['clause'][];
const THING: Clauses = ['worth', 'costs', 'use'];

function checkClauses(scope: Scope, owner: RewardNode | MilestoneNode): void {
  const seen = new Map<string, BenefitClauseNode>();
  for (const clause of owner.clauses) {
    const earlier = seen.get(clause.clause);
    if (earlier !== undefined) scope.twice(say`\`${clause.clause}\``, earlier.span, clause.span);
    seen.set(clause.clause, clause);
  }
  // What it is decides which clauses belong to it.
  const content: Clauses = seen.has('choose') ? ['choose'] : seen.has('gives') ? ['gives'] : THING;
  const bought = owner.kind === 'reward' && owner.price !== null;
  const wanted: Clauses = bought ? [...content, 'issued'] : content;
  for (const clause of owner.clauses) {
    const reason = misplaced(owner, clause, content);
    if (reason !== null)
      scope.report({ code: 'clause-misplaced', title: reason, at: clause.span, label: say`not needed here` });
    else checkClause(scope, clause);
  }
  if (owner.broken) return;
  for (const clause of wanted) {
    if (!seen.has(clause))
      scope.missing(say`\`${owner.name.text}\` does not say ${HELP[clause].what}`, owner.name.span, HELP[clause].help);
  }
}

function misplaced(owner: RewardNode | MilestoneNode, { clause }: BenefitClauseNode, content: Clauses): Wording | null {
  if (clause === 'issued') {
    if (owner.kind === 'milestone') return say`a milestone is always issued at once`;
    return owner.price === null ? say`a reward without a price is given, not asked for` : null;
  }
  if (clause === 'choose' && owner.kind === 'reward') return say`a choice belongs to a milestone`;
  if (content.includes(clause)) return null;
  return content.includes('choose')
    ? say`what can be chosen says what it is worth`
    : say`points are worth what they buy`;
}

function checkClause(scope: Scope, clause: BenefitClauseNode): void {
  switch (clause.clause) {
    case 'worth':
    case 'costs':
      checkMoney(scope, clause.value);
      break;
    case 'gives':
      checkPrice(scope, clause.amount, clause.ledger === null ? [] : [clause.ledger]);
      break;
    case 'choose':
      checkChoice(scope, clause);
      break;
  }
}

const MOST_PICKS = 10;

function checkChoice(scope: Scope, clause: BenefitClauseNode & { clause: 'choose' }): void {
  const { picks, options, otherwise } = clause;
  if (picks !== null && (picks.value.d !== 1n || picks.value.n < 1n || picks.value.n > BigInt(MOST_PICKS))) {
    scope.report({
      code: 'value-range',
      title: say`a whole number of choices from 1 to ${MOST_PICKS} is needed`,
      at: picks.span,
      label: say`not such a number`,
    });
  }
  const seen = new Map<string, NameNode>();
  for (const option of options) {
    findGiven(scope, option);
    const earlier = seen.get(option.text);
    if (earlier !== undefined) scope.twice(say`\`${option.text}\``, earlier.span, option.span);
    seen.set(option.text, option);
  }
  if (otherwise !== null && !seen.has(otherwise.text))
    scope.unknown(otherwise, say`one of the options`, [...seen.keys()]);
}
