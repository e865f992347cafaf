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
  response: 14,
  answer: 15,
  redemption: 16,
  dropoutRate: 17,
  dropoutClock: 18,
  dropoutAfter: 19,
} as const;

/**
 * Each kind of event in a simulation has a slot: 0 is the purchase, then the others in the order they are written, and
 * the last is the return. Slots follow the simulation and not the program, so that two programs share their luck.
 */
export const PURCHASE_SLOT = 0;
/** The slot of the event that takes purchases back, far beyond those of the others. */
export const RETURN_SLOT = 900;
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
