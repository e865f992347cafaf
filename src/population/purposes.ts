/**
 * What a draw is for: one part of its address. A number is never given a second meaning, because that would tie two
 * pieces of luck together; a new purpose takes a new number, and then no other draw moves.
 */
export const PURPOSE = {
  joinDay: 1,
  purchaseRate: 2,
  spendRate: 3,
  satisfactionMean: 4,
  satisfactionStart: 5,
  satisfactionNoise: 6,
  failure: 7,
  recovery: 8,
  returned: 9,
  returnDelay: 10,
  chanceToLeave: 11,
  leaving: 12,
  invitation: 13,
  answering: 14,
  answer: 15,
  redemption: 16,
  persona: 17,
  dropoutRate: 18,
  dropout: 19,
  response: 20,
  stockpile: 21,
  consent: 22,
  friendGap: 23,
  friend: 24,
  friendJoins: 25,
  warning: 26,
  ideaGap: 27,
  tie: 28,
  dropoutAfter: 29,
  survival: 30,
  parameters: 31,
  contract: 32,
} as const;

/**
 * Each kind of event in a simulation has a slot: 0 is the purchase, then the others in the order they are written, and
 * the last is the return. Slots follow the simulation and not the program, so that two programs share their luck.
 */
export const PURCHASE_SLOT = 0;
/** The slot of the event that takes purchases back, far beyond those of the others. */
export const RETURN_SLOT = 900;
/** The slots of what members do beside buying: recommending, having ideas, answering a survey. */
export const REFERRAL_SLOT = 901;
export const IDEA_SLOT = 902;
export const SURVEY_SLOT = 903;
/** The most other events a simulation may have, and the most fields of one event: purposes have 16 bits. */
export const MOST_OTHERS = 100;
/** The most fields of one event that can have draws of their own. */
export const MOST_FIELDS = 62;

const FIRST_SLOT_PURPOSE = 1024;

/** Gaps between the occurrences of an event. */
export function gapPurpose(slot: number): number {
  return FIRST_SLOT_PURPOSE + slot * 64;
}

/** What the member spends on an occurrence. */
export function spendPurpose(slot: number): number {
  return gapPurpose(slot) + 1;
}

/** The value of one field of an occurrence. */
export function fieldPurpose(slot: number, field: number): number {
  return gapPurpose(slot) + 2 + field;
}
