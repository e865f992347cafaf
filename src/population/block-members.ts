/** Members are simulated in blocks of this size. Draws and the high-value cut do not know of it, so it changes no result. */
export const BLOCK_SIZE = 1000;

/** Blocks one behind the other, of which a worker hands over the sum: so many from the first of them on. */
export interface Portion {
  readonly block: number;
  readonly blocks: number;
}

/** How many blocks the members fill; the last may be smaller. */
export function blockCount(members: number): number {
  return Math.ceil(members / BLOCK_SIZE);
}

/** The members of a block, by the number that addresses their draws; or of so many blocks from that one on. */
export function blockMembers(
  members: number,
  block: number,
  blocks = 1,
): { readonly first: number; readonly count: number } {
  const first = block * BLOCK_SIZE;
  return { first, count: Math.min(blocks * BLOCK_SIZE, members - first) };
}
