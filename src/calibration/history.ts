/**
 * What the models of a customer base need to know of one customer, all in weeks of 7 days from the first purchase, which
 * starts the clock and is not counted: `x` repeat purchases, the last of them at `tx` (0 without any), seen until `T`.
 * Source of the notation: Schmittlein, Morrison, Colombo 1987; Fader, Hardie, Lee 2005.
 */
export interface History {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
}

/** A customer of whom nothing is known but the first purchase, made just now. */
export const NEW_CUSTOMER: History = { x: 0, tx: 0, T: 0 };
