import { type Day, FIRST_DAY, LAST_DAY, parseDay } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import { Budget } from '../../reason/budget.ts';
import { planTargets } from '../../reason/plan-targets.ts';
import { candidates, firstDay } from '../../reason/witness-candidates.ts';
import { daysAfter } from '../../reason/witness-days.ts';
import { unlessEndless, type Witness, WitnessRun } from '../../reason/witness-run.ts';
import { shrunk } from '../../reason/witness-shrink.ts';
import { exampleText } from '../../reason/witness-text.ts';
import { apart } from './apart.ts';
import type { Change } from './change.ts';
import { focused, focusedBeside } from './focused.ts';
import { OtherPlan } from './other-plan.ts';
import { Outcomes } from './outcome.ts';
import { type Renames, renamedPlan, renamesOf } from './renames.ts';
import { scattered } from './scattered.ts';
import type { Side } from './side.ts';

/** How much one search may work over both plans, and how much to make what it found smaller. */
const SEARCH_STEPS = 240_000;
const SHRINK_STEPS = 60_000;
/** How much is left for what one event does beside others, where nothing smaller was found. */
const BESIDE_STEPS = 120_000;
/** How much is left for histories drawn by chance, where no edge showed anything. */
const GLANCE_STEPS = 200_000;
const SCATTERED_STEPS = 240_000;

/** When two lives are compared: at the end of a history, or also on the days on which something may come of it. */
type Looks = 'at its end' | 'and after';

/** What looking for a history came to. */
export interface Search {
  /** How many histories were lived under both programs. */
  readonly tried: number;
  readonly found: Found | null;
  /** Whether the change was looked at alone, and not together with the others of the new program. */
  readonly alone: boolean;
}

/** A history on which a change shows, as an `example` that holds under the old rules and one that holds under the new. */
export interface Found {
  readonly old: string;
  readonly now: string;
  /** The texts of the programs that the two hold under, which differ in the change alone where it can stand alone. */
  readonly base: string;
  readonly changed: string;
}

/** The smallest history found whose outcome a change makes different; `effort` is the part of the search that is made. */
export function witnessOf(change: Change, old: Side, now: Side, effort = 1): Search {
  const sides = apart(change, old, now);
  const search = new PairSearch(sides.old.plan, sides.now.plan, renamesOf(old, now), effort);
  const witness = search.find(daysToTry(change, old, now));
  const found =
    witness === null
      ? null
      : { ...search.texts(witness, change.fingerprint), base: sides.old.source.text, changed: sides.now.source.text };
  return { tried: search.tried, found, alone: sides.alone };
}

/** Looks for any difference between two programs at all, whatever their texts say. */
export function anyDifference(old: Side, now: Side): Search {
  const search = new PairSearch(old.plan, now.plan, renamesOf(old, now));
  const witness = search.find([firstDay(old.plan)]);
  const texts = witness === null ? null : search.texts(witness, 'difference');
  const found = texts === null ? null : { ...texts, base: old.source.text, changed: now.source.text };
  return { tried: search.tried, found, alone: false };
}

/** More first days than this are not tried. */
const MOST_DAYS = 12;

/**
 * First days of histories. Where the change names a day, days before it, near and far; the first day of the program's own
 * examples; and days around those that the changed statement names, and the others of the program.
 */
function daysToTry({ effective, statements }: Change, old: Side, now: Side): readonly Day[] {
  const around = (day: Day) => [day - 40, day];
  const near = effective === null ? [] : [effective - 40, effective - 1, effective, effective - 200, effective - 400];
  const named = [
    ...(statements.old === null ? [] : datesIn(old.source.text.slice(statements.old.start, statements.old.end))),
    ...(statements.now === null ? [] : datesIn(now.source.text.slice(statements.now.start, statements.now.end))),
  ];
  const others = [old.plan, now.plan].flatMap((plan) => [
    ...plan.ladders.map(({ inForce }) => inForce.from),
    ...plan.earnings.map(({ inForce }) => inForce.from),
    ...plan.changes.map(({ day }) => day),
  ]);
  const days = [...near, firstDay(old.plan), ...named.flatMap(around), ...others.flatMap(around)];
  return [...new Set(days)].filter((day) => day > FIRST_DAY + 400 && day < LAST_DAY).slice(0, MOST_DAYS);
}

function datesIn(text: string): Day[] {
  return (text.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).flatMap((date) => parseDay(date) ?? []);
}

/** A search over two plans, whose histories are written in terms of the old one. */
class PairSearch {
  tried = 0;
  /** As they are written, for what is read by people. */
  readonly #written: { readonly old: Plan; readonly now: Plan };
  /** With everything by its last name, so that they agree in names. */
  readonly #old: Plan;
  readonly #now: Plan;
  readonly #effort: number;
  readonly #outcomes: Outcomes;
  readonly #toNew: OtherPlan;
  readonly #toOld: OtherPlan;

  constructor(old: Plan, now: Plan, renames: Renames, effort = 1) {
    this.#effort = effort;
    this.#written = { old, now };
    this.#old = renamedPlan(old, renames);
    this.#now = renamedPlan(now, renames);
    this.#outcomes = new Outcomes(this.#old, this.#now);
    this.#toNew = new OtherPlan(this.#old, this.#now);
    this.#toOld = new OtherPlan(this.#now, this.#old);
  }

