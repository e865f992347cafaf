import type { Span } from '../base/span.ts';
import type { Condition } from '../compile/plan-condition.ts';

/** Where a condition stands in the text, from its first comparison to its last; undefined for one without any. */
export function conditionSpan(condition: Condition): Span | undefined {
  switch (condition.op) {
    case 'always':
    case 'never':
      return undefined;
    case 'not':
      return conditionSpan(condition.of);
    case 'and':
    case 'or': {
      const spans = condition.parts.flatMap((part) => conditionSpan(part) ?? []);
      const [first] = spans;
      const last = spans.at(-1);
      return first === undefined || last === undefined ? undefined : { ...first, end: last.end };
    }
    default:
      return condition.span;
  }
}
