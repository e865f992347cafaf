/**
 * Every number the member model reads, by the names the code uses. The model reads nothing else: what is not here does
 * not influence a member. Units and meanings stand in the assumption ledger under the ids of `BEHAVIOR_PLACES`.
 */
export interface Behavior {
  readonly purchaseShape: number;
  readonly purchaseRate: number;
  readonly purchaseRegularity: number;
  readonly dropoutShape: number;
  readonly dropoutRate: number;
  readonly spendShape: number;
  readonly spendMemberShape: number;
  readonly spendMemberRate: number;
  readonly marginShare: number;
  readonly returnShare: number;
  readonly returnDays: number;
  readonly tierLift: number;
  readonly tierFade: number;
  readonly gradientPull: number;
  readonly gradientFade: number;
  readonly endowedPull: number;
  readonly pressureLift: number;
  readonly pressureWidth: number;
  readonly missedSlump: number;
  readonly redeemingLift: number;
  readonly rewardedLift: number;
  readonly promotionLift: number;
  readonly demotionSlump: number;
  readonly momentumPersistence: number;
  readonly responseHeavy: number;
  readonly responseSpread: number;
  readonly satisfactionMean: number;
  readonly satisfactionSpread: number;
  readonly satisfactionPersistence: number;
  readonly satisfactionNoise: number;
  readonly satisfactionLift: number;
  readonly failureShare: number;
  readonly failureDrop: number;
  readonly failureRepeat: number;
  readonly failureDays: number;
  readonly failureBuffer: number;
  readonly recoveryShare: number;
  readonly recoveryRepair: number;
  readonly promotionGain: number;
  readonly giftSuspicion: number;
  readonly demotionDrop: number;
  readonly demotionPolicy: number;
  readonly demotionHigh: number;
  readonly demotionTenure: number;
  readonly demotionLeap: number;
  readonly bystanderDrop: number;
  readonly lockInPoints: number;
  readonly lockInTier: number;
  readonly lockInHabit: number;
  readonly lockInContract: number;
  readonly contractShare: number;
  readonly contractMonths: number;
  readonly habitPersistence: number;
  readonly leaveChance: number;
  readonly leaveBase: number;
  readonly leaveSatisfaction: number;
  readonly redeemChance: number;
  readonly stockpileMean: number;
  readonly rewardedGain: number;
  readonly careGain: number;
  readonly careLasting: number;
  readonly offerLift: number;
  readonly offerDip: number;
  readonly offerAnnoy: number;
  readonly offerWake: number;
  readonly referralSaid: number;
  readonly referralDone: number;
  readonly referralJoins: number;
  readonly acquaintanceJoins: number;
  readonly warningShare: number;
  readonly ambassadorLift: number;
  readonly referredHazard: number;
  readonly referredPremium: number;
  readonly referredFade: number;
  readonly referrerHazard: number;
  readonly referrerLift: number;
  readonly contagionRatio: number;
  readonly contagionPersistence: number;
  readonly contagionTied: number;
  readonly ideaRate: number;
  readonly ideaLift: number;
  readonly surveyResponse: number;
  readonly surveyConsent: number;
  readonly surveyTilt: number;
  readonly surveyNoise: number;
  readonly surveyMemory: number;
}

/** Where a number stands in the assumption ledger. */
export interface Place {
  readonly id: string;
  /** The values the model can work with, inclusive; a value outside is a problem of the file that gives it. */
  readonly least: number;
  readonly most: number;
  /** Set where only whole numbers mean anything. */
  readonly whole?: true;
}

const place = (id: string, least: number, most: number): Place => ({ id, least, most });

