import { say, type Wording } from '../../report/wording.ts';

/** What a change means for members. `different`: for some better, for some worse, or not to be told from the text. */
export type Direction = 'better' | 'worse' | 'different' | 'neutral';

/**
 * How grave a change is, gravest first. `PROMISE`: what members already have loses value; `MEMBER_LOSS`: somebody falls
 * as it comes into effect; `FUTURE_LOSS`: somebody will have less later; `COST`: it moves the money of the business;
 * `COSMETIC`: it changes nothing for anybody.
 */
export const GRADES = ['PROMISE', 'MEMBER_LOSS', 'FUTURE_LOSS', 'COST', 'COSMETIC'] as const;

export type Grade = (typeof GRADES)[number];

/** What going up and going down are called, by what is measured. */
export const VERBS = {
  amount: ['raised', 'lowered'],
  condition: ['eased', 'tightened'],
  length: ['lengthened', 'shortened'],
  date: ['moved-later', 'moved-earlier'],
} as const;

export interface Subject {
  readonly what: Wording;
  /** What its versions are compared by; null where none is more than another. */
  readonly scale: keyof typeof VERBS | null;
  /** What more of it means, and what its being there at all means; less and its absence mean the opposite. `by use`: whatever reads it decides. */
  readonly more: Direction | 'by use';
  readonly there: Direction | 'by use';
  /** Of a change that is worse for somebody. */
  readonly loss: Grade;
}

/** Of a definition: it means nothing until something reads it, and then what reads it says so. */
const READ = { more: 'by use', there: 'neutral', loss: 'FUTURE_LOSS' } as const;
const WORDS = { scale: null, more: 'neutral', there: 'neutral', loss: 'COSMETIC' } as const;
const UNLIKE = { scale: null, more: 'different', there: 'different', loss: 'FUTURE_LOSS' } as const;
const GOOD = { more: 'better', there: 'better', loss: 'FUTURE_LOSS' } as const;
const BAD = { more: 'worse', there: 'worse', loss: 'FUTURE_LOSS' } as const;
/** Its bar, limit or span may be more or less, and without it there is none. */
const LIMIT = { more: 'better', there: 'worse', loss: 'FUTURE_LOSS' } as const;

