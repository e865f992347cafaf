/** What several facts are measured on, worked out when it is first asked for. */
export function kept<T>(work: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => {
    found ??= { value: work() };
    return found.value;
  };
}