/** Where each number stands in the assumption ledger, and what it may be. */
export const BEHAVIOR_PLACES: { readonly [Name in keyof Behavior]: Place } = {
  purchaseShape: place('purchase.r', 0.05, 1e6),
  purchaseRate: place('purchase.alpha', 1e-3, 1e9),
  purchaseRegularity: { ...place('purchase.regularity', 1, 50), whole: true },
  dropoutShape: place('dropout.s', 0, 1e6),
  dropoutRate: place('dropout.beta', 1e-3, 1e9),
  spendShape: place('spend.p', 0.05, 1e6),
  // At or below 1 the mean spend of the population is infinite.
  spendMemberShape: place('spend.q', 1.01, 1e6),
  spendMemberRate: place('spend.gamma', 1e-6, 1e12),
  marginShare: place('margin.share', 0, 1),
  returnShare: place('return.share', 0, 1),
  returnDays: place('return.days', 1, 365),
  tierLift: place('tier.lift', -0.9, 10),
  tierFade: place('tier.fade', 0, 1),
  gradientPull: place('gradient.pull', 0, 3),
  gradientFade: place('gradient.fade', 0, 1),
  endowedPull: place('endowed.pull', 0, 20),
  pressureLift: place('pressure.lift', 0, 10),
  pressureWidth: place('pressure.width', 0.01, 5),
  missedSlump: place('missed.slump', 0, 3),
  redeemingLift: place('redeeming.lift', 0, 3),
  rewardedLift: place('rewarded.lift', 0, 3),
  promotionLift: place('promotion.lift', 0, 3),
  demotionSlump: place('demotion.slump', 0, 3),
  momentumPersistence: place('momentum.persistence', 0, 0.999),
  responseHeavy: place('response.heavy', 0, 100),
  responseSpread: place('response.spread', 0, 3),
  satisfactionMean: place('satisfaction.mean', 0, 10),
  satisfactionSpread: place('satisfaction.spread', 0, 10),
  satisfactionPersistence: place('satisfaction.persistence', 0, 0.999),
  satisfactionNoise: place('satisfaction.noise', 0, 10),
  satisfactionLift: place('satisfaction.lift', 0, 3),
  failureShare: place('failure.share', 0, 1),
  failureDrop: place('failure.drop', 0, 10),
  failureRepeat: place('failure.repeat', 0, 10),
  failureDays: place('failure.days', 0, 1000),
  failureBuffer: place('failure.buffer', 0, 1),
  recoveryShare: place('recovery.share', 0, 1),
  recoveryRepair: place('recovery.repair', 0, 1),
  promotionGain: place('promotion.gain', 0, 10),
  giftSuspicion: place('gift.suspicion', 0, 1),
  demotionDrop: place('demotion.drop', 0, 10),
  demotionPolicy: place('demotion.policy', 0, 10),
  demotionHigh: place('demotion.high', 0, 10),
  demotionTenure: place('demotion.tenure', 0, 10),
  demotionLeap: place('demotion.leap', 0, 10),
  bystanderDrop: place('bystander.drop', 0, 10),
  lockInPoints: place('lock-in.points', 0, 20),
  lockInTier: place('lock-in.tier', 0, 20),
  lockInHabit: place('lock-in.habit', 0, 20),
  lockInContract: place('lock-in.contract', 0, 20),
  contractShare: place('contract.share', 0, 1),
  contractMonths: { ...place('contract.months', 1, 120), whole: true },
  habitPersistence: place('habit.persistence', 0, 0.999),
  leaveChance: place('leave.chance', 0, 1),
  leaveBase: place('leave.base', -20, 20),
  leaveSatisfaction: place('leave.satisfaction', 0, 20),
  redeemChance: place('redeem.chance', 0, 1),
  stockpileMean: place('stockpile.mean', 0, 100),
  rewardedGain: place('rewarded.gain', 0, 10),
  careGain: place('care.gain', 0, 10),
  careLasting: place('care.lasting', 0, 10),
  offerLift: place('offer.lift', 0, 20),
  offerDip: place('offer.dip', 0, 3),
  offerAnnoy: place('offer.annoy', 0, 10),
  offerWake: place('offer.wake', 1, 20),
  referralSaid: place('referral.said', 0, 1000),
  referralDone: place('referral.done', 0, 1),
  referralJoins: place('referral.joins', 0, 1),
  acquaintanceJoins: place('acquaintance.joins', 0, 100),
  warningShare: place('warning.share', 0, 1),
  ambassadorLift: place('ambassador.lift', 0, 100),
  referredHazard: place('referred.hazard', 0, 10),
  referredPremium: place('referred.premium', -0.9, 10),
  referredFade: place('referred.fade', 0, 1),
  referrerHazard: place('referrer.hazard', 0, 10),
  referrerLift: place('referrer.lift', 0, 10),
  contagionRatio: place('contagion.ratio', 0, 20),
  contagionPersistence: place('contagion.persistence', 0, 0.999),
  contagionTied: place('contagion.tied', 0, 1),
  ideaRate: place('idea.rate', 0, 1000),
  ideaLift: place('idea.lift', 0, 100),
  surveyResponse: place('survey.response', 0, 1),
  surveyConsent: place('survey.consent', 0, 1),
  surveyTilt: place('survey.tilt', 0, 10),
  surveyNoise: place('survey.noise', 0, 10),
  surveyMemory: place('survey.memory', 1, 240),
};

/** The names of `Behavior`, in the order of the ledger. */
export const BEHAVIOR_NAMES = Object.keys(BEHAVIOR_PLACES) as (keyof Behavior)[];