  /** Tries the edges of both plans, from each of the days. */
  find(days: readonly Day[]): { readonly witness: Witness; readonly of: 'old' | 'now' } | null {
    return (
      this.#among([this.#focused, this.#candidates], days, SEARCH_STEPS) ??
      this.#among([this.#beside], days, BESIDE_STEPS) ??
      // At a glance first: looking at every day on which something may come to an edge costs as much as many histories.
      this.#among([this.#scattered], days, GLANCE_STEPS, 'at its end') ??
      this.#among([this.#scattered], days, SCATTERED_STEPS)
    );
  }

  #among(
    ways: readonly ((terms: 'old' | 'now', day: Day) => Iterable<Witness['happenings']>)[],
    days: readonly Day[],
    steps: number,
    looks: Looks = 'and after',
  ): { readonly witness: Witness; readonly of: 'old' | 'now' } | null {
    let left = Math.ceil(steps * this.#effort);
    const search = new Budget(left);
    for (const histories of ways) {
      for (const day of days) {
        for (const terms of ['now', 'old'] as const) {
          // A third of what is left, so that what comes first has most, and nothing is left out altogether.
          const share = Math.ceil(left / 3);
          const budget = new Budget(share, search);
          for (const happenings of histories.call(this, terms, day)) {
            if (budget.spent) break;
            this.tried++;
            const witness = this.#lookAt(happenings, terms, budget, looks);
            if (witness !== null) return { witness: this.#shrunk(witness, terms), of: terms };
          }
          left -= budget.taken;
        }
      }
    }
    return null;
  }

  /** What only one of the two plans mentions. */
  #focused(terms: 'old' | 'now', day: Day): Iterable<Witness['happenings']> {
    return terms === 'old' ? focused(this.#old, this.#now, day) : focused(this.#now, this.#old, day);
  }

  /** The same beside other events. */
  #beside(terms: 'old' | 'now', day: Day): Iterable<Witness['happenings']> {
    return terms === 'old' ? focusedBeside(this.#old, this.#now, day) : focusedBeside(this.#now, this.#old, day);
  }

  /** Several things one after the other. */
  #scattered(terms: 'old' | 'now', day: Day): Iterable<Witness['happenings']> {
    return terms === 'old' ? scattered(this.#old, this.#now, day) : scattered(this.#now, this.#old, day);
  }

  /** All that a plan mentions. */
  #candidates(terms: 'old' | 'now', day: Day): Iterable<Witness['happenings']> {
    const plan = terms === 'old' ? this.#old : this.#now;
    return candidates(plan, planTargets(plan, day), day);
  }

  #runs(
    happenings: Witness['happenings'],
    of: 'old' | 'now',
    budget: Budget | null,
  ): { old: WitnessRun; now: WitnessRun } {
    const [old, now] =
      of === 'old' ? [happenings, this.#toNew.tell(happenings)] : [this.#toOld.tell(happenings), happenings];
    return { old: new WitnessRun(this.#old, old, budget), now: new WitnessRun(this.#now, now, budget) };
  }

  /** The first day, from the last happening on, on which the outcomes differ. */
  #lookAt(happenings: Witness['happenings'], of: 'old' | 'now', budget: Budget, looks: Looks): Witness | null {
    return unlessEndless(() => {
      const { old, now } = this.#runs(happenings, of, budget);
      const start = Math.max(old.day, now.day);
      const later =
        looks === 'at its end'
          ? []
          : [...daysAfter(this.#old, start), ...daysAfter(this.#now, start), ...this.#changeDays(start)];
      for (const day of [start, ...[...new Set(later)].sort((a, b) => a - b)]) {
        if (day > old.day) old.advance(day);
        if (day > now.day) now.advance(day);
        if (this.#outcomes.differ(old, now)) return { happenings, day };
      }
      return null;
    }, null);
  }

  /** Days of changes and of rules that begin or end, which no window tells of. */
  #changeDays(after: Day): Day[] {
    const days = [this.#old, this.#now].flatMap((plan) => [
      ...plan.changes.map(({ day }) => day),
      ...plan.ladders.flatMap(({ inForce }) => [inForce.from, inForce.until]),
    ]);
    return days.filter((day) => day > after && day < after + 800);
  }

  #shrunk(witness: Witness, of: 'old' | 'now'): Witness {
    const plan = of === 'old' ? this.#old : this.#now;
    const budget = new Budget(SHRINK_STEPS);
    return shrunk(
      plan,
      witness,
      ({ happenings, day }) => {
        const { old, now } = this.#runs(happenings, of, budget);
        if (day > old.day) old.advance(day);
        if (day > now.day) now.advance(day);
        return this.#outcomes.differ(old, now);
      },
      budget,
    );
  }

  /** The history with what each of the programs says of it. */
  texts(
    { witness, of }: { readonly witness: Witness; readonly of: 'old' | 'now' },
    name: string,
  ): { old: string; now: string } {
    const { happenings, day } = witness;
    const { old, now } = this.#runs(happenings, of, null);
    for (const run of [old, now]) if (day > run.day) run.advance(day);
    const shown = this.#outcomes.shown(old, now);
    return {
      old: exampleText(this.#written.old, `${name} before`, { happenings: old.happenings, day }, shown.old),
      now: exampleText(this.#written.now, `${name} after`, { happenings: now.happenings, day }, shown.now),
    };
  }
}
