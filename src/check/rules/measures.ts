import { say } from '../../report/wording.ts';
import type { EventNode, FieldNode } from '../../syntax/event-tree.ts';
import type { MeasureNode, MeasureSourceNode } from '../../syntax/measure-tree.ts';
import type { WindowNode } from '../../syntax/time-tree.ts';
import type { NameNode } from '../../syntax/tree.ts';
import { countedEvent } from '../counted-event.ts';
import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';
import { tierNames } from '../tier-names.ts';

/** The source that is written in a way, or in one of several that look alike. */
type Source<How extends MeasureSourceNode['how']> = MeasureSourceNode & { readonly how: How };

/** What is what it is on the day, and not gone through in a window: with the word for it, and why. */
const TIMELESS = {
  balance: {
    what: say`a balance`,
    why: say`a balance is what it is on the day`,
    help: say`remove this, or measure what was earned: \`sum of star earned in …\``,
  },
  since: { what: say`a time since`, why: say`goes from then to the day`, help: say`remove this` },
  'years at': { what: say`a count of years at a tier`, why: say`counts all years`, help: say`remove this` },
} as const;

/** A measure is always read through a window, but for what is what it is on the day. */
export function checkMeasures(scope: Scope, expressions: ExpressionChecker): void {
  for (const measure of scope.all('measure')) {
    const { source } = measure;
    const counted = countedEvent(source);
    const event = counted === null ? undefined : scope.find(counted, 'event');
    checkSource(scope, source, event);
    checkReach(scope, measure);
    if (measure.window !== null) checkWindow(scope, measure.window);
    if (measure.where === null) continue;
    if (event !== undefined) expressions.condition(measure.where, { event, measures: false, within: null });
    else if (source.how === 'earned') {
      scope.report({
        code: 'value-range',
        title: say`only events can be chosen by a condition`,
        at: measure.where.span,
        label: say`this measure sums points`,
        help: say`put the condition on the earning rule, choose \`earned on …\` or \`earned as …\`, or measure the events`,
      });
    }
  }
}

function checkSource(scope: Scope, source: MeasureSourceNode, event: EventNode | undefined): void {
  switch (source.how) {
    case 'balance':
      scope.find(source.ledger, 'points');
      return;
    case 'earned':
      checkEarned(scope, source);
      return;
    case 'field':
    case 'largest':
    case 'latest':
      if (event !== undefined) checkAmounts(scope, source, event);
      return;
    case 'distinct':
      if (event !== undefined) checkWords(scope, source, event);
      return;
    case 'since':
      if (source.anchor !== null) checkAnchor(scope, source.anchor);
      return;
    case 'years at':
      checkTier(scope, source);
      return;
    case 'count':
    case 'days':
      return;
  }
}

/** What is chosen by an event or a tag must be earned so by some rule. */
function checkEarned(scope: Scope, { ledger, on, as }: Source<'earned'>): void {
  const event = on === null ? null : scope.find(on, 'event');
  if (scope.find(ledger, 'points') === undefined || event === undefined || scope.program.broken) return;
  const rules = scope
    .earnings()
    .map(({ earn }) => earn)
    .filter((earn) => earn.ledger.text === ledger.text || givesRestTo(earn.parts, ledger.text));
  const here = rules.filter((earn) => on === null || earn.event.text === on.text);
  if (on !== null && here.length === 0) {
    scope.unknown(
      on,
      say`an event that earns \`${ledger.text}\``,
      rules.map((earn) => earn.event.text),
    );
  } else if (as !== null && !here.some((earn) => earn.tag?.text === as.text)) {
    const tags = here.flatMap((earn) => (earn.tag === null ? [] : [earn.tag.text]));
    scope.unknown(as, say`what any \`${ledger.text}\` is earned as here`, tags);
  }
}

function givesRestTo(parts: readonly { readonly part: string; readonly to?: unknown }[], ledger: string): boolean {
  return parts.some(({ part, to }) => part === 'rest' && (to as NameNode).text === ledger);
}

const AMOUNT_WORDS = { field: say`summed`, largest: say`compared by size`, latest: say`read as an amount` } as const;

