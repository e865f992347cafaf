/** One block of members in one replicate. */
export interface BlockJob {
  readonly replicate: number;
  readonly block: number;
  /** The expected yearly contribution, in currency units, from which on a member is high-value, over all blocks. */
  readonly cut: number;
  /** The same for each tenth of all members but the first, rising; where members are told apart by it. */
  readonly deciles?: readonly number[];
}
