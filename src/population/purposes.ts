/**
 * What a draw is for: one part of its address. A number is never given a second meaning, because that would tie two
 * pieces of luck together; a new purpose takes a new number, and then no other draw moves.
 */
export const PURPOSE = {
  joinDay: 1,
  purchaseRate: 2,
  spendScale: 3,
  satisfactionMean: 4,
  satisfactionStart: 5,
  recovery: 8,
  returned: 9,
  returnDelay: 10,
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
  month: 33,
  survey: 34,
} as const;

/** What each word of a month's draw is for, and of one for the survey of a month. */
export const MONTH_WORD = { chanceToLeave: 0, leaving: 1, satisfaction: 2, redemption: 3 } as const;
export const SURVEY_WORD = { invitation: 0, answering: 1, answer: 2 } as const;
/** Of the draw for an occurrence of an event; what is spent on it takes the two words left, as `gamma` does. */
export const OCCURRENCE_WORD = { gap: 0, failure: 3 } as const;

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

/** An occurrence of an event: the gap before it, what is spent on it, and how it goes. */
export function occurrencePurpose(slot: number): number {
  return FIRST_SLOT_PURPOSE + slot * 64;
}

/** The further parts of a gap that is more regular than chance alone; the purpose is that of its first part. */
export function partPurpose(purpose: number): number {
  return purpose + 1;
}

/** The value of one field of an occurrence. */
export function fieldPurpose(slot: number, field: number): number {
  return occurrencePurpose(slot) + 2 + field;
}