function checkAmounts(scope: Scope, source: Source<'field' | 'largest' | 'latest'>, event: EventNode): void {
  const field = fieldOf(scope, source.field, event);
  if (field === undefined || (field.type !== 'choice' && field.type !== 'date')) return;
  scope.report({
    code: 'unit-expected',
    title: say`${field.type === 'date' ? say`dates` : say`words`} cannot be ${AMOUNT_WORDS[source.how]}`,
    at: source.field.span,
    label: field.type === 'date' ? say`a date` : say`a choice of words`,
    others: [{ span: field.span, text: say`declared here` }],
    help: say`count the events instead, with \`where\``,
  });
}

function checkWords(scope: Scope, source: Source<'distinct'>, event: EventNode): void {
  const field = fieldOf(scope, source.field, event);
  if (field === undefined || field.type === 'choice') return;
  scope.report({
    code: 'unit-expected',
    title: say`only the words of a choice can be told apart`,
    at: source.field.span,
    label: say`not a choice of words`,
    others: [{ span: field.span, text: say`declared here` }],
    help: say`declare \`${field.name.text}: one of …\``,
  });
}

function fieldOf(scope: Scope, name: NameNode, event: EventNode): FieldNode | undefined {
  const field = event.fields.find((f) => f.name.text === name.text);
  const known = event.fields.map((f) => f.name.text);
  if (field === undefined && !event.broken) scope.unknown(name, say`a field of \`${event.name.text}\``, known);
  return field;
}

function checkAnchor(scope: Scope, anchor: NameNode): void {
  const attribute = scope.find(anchor, 'attribute');
  if (attribute === undefined || attribute.holds.type === 'date') return;
  scope.report({
    code: 'unit-expected',
    title: say`\`${anchor.text}\` is not a date`,
    at: anchor.span,
    label: say`a date is needed`,
    others: [{ span: attribute.holds.span, text: say`declared here` }],
  });
}

function checkTier(scope: Scope, { ladder: name, tier }: Source<'years at'>): void {
  const ladder = scope.find(name, 'ladder');
  if (ladder === undefined || ladder.broken) return;
  const tiers = tierNames(ladder);
  if (!tiers.includes(tier.text)) scope.unknown(tier, say`a tier of \`${name.text}\``, tiers);
}

/** How far a measure looks: through a window, unless it is what it is on the day. */
function checkReach(scope: Scope, { name, source, window, where, within, byPosting }: MeasureNode): void {
  if (source.how !== 'balance' && source.how !== 'since' && source.how !== 'years at') {
    if (window === null) {
      scope.missing(
        say`\`${name.text}\` has no window`,
        name.span,
        say`say through which window it is read, as in \`in last 12 months\`, \`in calendar year\` or \`in lifetime\``,
      );
    }
    if (within !== null && source.how !== 'latest') {
      scope.report({
        code: 'value-range',
        title: say`\`within\` is for the latest of something`,
        at: within,
        label: say`write \`in last\``,
        fixes: [{ title: say`write \`in last\``, edits: [{ span: within, text: 'in last' }], certain: true }],
      });
    }
    return;
  }
  const { what, why, help } = TIMELESS[source.how];
  const stray = window?.span ?? where?.span;
  if (stray !== undefined) {
    scope.report({
      code: 'value-range',
      title: say`${what} has no window and no condition`,
      at: stray,
      label: why,
      help,
    });
  }
  if (byPosting !== null) {
    scope.report({
      code: 'value-range',
      title: say`\`by posting date\` changes nothing here`,
      at: byPosting,
      label: why,
    });
  }
}

/** Over what a limit counts: a window that what is given now falls into. */
export function checkLimitWindow(scope: Scope, window: WindowNode): void {
  checkWindow(scope, window);
  if (window.how !== 'previous') return;
  scope.report({
    code: 'value-range',
    title: say`a limit cannot count over what is past`,
    at: window.span,
    label: say`already over when something is given`,
    help: say`leave out \`previous\``,
  });
}

function checkWindow(scope: Scope, window: WindowNode): void {
  if (window.how === 'since') scope.find(window.event, 'event');
  if (window.how !== 'whole months') return;
  const { months, lag } = window;
  if (months.value.d !== 1n || months.value.n < 1n || months.value.n > 1200n) {
    scope.report({
      code: 'value-range',
      title: say`a number of whole months from 1 to 1200 is needed`,
      at: months.span,
      label: say`not such a number`,
    });
  }
  if (lag !== null && lag.unit === 'day') {
    scope.report({
      code: 'value-range',
      title: say`a window of whole months ends whole months before`,
      at: lag.span,
      label: say`write months`,
    });
  }
}
