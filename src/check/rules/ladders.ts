import { ALWAYS, type Day, formatDay } from '../../base/calendar.ts';
import { compare, type Rational } from '../../base/rational.ts';
import { say } from '../../report/wording.ts';
import type { ExpressionNode } from '../../syntax/expression-tree.ts';
import type { LadderClauseNode, LadderNode, TierNode } from '../../syntax/ladder-tree.ts';
import { valuesOfSetting } from '../dated-values.ts';
import type { ExpressionChecker } from '../expressions.ts';
import { checkPrice } from '../price.ts';
import type { Scope } from '../scope.ts';
import { literalValue } from '../value.ts';
import { findGiven } from './benefits.ts';
import { checkDayOfMonth } from './day-of-month.ts';

/** A ladder has one base tier, rising tiers above it, and says when they are attained, how long they last and how they are lost. */
export function checkLadders(scope: Scope, expressions: ExpressionChecker): void {
  for (const ladder of scope.all('ladder')) {
    checkClauses(scope, ladder);
    const tiers = ladder.clauses.filter((clause): clause is TierNode => clause.clause === 'tier');
    const seen = new Map<string, TierNode>();
    for (const tier of tiers) {
      const earlier = seen.get(tier.name.text);
      if (earlier !== undefined) scope.twice(say`the tier \`${tier.name.text}\``, earlier.name.span, tier.name.span);
      seen.set(tier.name.text, tier);
      for (const condition of [tier.when, tier.kept]) {
        if (condition !== null) expressions.condition(condition, { event: null, measures: true, within: ladder });
      }
      for (const ledger of tier.clearing) scope.find(ledger, 'points');
      for (const { amount, ledger } of tier.consuming) checkPrice(scope, amount, ledger === null ? [] : [ledger]);
      const [back, twice] = tier.takenBack;
      if (twice !== undefined) scope.twice(say`\`taken back by refunds\``, back!, twice);
      if (back !== undefined && tier.welcoming.length === 0)
        scope.missing(
          say`there is no welcome that refunds could take back`,
          back,
          say`write \`welcoming with gift once\` before it`,
        );
      for (const { reward } of tier.welcoming) findGiven(scope, reward);
    }
    checkRising(scope, tiers);
    checkSteps(scope, ladder, tiers);
  }
}

function checkClauses(scope: Scope, ladder: LadderNode): void {
  const found = new Map<string, LadderClauseNode>();
  for (const clause of ladder.clauses) {
    const key = clause.clause === 'tier' ? (clause.base ? 'base tier' : 'tier') : clause.clause;
    const earlier = found.get(key);
    if (earlier !== undefined && key !== 'tier') scope.twice(say`\`${key}\``, earlier.span, clause.span);
    if (key === 'base tier' && earlier === undefined && found.has('tier')) {
      scope.report({
        code: 'ladder-order',
        title: say`the base tier comes first`,
        at: clause.span,
        label: say`move this above the other tiers`,
      });
    }
    found.set(key, clause);
    if (clause.clause === 'lasts' && clause.lasts.how === 'after latest') scope.find(clause.lasts.event, 'event');
    if (clause.clause === 'review' && clause.review.how === 'monthly') checkDayOfMonth(scope, clause.review.day);
  }
  if (ladder.broken) return;
  const at = ladder.name.span;
  const name = ladder.name.text;
  if (!found.has('base tier'))
    scope.missing(
      say`\`${name}\` has no base tier`,
      at,
      say`write first what everybody holds, as in \`base tier member "Member"\``,
    );
  if (!found.has('attain'))
    scope.missing(
      say`\`${name}\` does not say when a tier is attained`,
      at,
      say`write \`attain at once\` or \`attain at review\``,
    );
  if (!found.has('lasts'))
    scope.missing(
      say`\`${name}\` does not say how long a tier lasts`,
      at,
      say`write \`lasts until next review\`, \`lasts for 12 months\` or \`lasts forever\``,
    );
  const lasts = found.get('lasts');
  const forever = lasts?.clause === 'lasts' && lasts.lasts.how === 'forever';
  if (!found.has('downgrade') && lasts !== undefined && !forever) {
    scope.missing(
      say`\`${name}\` does not say how a tier is lost`,
      at,
      say`write \`downgrade to the tier earned\`, \`downgrade one tier\` or \`downgrade never\``,
    );
  }
  const attain = found.get('attain');
  const reviewed =
    (attain?.clause === 'attain' && attain.at === 'review') ||
    (lasts?.clause === 'lasts' && lasts.lasts.how === 'until review');
  if (reviewed && !found.has('review')) {
    scope.missing(
      say`\`${name}\` does not say when it is reviewed`,
      at,
      say`write when it is, as in \`review monthly on day 1\` or \`review yearly on 01-01\``,
    );
  }
}

