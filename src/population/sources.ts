/**
 * What a forecast does not know: `chance`, which members there are and what luck they have, surveys among it; and
 * `assumptions`, where in their ranges the numbers of the ledger lie.
 */
export const SOURCES = ['chance', 'assumptions'] as const;
export type Source = (typeof SOURCES)[number];
