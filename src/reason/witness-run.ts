import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Condition } from '../compile/plan-condition.ts';
import { apply } from '../engine/apply.ts';
import type { Happening, Watch } from '../engine/books.ts';
import { type Books, keepBooks } from '../engine/keep-books.ts';
import { Member } from '../engine/member.ts';
import { inOrder, isEvent } from '../engine/order.ts';
import { joinedOn } from '../engine/replay.ts';
import type { Budget } from './budget.ts';

/** A history that shows something, and the day on which it is looked at. */
export interface Witness {
  readonly happenings: readonly Happening[];
  readonly day: Day;
}

/** How many rewards one life may hold; what gives more is not what a witness would show. */
const MOST_REWARDS = 2_000;

/** Ends a life in which an event reaches marks or prices beyond all counting; only for `unlessEndless`. */
class Endless extends Error {}

/** What looking at a life comes to; `otherwise` where that life gives more rewards than anybody would look at. */
export function unlessEndless<Seen>(look: () => Seen, otherwise: Seen): Seen {
  try {
    return look();
  } catch (fault) {
    if (fault instanceof Endless) return otherwise;
    throw fault;
  }
}

/** One member who lived through a history, and their books, on the day of looking. */
export class WitnessRun {
  readonly plan: Plan;
  readonly happenings: Witness['happenings'];
  readonly member: Member;
  readonly books: Books;
  #day: Day;

  /** `budget` pays for it; null where one run more does not matter. A life not known to end is lived in `unlessEndless`. */
  constructor(plan: Plan, happenings: Witness['happenings'], budget: Budget | null = null) {
    this.plan = plan;
    this.happenings = happenings;
    const { books, watch } = keepBooks();
    this.books = books;
    const ordered = inOrder(plan, happenings);
    this.#day = ordered.at(-1)?.day ?? 0;
    const counting: Watch = {
      ...watch,
      happened: () => budget?.take(),
      rule: () => budget?.take(),
      rewarded: (issue) => {
        budget?.take();
        if (books.rewards.length >= MOST_REWARDS) throw new Endless();
        watch.rewarded?.(issue);
      },
    };
    const joined = joinedOn({ member: '', joined: null, happenings }, this.#day);
    this.member = new Member(
      plan,
      plan.settings.map((setting) => setting.value),
      joined,
      counting,
    );
    for (const happening of ordered)
      if (!apply(this.member, happening) && !isEvent(happening)) books.refused.push(happening);
  }

  get day(): Day {
    return this.#day;
  }

  /** Moves on to a later day of looking. */
  advance(day: Day): void {
    this.#day = day;
    this.member.advance(day);
  }

  /** Whether a condition over measures and tiers holds at the end of the day. */
  holds(condition: Condition): boolean {
    return this.member.holds(condition, this.#day + 1);
  }
}

/** Asked of one member's life so far, on the day of looking. It must not move the member on. */
export type Wanted = (run: WitnessRun) => boolean;
