import type { Watch } from './books.ts';

type Listener = (...heard: readonly unknown[]) => void;

/** Two watches as one. What neither listens to stays silent, so that it still costs nothing. */
export function watchTogether(first: Watch, second: Watch): Watch {
  const together = new Map<string, Listener>(Object.entries(first));
  for (const [heard, listener] of Object.entries(second) as [string, Listener][]) {
    const other = together.get(heard);
    together.set(
      heard,
      other === undefined
        ? listener
        : (...what) => {
            other(...what);
            listener(...what);
          },
    );
  }
  return Object.fromEntries(together) as Watch;
}
