/**
 * What a forecast does not know: `chance`, which members there are and what luck they have, surveys among it; `parameters`,
 * what a population fitted to data might have been fitted to as well; `assumptions`, where in their ranges the other
 * numbers of the ledger lie; and `imputation`, what those would have answered who did not.
 */
export const SOURCES = ['chance', 'parameters', 'assumptions', 'imputation'] as const;
export type Source = (typeof SOURCES)[number];
