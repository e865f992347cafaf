import { type Day, FOREVER, formatDay } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { MemberEvent } from './books.ts';
import { nextClockDay } from './schedule.ts';

/** The events that the clock makes of one member, and when each is next due. */
export class Clock {
  readonly #plan: Plan;
  readonly #joined: Day;
  /** By event; never for those that happen by themselves. */
  readonly #due: Day[];

  constructor(plan: Plan, joined: Day) {
    this.#plan = plan;
    this.#joined = joined;
    this.#due = plan.events.map(({ clock }) => (clock === null ? FOREVER : nextClockDay(clock.every, joined, joined)));
  }

  get nextTick(): Day {
    return Math.min(FOREVER, ...this.#due);
  }

  /** The events that are due on a day, as the program declares them; each is told once. */
  ring(day: Day): MemberEvent[] {
    return this.#plan.events.flatMap(({ clock, name }, event) => {
      if (clock === null || this.#due[event] !== day) return [];
      this.#due[event] = nextClockDay(clock.every, day, this.#joined);
      const id = `${name} on ${formatDay(day)}`;
      return [{ id, event, day, posted: day, second: 0, fields: [], refers: null }];
    });
  }
}
