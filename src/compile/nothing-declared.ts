import type { Plan } from './plan.ts';

/** What a plan holds of a program that declares nothing but its name and place. */
export const NOTHING_DECLARED: Omit<Plan, 'name' | 'currency' | 'timezone'> = {
  settings: [],
  attributes: [],
  events: [],
  ledgers: [],
  measures: [],
  earnings: [],
  caps: [],
  ladders: [],
  lifetimes: [],
  floors: [],
  grants: [],
  rewards: [],
  milestones: [],
  benefits: [],
  grid: null,
  interventions: [],
  changes: [],
  examples: [],
  allowances: [],
};