/** Where several tiers take or give something on the way, rising over one of them must be settled. */
function checkSteps(scope: Scope, ladder: LadderNode, tiers: readonly TierNode[]): void {
  const attain = ladder.clauses.find((clause) => clause.clause === 'attain');
  if (attain?.clause !== 'attain' || attain.at !== 'once' || attain.rising !== null) return;
  const [first, second] = tiers.filter((tier) => tier.consuming.length + tier.welcoming.length > 0);
  if (first === undefined || second === undefined) return;
  scope.missing(
    say`\`${ladder.name.text}\` does not say whether \`${first.name.text}\` may be passed over`,
    attain.span,
    say`write \`attain at once, step by step\` or \`attain at once, straight to the highest\``,
  );
}

/** Where two tiers read one amount alone, the higher must ask for more. */
function checkRising(scope: Scope, tiers: readonly TierNode[]): void {
  let below: { tier: TierNode; bar: Bar } | null = null;
  for (const tier of tiers) {
    const bar = tier.when === null ? null : barOf(scope, tier.when);
    const since = bar === null || below === null ? undefined : sinceNotAbove(bar, below.bar);
    if (below !== null && since !== undefined) {
      const fact = say`\`${tier.name.text}\` asks no more than \`${below.tier.name.text}\` below it`;
      scope.report({
        code: 'ladder-order',
        title: since === ALWAYS.from ? fact : say`${fact} from ${formatDay(since)} on`,
        at: tier.when!.span,
        label: say`not above the tier below`,
        others: [{ span: below.tier.when!.span, text: say`the tier below` }],
        help: say`order the tiers from low to high, or raise this bar`,
      });
    }
    if (bar !== null) below = { tier, bar };
  }
}

/** What a tier asks of one amount, from each day on. */
interface Bar {
  readonly reads: string;
  readonly values: readonly { readonly from: Day; readonly value: Rational }[];
}

/** The first day from which a bar does not lie above the one below it; undefined when it always does. */
function sinceNotAbove(bar: Bar, below: Bar): Day | undefined {
  if (bar.reads !== below.reads) return undefined;
  const on = ({ values }: Bar, day: Day) => values.findLast(({ from }) => from <= day)?.value;
  return [...bar.values, ...below.values]
    .map(({ from }) => from)
    .sort((a, b) => a - b)
    .find((day) => {
      const [high, low] = [on(bar, day), on(below, day)];
      return high !== undefined && low !== undefined && compare(high, low) <= 0;
    });
}

function barOf(scope: Scope, node: ExpressionNode): Bar | null {
  if (node.kind !== 'comparison' || (node.op !== '>=' && node.op !== '>') || node.left.kind !== 'name') return null;
  const reads = `${node.op} ${node.left.name.text}`;
  if (node.right.kind === 'quantity') {
    const value = literalValue(scope, node.right);
    return value === undefined ? null : { reads, values: [{ from: ALWAYS.from, value: value.value }] };
  }
  if (node.right.kind !== 'name') return null;
  const setting = scope.lookup(node.right.name.text);
  if (setting?.kind !== 'setting') return null;
  const values = valuesOfSetting(scope, setting).flatMap(({ from, value: node }) => {
    const value = literalValue(scope, node);
    return value === undefined ? [] : [{ from, value: value.value }];
  });
  return { reads, values };
}
