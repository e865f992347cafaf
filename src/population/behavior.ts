/**
 * Every number the member model reads, by the names the code uses. The model reads nothing else: what is not here does
 * not influence a member. Units and meanings stand in the assumption ledger under the ids of `BEHAVIOR_IDS`.
 */
export interface Behavior {
  readonly purchaseShape: number;
  readonly purchaseRate: number;
  readonly spendShape: number;
  readonly spendMemberShape: number;
  readonly spendMemberRate: number;
  readonly marginShare: number;
  readonly returnShare: number;
  readonly returnDays: number;
  readonly tierLift: number;
  readonly satisfactionMean: number;
  readonly satisfactionSpread: number;
  readonly satisfactionPersistence: number;
  readonly satisfactionNoise: number;
  readonly failureShare: number;
  readonly failureDrop: number;
  readonly recoveryShare: number;
  readonly recoveryRepair: number;
  readonly promotionGain: number;
  readonly demotionDrop: number;
  readonly lockInPoints: number;
  readonly lockInTier: number;
  readonly lockInHabit: number;
  readonly habitPersistence: number;
  readonly leaveChance: number;
  readonly leaveBase: number;
  readonly leaveSatisfaction: number;
  readonly redeemChance: number;
  readonly surveyResponse: number;
  readonly surveyNoise: number;
  readonly surveyMemory: number;
}

/** Where a number stands in the assumption ledger. */
export interface Place {
  readonly id: string;
  /** The values the model can work with, inclusive; a value outside is a problem of the file that gives it. */
  readonly least: number;
  readonly most: number;
}

const place = (id: string, least: number, most: number): Place => ({ id, least, most });

/** Where each number stands in the assumption ledger, and what it may be. */
export const BEHAVIOR_PLACES: { readonly [Name in keyof Behavior]: Place } = {
  purchaseShape: place('purchase.r', 0.05, 1e6),
  purchaseRate: place('purchase.alpha', 1e-3, 1e9),
  spendShape: place('spend.p', 0.05, 1e6),
  // At or below 1 the mean spend of the population is infinite.
  spendMemberShape: place('spend.q', 1.01, 1e6),
  spendMemberRate: place('spend.gamma', 1e-6, 1e12),
  marginShare: place('margin.share', 0, 1),
  returnShare: place('return.share', 0, 1),
  returnDays: place('return.days', 1, 365),
  tierLift: place('tier.lift', -0.9, 10),
  satisfactionMean: place('satisfaction.mean', 0, 10),
  satisfactionSpread: place('satisfaction.spread', 0, 10),
  satisfactionPersistence: place('satisfaction.persistence', 0, 0.999),
  satisfactionNoise: place('satisfaction.noise', 0, 10),
  failureShare: place('failure.share', 0, 1),
  failureDrop: place('failure.drop', 0, 10),
  recoveryShare: place('recovery.share', 0, 1),
  recoveryRepair: place('recovery.repair', 0, 1),
  promotionGain: place('promotion.gain', 0, 10),
  demotionDrop: place('demotion.drop', 0, 10),
  lockInPoints: place('lock-in.points', 0, 20),
  lockInTier: place('lock-in.tier', 0, 20),
  lockInHabit: place('lock-in.habit', 0, 20),
  habitPersistence: place('habit.persistence', 0, 0.999),
  leaveChance: place('leave.chance', 0, 1),
  leaveBase: place('leave.base', -20, 20),
  leaveSatisfaction: place('leave.satisfaction', 0, 20),
  redeemChance: place('redeem.chance', 0, 1),
  surveyResponse: place('survey.response', 0, 1),
  surveyNoise: place('survey.noise', 0, 10),
  surveyMemory: place('survey.memory', 1, 240),
};

/** The names of `Behavior`, in the order of the ledger. */
export const BEHAVIOR_NAMES = Object.keys(BEHAVIOR_PLACES) as (keyof Behavior)[];
