import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import type { PlanEvent } from '../compile/plan-event.ts';
import { Budget } from './budget.ts';
import { Domain } from './domain.ts';
import { everyLink, type PlanLink, planLinks, reachable } from './plan-links.ts';
import { PlanPart } from './plan-part.ts';
import { type PlanTargets, planTargets } from './plan-targets.ts';
import { reachableTiers } from './reachable-tiers.ts';
import { SearchGround } from './search-ground.ts';
import { closestWitness, findWitness } from './witness.ts';
import { firstDay } from './witness-candidates.ts';
import { unlessEndless, type Wanted, type Witness, WitnessRun } from './witness-run.ts';

/** How much all searches in one program may work together. */
export const REASONING_STEPS = 400_000;

/** What every lint reasons from: the plan, what can occur in it, and searches for histories that show what is so. */
export class Reasoning {
  readonly plan: Plan;
  /** Which tiers of each ladder somebody can come to hold. */
  readonly held: readonly (readonly boolean[])[];
  /** The day on which the histories tried begin. */
  readonly firstDay: Day;
  readonly #domain: Domain;
  readonly #budget: Budget;
  readonly #parts = new Map<string, Searched>();
  #found: Edges | null = null;

  constructor(plan: Plan, steps = REASONING_STEPS) {
    this.plan = plan;
    this.held = reachableTiers(plan);
    this.firstDay = firstDay(plan);
    this.#domain = new Domain(plan, this.highest);
    this.#budget = new Budget(steps);
  }

  /** The highest tier of each ladder that somebody can come to hold. */
  get highest(): readonly number[] {
    return this.held.map((tiers) => tiers.lastIndexOf(true));
  }

  /**
   * False only when no member can ever be where all of `holding` hold and none of `failing`, read at one moment.
   * `event` is the one whose fields they read; null where they read none.
   */
  possible(holding: readonly Condition[], failing: readonly Condition[] = [], event: number | null = null): boolean {
    return this.#domain.possible({ holding, failing, event });
  }

  /**
   * The smallest history found on which something is so. `subject` is what it is about; `wanted` is asked of lives under
   * the part of the plan that the subject depends on, in that part's own numbers.
   */
  find(subject: readonly PlanLink[], wanted: (part: PlanPart) => Wanted): Witness | null {
    const look = ({ part, ground }: Searched) => findWitness(ground, wanted(part), this.#budget);
    return this.#search(subject, look, (part) => wanted(part));
  }

  /** The history on which a score is highest among those tried; see `find`. */
  closest(subject: readonly PlanLink[], score: (part: PlanPart) => (run: WitnessRun) => number): Witness | null {
    const look = ({ part, ground }: Searched) => closestWitness(ground, score(part), this.#budget);
    return this.#search(subject, look, () => () => true);
  }

  /** Looks in the part that a subject depends on, and in all of the program where that life is not `right` in it. */
  #search(
    subject: readonly PlanLink[],
    look: (searched: Searched) => Witness | null,
    right: (part: PlanPart) => Wanted,
  ): Witness | null {
    const searched = this.#searched(reachable(this.#edges.links, subject));
    const witness = look(searched);
    const whole = witness && searched.part.whole(witness);
    if (whole === null) return null;
    const all = this.#searched(everyLink(this.plan));
    if (isSo(this.plan, whole, right(all.part))) return whole;
    const other = look(all);
    return other && all.part.whole(other);
  }

  /** Those of the whole program: they show more than those of a part alone. */
  get #edges(): Edges {
    this.#found ??= { links: planLinks(this.plan), targets: planTargets(this.plan, this.firstDay) };
    return this.#found;
  }

  /** Where to search among some parts that depend on no others: the same for all subjects that depend on the same. */
  #searched(dependencies: ReadonlySet<PlanLink>): Searched {
    const { links, targets } = this.#edges;
    const kept = new Set(dependencies);
    // Something has to happen in a history, if only what changes nothing.
    if (!this.plan.events.some((event, i) => happens(event) && kept.has(`events/${i}`))) {
      const any = this.plan.events.findIndex(happens);
      if (any >= 0) for (const link of reachable(links, [`events/${any}`])) kept.add(link);
    }
    const key = [...kept].sort().join(' ');
    const known = this.#parts.get(key);
    if (known !== undefined) return known;
    const part = new PlanPart(this.plan, kept);
    const searched = { part, ground: new SearchGround(part.plan, part.targets(targets), this.firstDay) };
    this.#parts.set(key, searched);
    return searched;
  }
}

/** What every search needs of the plan, found when the first begins. */
interface Edges {
  readonly links: ReturnType<typeof planLinks>;
  readonly targets: PlanTargets;
}

interface Searched {
  readonly part: PlanPart;
  readonly ground: SearchGround;
}

/** Whether the life of a witness comes to an end under all of a plan, and is as wanted there. */
function isSo(plan: Plan, { happenings, day }: Witness, wanted: Wanted): boolean {
  return unlessEndless(() => {
    const run = new WitnessRun(plan, happenings);
    if (day > run.day) run.advance(day);
    return wanted(run);
  }, false);
}

/** Whether members bring an event about by themselves. */
function happens({ refund, clock }: PlanEvent): boolean {
  return refund === null && clock === null;
}
