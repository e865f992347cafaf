import type { Stander, Stands } from './shift.ts';

/** One member's way in one world, kept until the same member has lived in the others. */
export interface Way extends Stander {
  /** Sales of each month since the start, in minor units. */
  readonly sales: Float64Array;
  /** What the program spent on the member, in minor units. */
  readonly benefits: bigint;
}

/** The ways of many members in one world, in their order. */
export interface Ways {
  /** Of one member after the other: sales of each month since the start, in minor units. */
  readonly sales: Float64Array;
  /** The month of leaving; infinite for who is still there. */
  readonly leftIn: Float64Array;
  /** What the program spent on each, in minor units. */
  readonly benefits: readonly bigint[];
  /** Null where it is not asked for. */
  readonly stands: readonly Stands[] | null;
}

/** `months` are those of the sales of each, the start among them. */
export function gathered(ways: readonly Way[], months: number): Ways {
  const sales = new Float64Array(ways.length * months);
  ways.forEach((way, i) => {
    sales.set(way.sales, i * months);
  });
  const stands = ways.flatMap((way) => way.stands ?? []);
  return {
    sales,
    leftIn: Float64Array.from(ways, ({ leftIn }) => leftIn),
    benefits: ways.map(({ benefits }) => benefits),
    stands: stands.length === 0 ? null : stands,
  };
}

/** Each of them as far as it is laid beside another. */
export function standersOf({ leftIn, stands }: Ways): Stander[] {
  return (stands ?? []).map((each, i) => ({ leftIn: leftIn[i]!, stands: each }));
}
