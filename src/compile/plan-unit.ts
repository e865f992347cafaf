/** How a number in smallest units is shown to people. `points` is any named unit: points, and things like miles and nights. */
export type Unit =
  | { readonly kind: 'money' }
  | { readonly kind: 'points'; readonly name: string; readonly digits: number; readonly shownDigits: number }
  | { readonly kind: 'number' };
