import type { Claim } from '../population/assumption.ts';
import { say, type Wording } from '../report/wording.ts';

/** How far a number may be trusted. */
export const CLAIM_WORDS: Readonly<Record<Claim, Wording>> = {
  reproduces: say`reproduces`,
  calibrated: say`calibrated`,
  assumed: say`assumed`,
};