/** Everything of a program in which two versions can differ, and what that means for members. */
export const SUBJECTS = {
  program: { what: say`the program`, scale: null, ...GOOD, loss: 'PROMISE' },
  'program-name': { what: say`the name of the program`, ...WORDS },
  label: { what: say`what members read`, ...WORDS },
  example: { what: say`an example`, ...WORDS },
  renamed: { what: say`what was renamed`, ...WORDS },
  allowance: { what: say`what is allowed`, ...WORDS },
  'what-if': { what: say`the range of a what-if`, ...WORDS },
  currency: { what: say`the currency`, ...UNLIKE, loss: 'PROMISE' },
  timezone: { what: say`the time zone`, ...UNLIKE },
  'program-end': { what: say`the end of the program`, scale: 'date', ...LIMIT },
  unit: { what: say`the unit`, ...UNLIKE, there: 'neutral', loss: 'PROMISE' },
  attribute: { what: say`the attribute`, ...UNLIKE, there: 'neutral' },
  event: { what: say`the event`, ...UNLIKE },
  order: { what: say`the order of rules`, ...UNLIKE },

  ledger: { what: say`the points`, ...UNLIKE, there: 'better', loss: 'PROMISE' },
  expiry: { what: say`when points expire`, scale: 'length', ...LIMIT, loss: 'PROMISE' },
  'expiry-suspension': { what: say`while no points expire`, scale: 'condition', ...GOOD, loss: 'PROMISE' },
  'balance-below-zero': { what: say`a balance below zero`, scale: 'amount', ...BAD, loss: 'PROMISE' },

  setting: { what: say`the setting`, scale: 'amount', ...READ },
  'setting-step': { what: say`the value from a day on`, scale: 'amount', ...READ, there: 'by use' },
  judging: { what: say`which version judges`, ...UNLIKE },
  table: { what: say`the table`, ...UNLIKE, there: 'neutral' },
  'table-row': { what: say`the row`, scale: 'amount', ...READ, there: 'by use' },
  measure: { what: say`what is measured`, ...UNLIKE, there: 'neutral' },
  'measure-window': { what: say`the window`, scale: 'length', ...READ, there: 'different' },

  earning: { what: say`the earning rule`, ...UNLIKE, there: 'better' },
  'earning-rate': { what: say`what it gives`, scale: 'amount', ...GOOD },
  'earning-condition': { what: say`when it gives`, scale: 'condition', ...LIMIT },
  'earning-rounding': {
    what: say`the rounding`,
    scale: 'condition',
    more: 'better',
    there: 'different',
    loss: 'FUTURE_LOSS',
  },
  'earning-remainder': { what: say`the remainder that is kept`, scale: null, ...GOOD },
  'earning-limit': { what: say`the limit`, scale: 'amount', ...LIMIT },
  'earning-limit-window': { what: say`over what the limit counts`, ...UNLIKE },
  'earning-rest': { what: say`where the rest goes`, ...UNLIKE, there: 'better' },
  'earning-shared-limit': { what: say`the shared limit it is within`, ...UNLIKE, there: 'worse' },
  'in-force-from': { what: say`the first day in force`, scale: 'date', ...BAD },
  'in-force-until': { what: say`the end of being in force`, scale: 'date', ...LIMIT },
  'shared-limit': { what: say`the shared limit`, scale: 'amount', ...READ, more: 'better' },
  refund: { what: say`what refunds take back`, ...UNLIKE, there: 'worse' },
  'refund-tier': { what: say`the tier after a refund`, scale: 'condition', ...GOOD },
  'refund-rewards': { what: say`the rewards after a refund`, scale: 'condition', ...GOOD, loss: 'PROMISE' },
  'refund-spent': { what: say`the points spent on a refunded purchase`, scale: 'condition', ...GOOD, loss: 'PROMISE' },

  ladder: { what: say`the ladder`, ...UNLIKE, there: 'better', loss: 'MEMBER_LOSS' },
  tier: { what: say`the tier`, ...UNLIKE, there: 'better', loss: 'MEMBER_LOSS' },
  'tier-bar': { what: say`the bar to reach it`, scale: 'condition', ...LIMIT, there: 'better' },
  'tier-bar-to-keep': {
    what: say`the bar to keep it`,
    scale: 'condition',
    more: 'better',
    there: 'different',
    loss: 'FUTURE_LOSS',
  },
  'tier-price': { what: say`what it takes`, ...UNLIKE, there: 'worse', loss: 'PROMISE' },
  'tier-welcome': { what: say`what it welcomes with`, ...UNLIKE, there: 'better' },
  'tier-welcome-taken-back': { what: say`a welcome that refunds take back`, ...UNLIKE, there: 'worse' },
  attaining: {
    what: say`when a tier is given`,
    scale: 'length',
    more: 'worse',
    there: 'different',
    loss: 'FUTURE_LOSS',
  },
  lasting: { what: say`how long a tier lasts`, scale: 'length', ...GOOD },
  review: { what: say`when tiers are reviewed`, ...UNLIKE },
  downgrade: { what: say`how far a member falls`, scale: 'condition', ...GOOD },
  crossing: { what: say`by which tier the crossing event earns`, ...UNLIKE },
  'lifetime-tier': { what: say`what is given for life`, ...UNLIKE, there: 'better', loss: 'PROMISE' },
  'lifetime-bar': { what: say`the bar for life`, scale: 'condition', ...GOOD },
  'lifetime-revocable': { what: say`whether refunds end it`, scale: 'amount', ...BAD, loss: 'PROMISE' },
  floor: { what: say`the floor`, ...UNLIKE, there: 'better', loss: 'MEMBER_LOSS' },
  'floor-condition': { what: say`while the floor holds`, scale: 'condition', ...GOOD, loss: 'MEMBER_LOSS' },
  grant: { what: say`the grant`, ...UNLIKE, there: 'better' },
  'grant-condition': { what: say`when it is granted`, scale: 'condition', ...LIMIT },
  'grant-term': { what: say`how long the grant lasts`, scale: 'length', ...GOOD },
  'grant-goal': { what: say`the goal to keep it`, ...UNLIKE, there: 'better' },

  reward: { what: say`the reward`, ...UNLIKE, there: 'better', loss: 'PROMISE' },
  'reward-price': { what: say`the price in points`, scale: 'amount', ...BAD, there: 'different', loss: 'PROMISE' },
  worth: { what: say`the worth to the member`, scale: 'amount', ...GOOD, loss: 'PROMISE' },
  cost: { what: say`the cost to the business`, scale: 'amount', more: 'neutral', there: 'neutral', loss: 'COST' },
  'time-to-use': { what: say`the time to use it`, scale: 'length', ...LIMIT, loss: 'PROMISE' },
  'points-given': { what: say`the points it gives`, scale: 'amount', ...GOOD },
  milestone: { what: say`the milestone`, ...UNLIKE, there: 'better' },
  'milestone-mark': { what: say`the first mark`, scale: 'amount', ...BAD },
  'milestone-again': {
    what: say`the marks that follow`,
    scale: 'amount',
    more: 'worse',
    there: 'better',
    loss: 'FUTURE_LOSS',
  },
  'milestone-end': { what: say`the last mark`, scale: 'amount', ...LIMIT },
  'milestone-taken-back': { what: say`a mark that refunds take back`, ...UNLIKE, there: 'worse' },
  choice: { what: say`what may be chosen`, ...UNLIKE, there: 'better' },
  benefit: { what: say`the benefit`, ...UNLIKE, there: 'better', loss: 'PROMISE' },
  'benefit-condition': { what: say`while it is held`, scale: 'condition', ...GOOD, loss: 'MEMBER_LOSS' },
  'expected-use': {
    what: say`how often it is expected to be used`,
    scale: 'amount',
    more: 'neutral',
    there: 'neutral',
    loss: 'COST',
  },
  'use-limit': { what: say`how often it may be used`, scale: 'amount', ...LIMIT, loss: 'PROMISE' },

  grid: { what: say`the customer grid`, ...UNLIKE },
  intervention: { what: say`what is done for members`, ...UNLIKE, there: 'better' },
  'intervention-condition': { what: say`for whom it is done`, scale: 'condition', ...LIMIT },
  deadline: { what: say`the deadline`, scale: 'length', more: 'worse', there: 'better', loss: 'FUTURE_LOSS' },
  discount: { what: say`the discount`, scale: 'amount', ...GOOD },
  places: { what: say`the places`, scale: 'amount', ...LIMIT },

  'dated-change': { what: say`the change of values`, ...UNLIKE, scale: 'date', there: 'neutral' },
  'dated-value': { what: say`the value from the change on`, scale: 'amount', ...READ, there: 'by use' },
  notice: { what: say`the day it is announced`, scale: 'date', more: 'worse', there: 'better', loss: 'FUTURE_LOSS' },
  'transition-keep': { what: say`the tier that is kept`, scale: 'date', ...GOOD, loss: 'MEMBER_LOSS' },
  'transition-no-drops': { what: say`that no one drops`, ...UNLIKE, there: 'better', loss: 'MEMBER_LOSS' },
  'transition-nothing': { what: say`nothing for members already there`, ...WORDS },
  'transition-convert': {
    what: say`the points that are converted`,
    scale: 'amount',
    ...GOOD,
    there: 'different',
    loss: 'PROMISE',
  },
  'transition-top-up': { what: say`the balance that is topped up`, scale: 'amount', ...GOOD, loss: 'PROMISE' },
} satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof SUBJECTS;

export function subjectOf(name: SubjectName): Subject {
  return SUBJECTS[name];
}

export function opposite(direction: Direction): Direction {
  return direction === 'better' ? 'worse' : direction === 'worse' ? 'better' : direction;
}
