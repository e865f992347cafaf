import { civilOf, covers, type Day, dayOf, FIRST_DAY, FOREVER, type Interval } from '../base/calendar.ts';
import { add, integer, ONE, type Rational, subtract, ZERO } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Window } from '../compile/plan-time.ts';
import { type Moment, type Steps, valueAt } from '../compile/steps.ts';
import type { FieldValue, MemberEvent, Reading, Watch } from './books.ts';
import { earnedMeasures } from './earned-measures.ts';
import type { Earned } from './earning.ts';
import type { Reads } from './evaluate.ts';
import { Facts } from './facts.ts';
import { CustomerGrid } from './grid.ts';
import { Occurrences } from './occurrences.ts';
import type { Stretch } from './stretch.ts';
import { wholeUnits, yearsHeld } from './tenure.ts';
import { windowAt, windowEnd } from './window.ts';

/** The days on which something counts, by the day it happened and by the day it was posted: those of an event. */
export type Bearer = Pick<MemberEvent, 'day' | 'posted'>;

/** The windows that begin anew at some moment, and do not slide. */
const RESTARTING: ReadonlySet<Window['kind']> = new Set([
  'year',
  'personal year',
  'calendar month',
  'previous',
  'since',
]);

/** What a member has now. */
interface Holdings {
  tier(ladder: number): number;
  tierAtEndOf(ladder: number, day: Day): number;
  /** In the ledger's smallest units. */
  balance(ledger: number): bigint;
  /** Whether a lifetime grant has been given. */
  granted(lifetime: number): boolean;
}

/**
 * What the rules read of one member, at one moment after another: which values are in force, where windows end, what
 * measures have counted. It writes nothing but what counts for measures.
 */
