import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nthLowest } from '../../src/base/nth-lowest.ts';

it('finds what sorting finds, at every place', () => {
  const some = fc.array(
    fc.oneof(
      fc.nat(3),
      fc.double({ noNaN: true }).map((value) => value + 0),
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(some, (values) => {
      const sorted = Float64Array.from(values).sort();
      for (const place of sorted.keys()) {
        const own = Float64Array.from(values);
        expect(nthLowest(own, place)).toBe(sorted[place]);
        expect(own.sort()).toEqual(sorted);
      }
    }),
  );
});

it('finds nothing beyond the last', () => {
  expect(nthLowest(Float64Array.of(), 0)).toBeUndefined();
  expect(nthLowest(Float64Array.of(2, 1), 2)).toBeUndefined();
});

it('finds it among many, however they lie', () => {
  const size = 200_000;
  const lying: readonly ((i: number) => number)[] = [
    (i) => i,
    (i) => -i,
    () => 7,
    (i) => i % 2,
    (i) => Math.abs(i - size / 2),
  ];
  for (const value of lying) {
    const values = Float64Array.from({ length: size }, (_, i) => value(i));
    expect(nthLowest(values.slice(), 160_000)).toBe(values.sort()[160_000]);
  }
});
