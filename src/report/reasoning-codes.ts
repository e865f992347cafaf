import type { ProblemCode } from './problem.ts';

/**
 * The codes of what reasoning about a whole program finds, once it is otherwise right. A designer who means it so may
 * write `allow <code> … because "…"` for these and no others.
 */
export const REASONING_CODES = [
  'tier-unreachable',
  'tier-shadowed',
  'tier-gap',
  'retain-above-attain',
  'rule-dead',
  'window-never-closes',
  'points-unusable',
  'double-counting',
  'reward-underwater',
  'threshold-edge',
] as const satisfies readonly ProblemCode[];

export type ReasoningCode = (typeof REASONING_CODES)[number];
