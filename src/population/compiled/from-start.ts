import type { Behavior } from '../behavior.ts';

/**
 * Numbers that nothing asks for before the start, whatever the simulation: in the warm-up nobody leaves, and nobody brings a
 * friend or an idea. What decides which traits a member has is not among them. Worlds that differ in these alone have one
 * past; a test holds each number to where it stands.
 */
export const FROM_START: ReadonlySet<keyof Behavior> = new Set<keyof Behavior>([
  'leaveChance',
  'leaveBase',
  'leaveSatisfaction',
  'lockInPoints',
  'lockInTier',
  'lockInHabit',
  'lockInContract',
  'contractMonths',
  'referralSaid',
  'referralDone',
  'referralJoins',
  'acquaintanceJoins',
  'warningShare',
  'referredHazard',
  'referredPremium',
  'referredFade',
  'referrerHazard',
  'referrerLift',
  'contagionRatio',
  'contagionPersistence',
  'ideaRate',
]);
