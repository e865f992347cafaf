import type { ExpressionChecker } from '../expressions.ts';
import type { Scope } from '../scope.ts';

/** A measure is always read through a window, but for a balance, which is what it is today. */
export function checkMeasures(scope: Scope, expressions: ExpressionChecker): void {
  for (const measure of scope.all('measure')) {
    const { source } = measure;
    const event = source.how === 'field' || source.how === 'count' ? scope.find(source.event, 'event') : undefined;
    if (source.how === 'earned' || source.how === 'balance') scope.find(source.ledger, 'points');
    if (source.how === 'field' && event !== undefined) {
      const field = event.fields.find((f) => f.name.text === source.field.text);
      if (field === undefined) {
        if (!event.broken)
          scope.unknown(
            source.field,
            `a field of \`${event.name.text}\``,
            event.fields.map((f) => f.name.text),
          );
      } else if (field.type === 'choice') {
        scope.report({
          code: 'unit-expected',
          title: 'words cannot be summed',
          at: source.field.span,
          label: 'a choice of words',
          others: [{ span: field.span, text: 'declared here' }],
          help: 'count the events instead, with `where`',
        });
      }
    }
    if (source.how === 'balance' && (measure.window !== null || measure.where !== null)) {
      scope.report({
        code: 'value-range',
        title: 'a balance has no window and no condition',
        at: measure.window?.span ?? measure.where!.span,
        label: 'a balance is what it is on the day',
        help: 'remove this, or measure what was earned: `sum of star earned in …`',
      });
    }
    if (source.how === 'balance' && measure.byPosting !== null) {
      scope.report({
        code: 'value-range',
        title: 'a balance always goes by posting date',
        at: measure.byPosting,
        label: 'not needed here',
      });
    }
    if (source.how !== 'balance' && measure.window === null) {
      scope.missing(
        `\`${measure.name.text}\` has no window`,
        measure.name.span,
        'say through which window it is read, as in `in last 12 months`, `in calendar year` or `in lifetime`',
      );
    }
    if (measure.window?.how === 'since') scope.find(measure.window.event, 'event');
    if (measure.window?.how === 'whole months') {
      const { months, lag } = measure.window;
      if (months.value.d !== 1n || months.value.n < 1n || months.value.n > 1200n) {
        scope.report({
          code: 'value-range',
          title: 'a number of whole months from 1 to 1200 is needed',
          at: months.span,
          label: 'not such a number',
        });
      }
      if (lag !== null && lag.unit === 'day') {
        scope.report({
          code: 'value-range',
          title: 'a window of whole months ends whole months before',
          at: lag.span,
          label: 'write months',
        });
      }
    }
    if (measure.where === null) continue;
    if (event === undefined) {
      if (source.how === 'earned') {
        scope.report({
          code: 'value-range',
          title: 'only events can be chosen by a condition',
          at: measure.where.span,
          label: 'this measure sums points',
          help: 'put the condition on the earning rule, or measure the events',
        });
      }
      continue;
    }
    expressions.condition(measure.where, { event, measures: false, within: null });
  }
}
