import type { Plan } from '../compile/plan.ts';
import { Budget } from './budget.ts';
import type { SearchGround } from './search-ground.ts';
import { unlessEndless, type Wanted, type Witness, WitnessRun } from './witness-run.ts';
import { shrunk } from './witness-shrink.ts';

/** How much one search may work, and how much it may work to make what it found smaller. */
export const SEARCH_STEPS = 3_000;
export const SHRINK_STEPS = 10_000;

/**
 * The smallest history found on which something is so, with the day on which it shows; null where none was found within
 * the budget. Tries the plan's own edges, and then leaves out and lowers what the witness does not need.
 */
export function findWitness(ground: SearchGround, wanted: Wanted, budget: Budget): Witness | null {
  const search = new Budget(SEARCH_STEPS, budget);
  for (const happenings of ground.histories()) {
    if (search.spent) return null;
    const witness = lookAt(ground, happenings, wanted, search);
    if (witness !== null) return shrunk(ground.plan, witness, wanted, new Budget(SHRINK_STEPS, budget));
  }
  return null;
}

/** The history on which `score`, zero or more, is highest among those tried, made small; null where nothing can happen. */
export function closestWitness(
  ground: SearchGround,
  score: (run: WitnessRun) => number,
  budget: Budget,
): Witness | null {
  const search = new Budget(SEARCH_STEPS, budget);
  let best: { readonly reached: number; readonly witness: Witness } | null = null;
  for (const happenings of ground.histories()) {
    if (search.spent) break;
    const better = (run: WitnessRun) => score(run) > (best?.reached ?? -1);
    for (;;) {
      const witness = lookAt(ground, happenings, better, search);
      if (witness === null) break;
      best = { reached: scoreOf(ground.plan, witness, score, search), witness };
    }
  }
  if (best === null) return null;
  const { reached, witness } = best;
  return shrunk(ground.plan, witness, (run) => score(run) >= reached, new Budget(SHRINK_STEPS, budget));
}

function scoreOf(plan: Plan, { happenings, day }: Witness, score: (run: WitnessRun) => number, budget: Budget): number {
  const run = new WitnessRun(plan, happenings, budget);
  if (day > run.day) run.advance(day);
  return score(run);
}

/** The first day, from the last happening on, on which a history is as wanted. */
function lookAt(
  ground: SearchGround,
  happenings: Witness['happenings'],
  wanted: Wanted,
  budget: Budget,
): Witness | null {
  return unlessEndless(() => {
    const run = new WitnessRun(ground.plan, happenings, budget);
    if (wanted(run)) return { happenings, day: run.day };
    for (const day of ground.daysAfter(run.day)) {
      run.advance(day);
      if (wanted(run)) return { happenings, day };
    }
    return null;
  }, null);
}
