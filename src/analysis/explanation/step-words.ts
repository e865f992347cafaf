import type { Cause, PostingReason } from '../../engine/books.ts';
import { say, type Wording } from '../../report/wording.ts';

/** Why points came or went, for the member they belong to. */
export const REASON_WORDS: Readonly<Record<PostingReason, Wording>> = {
  earned: say`earned`,
  redeemed: say`redeemed`,
  expired: say`expired`,
  reversed: say`reversed`,
  cleared: say`cleared`,
  converted: say`by a change of the rules`,
  restored: say`restored`,
};

/** Why a tier was reached or left. */
export const CAUSE_WORDS: Readonly<Record<Cause, Wording>> = {
  join: say`join`,
  behavior: say`behavior`,
  grant: say`grant`,
  refund: say`refund`,
  expiry: say`expiry`,
  'rule change': say`rule change`,
  transition: say`transition`,
};
