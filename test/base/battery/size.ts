/** How much longer than in every run: a look by night sets `REGALIA_BATTERY` to some hundred. */
const FACTOR = Number(process.env.REGALIA_BATTERY ?? 1);

/** So many draws, or more of them by night. */
export function drawn(count: number): number {
  return Math.round(count * FACTOR);
}