export class Readings implements Reads {
  /** The fields of the event at work. */
  fields: readonly FieldValue[] = [];
  readonly #plan: Plan;
  readonly #settings: readonly Steps[];
  readonly #joined: Day;
  readonly #watch: Watch;
  readonly #held: Holdings;
  /** What each measure sums; empty for the others. */
  readonly #facts: Facts[];
  /** What each measure has seen that cannot be summed. */
  readonly #seen: Occurrences[];
  /** The values in force, null where nothing is known yet, and the days of the events that said so. */
  readonly #attributes: { readonly value: FieldValue | null; readonly day: Day }[];
  readonly #grid: CustomerGrid | null;
  /** The latest day of each event. */
  readonly #latest = new Map<number, Day>();
  /** The day whose values are read now, and the end at which windows are. */
  #day: Day;
  #until: Day;
  /** Values that begin on this day or later are not known. */
  #known: Day = FOREVER;
  /** What rules are supposed to have given: see `suppose`. */
  #supposed: {
    readonly ledger: number;
    readonly amount: bigint;
    readonly measures: readonly number[];
    readonly bearer: Bearer;
  }[] = [];
  /** The tiers that rules read in place of those in force, and for what share of the event; null for those in force. */
  #stretch: Stretch | null = null;
  /** Whether the watch is told of what is read. */
  #told = true;

  constructor(plan: Plan, settings: readonly Steps[], joined: Day, watch: Watch, held: Holdings) {
    this.#plan = plan;
    this.#settings = settings;
    this.#joined = joined;
    this.#watch = watch;
    this.#held = held;
    this.#facts = plan.measures.map(() => new Facts());
    this.#seen = plan.measures.map(() => new Occurrences());
    this.#attributes = plan.attributes.map(({ starting }) => ({ value: starting, day: FIRST_DAY }));
    this.#grid = plan.grid === null ? null : new CustomerGrid(plan.grid);
    this.#day = joined;
    this.#until = joined + 1;
  }

  /** To the values of a day, and an end of windows: at an event of the day, the day so far counts. */
  turnTo(day: Day, until: Day = day + 1): void {
    this.#day = day;
    this.#until = until;
  }

  /** Reads at another moment, for as long as `work` runs. */
  at<Result>(day: Day, until: Day, work: () => Result): Result {
    const [ownDay, ownUntil] = [this.#day, this.#until];
    this.turnTo(day, until);
    const result = work();
    this.turnTo(ownDay, ownUntil);
    return result;
  }

  /** To a moment of the clock: the values of the day are in force, and only finished days count. */
  turnToStartOf(day: Day): void {
    this.turnTo(day, day);
    this.fields = [];
  }

  /** The day whose values are read now. */
  get day(): Day {
    return this.#day;
  }

  get decided(): Watch['decided'] {
    return this.#told ? this.#watch.decided : undefined;
  }

  get lookedUp(): Watch['lookedUp'] {
    return this.#told ? this.#watch.lookedUp : undefined;
  }

  /** Lets rules read other fields than those of the event at work, for as long as `work` runs. */
  withFields(fields: readonly FieldValue[], work: () => void): void {
    const own = this.fields;
    this.fields = fields;
    work();
    this.fields = own;
  }

  /** Reads by the values that were known before a day, and tells nobody. */
  before<Result>(known: Day, read: () => Result): Result {
    this.#known = known;
    const result = this.#silently(read);
    this.#known = FOREVER;
    return result;
  }

  #silently<Result>(read: () => Result): Result {
    const told = this.#told;
    this.#told = false;
    const result = read();
    this.#told = told;
    return result;
  }

  setting(index: number, against: number | null): Rational {
    const value = valueAt(this.#settings[index]!, this.#moment(against));
    this.#tell({ of: 'setting', index, value });
    return value;
  }

  row(values: Steps): Rational {
    return valueAt(values, this.#moment(null));
  }

  field(index: number): FieldValue {
    return this.fields[index]!;
  }

  attribute(index: number): FieldValue | null {
    const { value } = this.#attributes[index]!;
    this.#tell({ of: 'attribute', index, value });
    return value;
  }

  /** What an event says of a member; nothing where one of a later day has said so already. */
  learn(attribute: number, value: FieldValue, day: Day): void {
    if (day >= this.#attributes[attribute]!.day) this.#attributes[attribute] = { value, day };
  }

  measure(index: number): Rational | null {
    const { value, interval } = this.#fold(index);
    this.#tell({ of: 'measure', index, value, ...interval });
    return value;
  }

  tier(ladder: number): number {
    const tier = this.#stretch === null ? this.#held.tier(ladder) : this.#stretch.tiers[ladder]!;
    this.#tell({ of: 'tier', ladder, tier, share: this.#stretch?.share ?? ONE });
    return tier;
  }

  /** Reads the tiers by which a share of the event earns, for as long as `work` runs. */
  along<Result>(stretch: Stretch, work: () => Result): Result {
    const own = this.#stretch;
    this.#stretch = stretch;
    const result = work();
    this.#stretch = own;
    return result;
  }

  /** What a ledger holds, with what is supposed to have been given. */
  balance(ledger: number): bigint {
    return this.#supposed.reduce(
      (sum, given) => (given.ledger === ledger ? sum + given.amount : sum),
      this.#held.balance(ledger),
    );
  }

  /** Reads, told to nobody, as if rules had given what they `suppose` meanwhile, for as long as `work` runs. */
  supposing<Result>(work: () => Result): Result {
    const result = this.#silently(work);
    this.#supposed = [];
    return result;
  }

  suppose(ledger: number, amount: bigint, rule: string, bearer: Bearer): void {
    this.#supposed.push({ ledger, amount, measures: earnedMeasures(this.#plan, ledger, rule), bearer });
  }

  /** Reads as now, but for some measures, and tells nobody. */
  reading(measured: ReadonlyMap<number, Rational | null>): Reads {
    return {
      setting: (index, against) => this.setting(index, against),
      row: (values) => this.row(values),
      field: (index) => this.field(index),
      attribute: (index) => this.attribute(index),
      measure: (index) => measured.get(index)!,
      tier: (ladder) => this.tier(ladder),
      granted: (lifetime) => this.granted(lifetime),
      cell: () => this.cell(),
    };
  }

  granted(lifetime: number): boolean {
    const granted = this.#held.granted(lifetime);
    this.#tell({ of: 'granted', lifetime, granted });
    return granted;
  }

  cell(): number {
    const { cell, answer } = this.#grid!.place(this, this.#until, this.#joined);
    this.#tell({ of: 'cell', cell, answer });
    return cell;
  }

  /** An event where windows since it begin, and that may be an answer to a survey. */
  hear(event: MemberEvent): void {
    this.#latest.set(event.event, Math.max(event.day, this.#latest.get(event.event) ?? event.day));
    this.#grid?.hear(event);
  }

  /** Measures, lifetime grants, attributes and the cell of the grid as they are now, to be read again by `remembering`. */
  remember(measures: readonly number[]): Pick<Earned, 'measured' | 'granted' | 'attributes' | 'cell'> {
    return {
      measured: new Map(measures.map((measure) => [measure, this.#fold(measure).value])),
      granted: this.#plan.lifetimes.map((_, lifetime) => this.#held.granted(lifetime)),
      attributes: this.#attributes.map(({ value }) => value),
      cell: this.#grid === null ? null : this.#silently(() => this.cell()),
    };
  }

  /** Reads with the measures, grants, attributes and cell that an earning rule found when it gave what it gave, by some tiers. */
  remembering({ measured, granted, attributes, cell }: Earned, tiers: readonly number[]): Reads {
    return {
      setting: (index, against) => this.setting(index, against),
      row: (values) => this.row(values),
      field: (index) => this.field(index),
      attribute: (index) => attributes[index]!,
      measure: (index) => measured.get(index)!,
      tier: (ladder) => tiers[ladder]!,
      granted: (lifetime) => granted[lifetime]!,
      cell: () => cell!,
      decided: this.decided,
      lookedUp: this.lookedUp,
    };
  }

  /** What a window covers that ends now. */
  interval(window: Window): Interval {
    return this.#covered(window, this.#until);
  }

  /**
   * The same, but for a year or month all of it: what is posted late for one of its days finds what was given for the
   * days after.
   */
  whole(window: Window): Interval {
    const { from, until } = this.interval(window);
    return { from, until: windowEnd(window, this.#until - 1, this.#joined) ?? until };
  }

  /** Where the window of a measure last started anew; the day of joining for one that never does. */
  restart(measure: number): Day {
    const { window } = this.#plan.measures[measure]!;
    return RESTARTING.has(window.kind) ? this.interval(window).from : this.#joined;
  }

  /**
   * An event counts for `after` in a measure over it, no longer for `before`; null for nothing. What is summed changes on
   * the days of `bearer`, which may be a refund's; what is not, in its place.
   */
  notice(
    measure: number,
    event: MemberEvent,
    before: FieldValue | null,
    after: FieldValue | null,
    bearer: Bearer,
  ): void {
    const { source, dated } = this.#plan.measures[measure]!;
    if (source.kind === 'field' || source.kind === 'count') {
      const change = subtract((after ?? ZERO) as Rational, (before ?? ZERO) as Rational);
      if (change.n !== 0n) this.count(measure, bearer, change);
      return;
    }
    const day = dated === 'posted' ? event.posted : event.day;
    this.#seen[measure]!.put(event.id, day, after);
    if (before === null && after !== null) this.#watch.counted?.(measure, day, ONE);
  }

  /** Adds a contribution to what a measure sums, on the day that the measure goes by. */
  count(measure: number, { day, posted }: Bearer, value: Rational): void {
    const bears = this.#plan.measures[measure]!.dated === 'posted' ? posted : day;
    this.#facts[measure]!.add(bears, value);
    this.#watch.counted?.(measure, bears, value);
  }

  #fold(index: number): { value: Rational | null; interval: Interval } {
    const interval = this.interval(this.#plan.measures[index]!.window);
    return { value: this.#valueOf(index, interval), interval };
  }

  #valueOf(index: number, interval: Interval): Rational | null {
    const { source } = this.#plan.measures[index]!;
    const seen = this.#seen[index]!;
    switch (source.kind) {
      case 'earned':
      case 'field':
      case 'count':
        return this.#supposedly(index, interval, this.#facts[index]!.sum(interval));
      case 'balance':
        return integer(this.balance(source.ledger));
      case 'distinct':
        return integer(seen.distinct(interval));
      case 'days':
        return integer(seen.days(interval));
      case 'largest':
        return seen.largest(interval) ?? ZERO;
      case 'latest':
        return seen.latest(interval) ?? null;
      case 'since': {
        const anchor = source.attribute === null ? this.#joined : this.#attributes[source.attribute]!.value;
        const from = typeof anchor === 'object' && anchor !== null ? Number(anchor.n) : anchor;
        return from === null ? null : integer(wholeUnits(from as Day, this.#day, source.unit));
      }
      case 'years at': {
        const held = (year: number) => this.#held.tierAtEndOf(source.ladder, dayOf(year, 12, 31)) >= source.tier;
        return integer(yearsHeld(civilOf(this.#joined).year, civilOf(this.#day).year - 1, held, source.consecutive));
      }
    }
  }

  #supposedly(index: number, interval: Interval, sum: Rational): Rational {
    const { dated } = this.#plan.measures[index]!;
    return this.#supposed.reduce((all, { measures, amount, bearer }) => {
      const counts = measures.includes(index) && covers(interval, dated === 'posted' ? bearer.posted : bearer.day);
      return counts ? add(all, integer(amount)) : all;
    }, sum);
  }

  #covered(window: Window, until: Day): Interval {
    return windowAt(window, until, this.#joined, (event) => this.#latest.get(event) ?? null);
  }

  #moment(against: number | null): Moment {
    const windowStart = against === null ? null : this.interval(this.#plan.measures[against]!.window).from;
    return { day: this.#day, judged: this.#until - 1, windowStart, known: this.#known };
  }

  #tell(reading: Reading): void {
    if (this.#told) this.#watch.read?.(reading);
  }
}
