/** The sum of numbers, in their order. */
export function sum(values: ArrayLike<number>): number {
  let found = 0;
  for (let i = 0; i < values.length; i++) found += values[i]!;
  return found;
}
