/** Members are simulated in blocks of this size. Draws and the high-value cut do not know of it, so it changes no result. */
export const BLOCK_SIZE = 1000;

/** How many blocks the members fill; the last may be smaller. */
export function blockCount(members: number): number {
  return Math.ceil(members / BLOCK_SIZE);
}

/** The members of a block, by the number that addresses their draws. */
export function blockMembers(members: number, block: number): { readonly first: number; readonly count: number } {
  const first = block * BLOCK_SIZE;
  return { first, count: Math.min(BLOCK_SIZE, members - first) };
}
