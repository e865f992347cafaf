/** The logarithm of the sum of two numbers given by their logarithms, which may be too large or small to be written. */
export function logSum(a: number, b: number): number {
  const [more, less] = a >= b ? [a, b] : [b, a];
  return less === Number.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.exp(less - more));
}
