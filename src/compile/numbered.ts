/** A rule's name in the books, made unique among those of the same kind that stand above it. */
export function numbered(name: string, earlier: readonly string[]): string {
  const same = earlier.filter((other) => other === name).length;
  return same === 0 ? name : `${name} (${same + 1})`;
}
