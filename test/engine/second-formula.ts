import fc from 'fast-check';
import { type Fraction, isBelow, minus, over, plus, read, times } from './second-arithmetic.ts';

/** A formula as it is written in a program, and what it gives for the fields of an event, worked out a second time. */
export interface Formula {
  readonly text: string;
  readonly value: (fields: readonly Fraction[]) => Fraction;
  /** How tightly its outermost sign binds: a `greater of` 0, a sum 1, a product 2, a single value 3. */
  readonly binds: 0 | 1 | 2 | 3;
}

/** The fields that formulas read, all plain numbers. */
export const FIELDS = ['a', 'b', 'c'];

/** A number as a program writes it, up to twenty decimals; some small, so that sums cancel and quotients meet zero. */
export const decimal = fc.oneof(
  fc.constantFrom('0', '1', '2', '3', '0.5', '0.1', '0.3', '7'),
  fc.nat(100_000).map(String),
  fc.tuple(fc.nat(9_999), fc.stringMatching(/^\d{1,20}$/)).map(([before, after]) => `${before}.${after}`),
  fc.stringMatching(/^[1-9]\d{15,24}$/),
);

const constant = fc.oneof(
  { weight: 4, arbitrary: decimal.map((text): Formula => ({ text, value: () => read(text), binds: 3 })) },
  {
    weight: 2,
    arbitrary: decimal.map(
      (text): Formula => ({ text: `${text}%`, value: () => times(read(text), { over: 1n, under: 100n }), binds: 3 }),
    ),
  },
  {
    weight: 1,
    arbitrary: decimal.map((text): Formula => ({ text: `(-${text})`, value: () => read(`-${text}`), binds: 3 })),
  },
);

const field = fc
  .nat(FIELDS.length - 1)
  .map((index): Formula => ({ text: FIELDS[index]!, value: (fields) => fields[index]!, binds: 3 }));

const SIGNS = {
  '+': { binds: 1, value: plus },
  '-': { binds: 1, value: minus },
  '*': { binds: 2, value: times },
  '/': { binds: 2, value: over },
} as const;

/** Parenthesized where it would be read otherwise, and now and then where it would not. */
function part({ text, binds }: Formula, atLeast: number, anyway: boolean): string {
  return binds < atLeast || anyway ? `(${text})` : text;
}

const { formula: tree } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'formula' },
    { weight: 2, arbitrary: field },
    { weight: 2, arbitrary: constant },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom('+', '-', '*', '/'), tie('formula'), tie('formula'), fc.boolean(), fc.boolean())
        .map(([sign, left, right, leftAnyway, rightAnyway]): Formula => {
          const { binds, value } = SIGNS[sign as keyof typeof SIGNS];
          return {
            text: `${part(left, binds, leftAnyway)} ${sign} ${part(right, binds + 1, rightAnyway)}`,
            value: (fields) => value(left.value(fields), right.value(fields)),
            binds,
          };
        }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('greater', 'lesser'), tie('formula'), tie('formula'))
        .map(([which, left, right]): Formula => {
          return {
            text: `${which} of ${part(left, 3, false)} and ${part(right, 3, false)}`,
            value: (fields) => {
              const [first, second] = [left.value(fields), right.value(fields)];
              return isBelow(first, second) === (which === 'greater') ? second : first;
            },
            binds: 0,
          };
        }),
    },
  ),
}));

export const formula = tree;
