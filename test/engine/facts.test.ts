import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, equals, integer, ratio, ZERO } from '../../src/base/rational.ts';
import { type Fact, Facts } from '../../src/engine/facts.ts';

const day = fc.integer({ min: 0, max: 12 });
const fact = fc.record({
  day,
  value: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 4 })),
});

it('sums and finds what one by one gives, in whatever order the facts came and wherever the interval lies', () => {
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 30 }), fc.tuple(day, day), (drafts, [from, until]) => {
      const all = drafts.map(
        (draft): Fact => ({ day: draft.day, value: ratio(BigInt(draft.value[0]), BigInt(draft.value[1])) }),
      );
      const facts = new Facts();
      for (const one of all) facts.add(one.day, one.value);
      const inside = all.filter((one) => from <= one.day && one.day < until);
      const sum = inside.reduce((total, { value }) => add(total, value), ZERO);
      expect(equals(facts.sum({ from, until }), sum)).toBe(true);
      const last = inside.toSorted((a, b) => a.day - b.day).at(-1);
      expect(facts.latest({ from, until })).toEqual(last);
      facts.add(5, integer(1));
      expect(facts.latest({ from: 5, until: 6 })?.value).toEqual(integer(1));
    }),
    { numRuns: 1_000 },
  );
});
