import { FIRST_DAY } from '../base/calendar.ts';
import type { Window } from '../compile/plan-time.ts';
import type { Build } from './build.ts';
import { choose, equal, type I32, i32, larger, lesser, subtract, unequal } from './code.ts';
import type { Field } from './layout.ts';
import { ask, memberRoutine, own, type Pen } from './pen.ts';

/** What windows cover, as `windowAt` of the interpreter has it. */
export class WindowCode {
  readonly #build: Build;
  /** The latest day of each event that some window begins with; a day before all others until there is one. */
  readonly #latest = new Map<number, Field<'i32'>>();

  constructor(build: Build) {
    this.#build = build;
    const { plan, layout } = build;
    const windows = [
      ...plan.measures.map(({ window }) => window),
      ...plan.caps.map(({ window }) => window),
      ...plan.earnings.flatMap(({ cap }) => (cap?.over.kind === 'window' ? [cap.over.window] : [])),
    ];
    for (const window of windows)
      if (window.kind === 'since' && !this.#latest.has(window.event))
        this.#latest.set(window.event, layout.field('i32', FIRST_DAY - 1));
  }

  /** An event where windows since it begin. */
  hear(pen: Pen, event: number): void {
    const latest = this.#latest.get(event);
    if (latest !== undefined) own(pen, latest).set(this.#build.moment.day(pen.r).get);
  }

  /** The first day of a window read at an end. */
  from(pen: Pen, window: Window, until: I32): I32 {
    const { r } = pen;
    const last = r.keep(subtract(until, 1));
    switch (window.kind) {
      case 'lifetime':
        return i32(FIRST_DAY);
      case 'year':
        return this.#remembered(pen, window, until, ({ r: inner }, end) =>
          this.#build.calendar.lastAnniversary(inner, inner.keep(subtract(end, 1)), i32(window.month), i32(window.day)),
        );
      case 'personal year': {
        const joined = r.keep(own(pen, this.#build.joined).get);
        const { month, date } = this.#build.calendar.dateOf(r, joined);
        return r.keep(larger(this.#build.calendar.lastAnniversary(r, last, month, date), joined));
      }
      case 'calendar month':
        return this.#build.calendar.startOfMonth(r, last);
      case 'since': {
        const latest = r.keep(own(pen, this.#latest.get(window.event)!).get);
        return r.keep(choose(equal(latest, FIRST_DAY - 1), until, latest));
      }
      case 'previous':
        return this.from(pen, window.of, this.from(pen, window.of, until));
      case 'period':
        return i32(window.days.from);
      case 'rolling':
        return this.#remembered(pen, window, until, ({ r: inner }, end) =>
          this.#build.calendar.back(inner, end, window.length),
        );
      case 'whole months':
        return this.#remembered(pen, window, until, ({ r: inner }, end) =>
          this.#build.calendar.addMonths(
            inner,
            this.#build.calendar.startOfMonth(inner, end),
            i32(-window.lag - window.months),
          ),
        );
    }
  }

  /** The day after the last of a window read at an end. */
  until(pen: Pen, window: Window, until: I32): I32 {
    const { r } = pen;
    switch (window.kind) {
      case 'previous':
        return this.from(pen, window.of, until);
      case 'period':
        return r.keep(lesser(until, window.days.until));
      case 'whole months':
        return this.#build.calendar.addMonths(r, this.#build.calendar.startOfMonth(r, until), i32(-window.lag));
      default:
        return until;
    }
  }

  /** The start of a window that hangs on the day alone is worked out once a day, not for every rule and member. */
  #remembered(pen: Pen, window: Window, until: I32, workOut: (pen: Pen, until: I32) => I32): I32 {
    const { module } = this.#build;
    const name = `start of ${JSON.stringify(window)}`;
    const routine = memberRoutine(module, name, ['i32'], ['i32'], (inner, [end]) => {
      const [asked, start] = [module.global('i32')(inner.r), module.global('i32')(inner.r)];
      inner.r.when(unequal(asked.get, end!), () => {
        asked.set(end!);
        start.set(workOut(inner, end!));
      });
      inner.r.leave(start.get);
    });
    return ask(pen, routine, until);
  }
}
