import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add, compare, integer, multiply, type Rational, ratio, ZERO } from '../../src/base/rational.ts';
import { ceilingOf, floorOf, type Inequality, solvable } from '../../src/reason/linear.ts';

const VARIABLES = ['x', 'y', 'z'];

const inequality: fc.Arbitrary<Inequality> = fc
  .record({
    factors: fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -2, max: 2 }),
    ),
    constant: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 3 })),
    strict: fc.boolean(),
  })
  .map(({ factors, constant, strict }) => ({
    form: {
      terms: new Map(VARIABLES.flatMap((name, i) => (factors[i] === 0 ? [] : [[name, integer(factors[i]!)] as const]))),
      constant: ratio(BigInt(constant[0]), BigInt(constant[1])),
    },
    strict,
  }));

function fulfills(point: ReadonlyMap<string, Rational>, { form, strict }: Inequality): boolean {
  let value = form.constant;
  for (const [name, factor] of form.terms) value = add(value, multiply(factor, point.get(name)!));
  const order = compare(value, ZERO);
  return strict ? order > 0 : order >= 0;
}

const points = fc
  .tuple(...VARIABLES.map(() => fc.integer({ min: -12, max: 12 })))
  .map((values) => new Map(VARIABLES.map((name, i) => [name, integer(values[i]!)])));

it('a system that a point fulfills is solvable, over whole numbers or not', () => {
  fc.assert(
    fc.property(fc.array(inequality, { maxLength: 8 }), points, (system, point) => {
      const fulfilled = system.filter((one) => fulfills(point, one));
      expect(solvable(fulfilled, () => true)).toBe(true);
      expect(solvable(fulfilled, () => false)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it('a system in one variable is solvable just when some value fulfills it', () => {
  const single = inequality.map(({ form, strict }) => ({
    form: { terms: new Map([...form.terms].filter(([name]) => name === 'x')), constant: form.constant },
    strict,
  }));
  fc.assert(
    fc.property(fc.array(single, { minLength: 1, maxLength: 5 }), (system) => {
      const grid = Array.from({ length: 61 }, (_, i) => new Map([['x', integer(i - 30)]]));
      expect(solvable(system, () => true)).toBe(grid.some((point) => system.every((one) => fulfills(point, one))));
    }),
    { numRuns: 2_000 },
  );
});

it('the nearest whole numbers on both sides', () => {
  const near = (n: bigint, d: bigint) => [floorOf({ n, d }), ceilingOf({ n, d })];
  expect([near(7n, 2n), near(-7n, 2n), near(6n, 2n), near(-6n, 2n), near(0n, 1n)]).toEqual([
    [3n, 4n],
    [-4n, -3n],
    [3n, 3n],
    [-3n, -3n],
    [0n, 0n],
  ]);
});
