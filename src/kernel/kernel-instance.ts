import type { Day } from '../base/calendar.ts';
import { formatDay } from '../base/calendar.ts';
import { type Rational, ratio } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanEvent } from '../compile/plan-event.ts';
import type { Steps } from '../compile/steps.ts';
import type { MemberEvent, Watch } from '../engine/books.ts';
import type { Goal } from '../engine/goal.ts';
import type { Kernel } from './compile-kernel.ts';
import { type Extent, isWide, unitsOf } from './exact.ts';
import { INPUT_SIZE } from './formula-code.ts';
import { ALL_CAUSES, CAUSED, ENTRY, ENTRY_KINDS, REASONS } from './journal.ts';
import { ANSWER, NO_GOAL } from './questions-code.ts';
import { type CompiledModule, type Memory, startModule } from './web-assembly.ts';

type Routine = (...values: number[]) => number;

/** A member in the instance at work, or laid aside. */
export interface Seat {
  readonly watch: Watch;
  /** Where the member is laid while another is at work; null until that happens first. */
  aside: Uint8Array | null;
}

/** How a field of an event is written. */
export interface Input {
  readonly extent: Extent;
  /** The places of words; null for numbers. */
  readonly words: ReadonlyMap<string, number> | null;
}

/** What a host can make a member do, by the event, reward or milestone of the plan; null for an event that the clock makes. */
interface Deeds {
  readonly begin: Routine;
  readonly advance: Routine;
  readonly happen: readonly (Routine | undefined)[];
  readonly redeem: readonly Routine[];
  readonly choose: readonly Routine[];
}

/** What a host can ask of a member, by the ladder, intervention, benefit or measure of the plan. */
interface Questions {
  readonly goal: readonly Routine[];
  readonly keeping: readonly Routine[];
  readonly isOpen: readonly Routine[];
  readonly holdsBenefit: readonly Routine[];
  /** Nothing for one that is not kept. */
  readonly measure: readonly (Routine | undefined)[];
}

/**
 * A kernel at work: one memory, in which one member at a time is at home. Another takes its place when it is called, and
 * the one before is laid aside with what it has.
 */
export class KernelInstance {
  readonly #plan: Plan;
  readonly #kernel: Kernel;
  readonly #memory: Memory;
  readonly #takeJournal: Routine;
  readonly #deeds: Deeds;
  readonly #questions: Questions;
  readonly #inputs: readonly (readonly Input[])[];
  #bytes: Uint8Array;
  #view: DataView;
  #settings: readonly Steps[] | null = null;
  #seated: Seat | null = null;
  /** The identity of the event that the host tells of. */
  #telling: string | null = null;

  constructor(plan: Plan, kernel: Kernel, module: CompiledModule) {
    this.#plan = plan;
    this.#kernel = kernel;
    const opened = startModule(module, { flush: () => this.#drain() });
    this.#memory = opened.memory as Memory;
    const routine = (name: string) => opened[name] as Routine;
    const each = (list: readonly unknown[], name: string) => list.map((_, i) => routine(`${name} ${i}`));
    routine('fill calendar')();
    this.#takeJournal = routine('takeJournal');
    this.#deeds = {
      begin: routine('begin'),
      advance: routine('advance'),
      happen: each(plan.events, 'happen'),
      redeem: each(plan.rewards, 'redeem'),
      choose: each(plan.milestones, 'choose'),
    };
    this.#questions = {
      goal: each(plan.ladders, 'goal'),
      keeping: each(plan.ladders, 'keeping'),
      isOpen: each(plan.interventions, 'is open'),
      holdsBenefit: each(plan.benefits, 'holds benefit'),
      measure: each(plan.measures, 'read measure'),
    };
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
    this.#inputs = plan.events.map((event) => inputsOf(event, kernel));
  }

  /** Whether settings can be written into this memory. */
  fits(settings: readonly Steps[]): boolean {
    return settings === this.#settings || this.#kernel.numbers.fits(settings);
  }

  begin(settings: readonly Steps[], joined: Day, watch: Watch): Seat {
    this.#layAside();
    const seat: Seat = { watch, aside: null };
    this.#seated = seat;
    this.#look();
    this.#bytes.set(this.#kernel.blank, this.#kernel.members);
    this.#turnTo(settings);
    this.#run(this.#deeds.begin, joined);
    return seat;
  }

  advance(seat: Seat, settings: readonly Steps[], to: Day): void {
    this.#sit(seat, settings);
    this.#run(this.#deeds.advance, to);
  }

  /** Says whether the kernel has a place for the event's fields; else nothing was done. */
  happen(seat: Seat, settings: readonly Steps[], { id, event, day, fields }: MemberEvent): boolean {
    const inputs = this.#inputs[event]!;
    this.#sit(seat, settings);
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i]!;
      const units = unitsIn(input, fields[i]!);
      if (units === undefined) return false;
      const at = this.#kernel.inputs + i * INPUT_SIZE;
      this.#view.setBigInt64(at, units, true);
      if (isWide(input.extent)) this.#view.setBigInt64(at + 8, units >> 64n, true);
    }
    this.#telling = id;
    this.#run(this.#deeds.happen[event]!, day);
    return true;
  }

  /** Whether the wish was met. */
  redeem(seat: Seat, settings: readonly Steps[], reward: number, day: Day): boolean {
    this.#sit(seat, settings);
    return this.#run(this.#deeds.redeem[reward]!, day) !== 0;
  }

  choose(seat: Seat, settings: readonly Steps[], milestone: number, day: Day, reward: number): boolean {
    this.#sit(seat, settings);
    return this.#run(this.#deeds.choose[milestone]!, day, reward) !== 0;
  }

  tier(seat: Seat, ladder: number): number {
    return this.#of(seat).getInt32(this.#placeOf(seat) + this.#kernel.tiers[ladder]!, true);
  }

  balance(seat: Seat, ledger: number): bigint {
    const { low, high } = this.#kernel.balances[ledger]!;
    const [view, at] = [this.#of(seat), this.#placeOf(seat)];
    if (high === null) return view.getBigInt64(at + low.offset, true);
    return twoWords(view, at + low.offset, at + high.offset);
  }

  /** Like every question, leaves the member as it is. */
  goal(seat: Seat, settings: readonly Steps[], way: 'goal' | 'keeping', ladder: number, day: Day): Goal | null {
    this.#sit(seat, settings);
    const { members, answers } = this.#kernel;
    const nearness = this.#questions[way][ladder]!(members, day);
    if (nearness === NO_GOAL) return null;
    return { nearness, elapsed: this.#view.getFloat64(answers + ANSWER.elapsed, true) };
  }

  holds(seat: Seat, settings: readonly Steps[], what: 'isOpen' | 'holdsBenefit', index: number, until: Day): boolean {
    this.#sit(seat, settings);
    return this.#questions[what][index]!(this.#kernel.members, until) !== 0;
  }

  /** Undefined for one that the kernel does not keep. */
  measure(seat: Seat, settings: readonly Steps[], measure: number, until: Day): Rational | null | undefined {
    const extent = this.#kernel.measures.get(measure);
    if (extent === undefined) return undefined;
    this.#sit(seat, settings);
    const { members, answers } = this.#kernel;
    this.#questions.measure[measure]!(members, until);
    if (this.#view.getInt32(answers + ANSWER.known, true) === 0) return null;
    return ratio(twoWords(this.#view, answers + ANSWER.low, answers + ANSWER.high), extent.per);
  }

  /** What a member has, at home or laid aside, and where it begins there. */
  #of(seat: Seat): DataView {
    return seat === this.#seated ? this.#view : new DataView(seat.aside!.buffer);
  }

  #placeOf(seat: Seat): number {
    return seat === this.#seated ? this.#kernel.members : 0;
  }

  #run(routine: Routine, ...values: number[]): number {
    const result = routine(this.#kernel.members, ...values) ?? 0;
    this.#drain();
    return result;
  }

  #sit(seat: Seat, settings: readonly Steps[]): void {
    this.#turnTo(settings);
    if (this.#seated === seat) return;
    this.#layAside();
    this.#bytes.set(seat.aside!, this.#kernel.members);
    this.#seated = seat;
  }

  #layAside(): void {
    if (this.#seated === null) return;
    const { members } = this.#kernel;
    const size = this.#view.getUint32(members, true);
    // Members grow seldom, and so a place once found mostly lasts.
    if (this.#seated.aside?.length !== size) this.#seated.aside = new Uint8Array(size);
    this.#seated.aside.set(this.#bytes.subarray(members, members + size));
    this.#seated = null;
  }

  #turnTo(settings: readonly Steps[]): void {
    if (this.#settings === settings) return;
    this.#kernel.numbers.write(this.#view, settings);
    this.#settings = settings;
  }

  /** Memory that has grown lies elsewhere. */
  #look(): void {
    if (this.#view.buffer === this.#memory.buffer) return;
    this.#view = new DataView(this.#memory.buffer);
    this.#bytes = new Uint8Array(this.#memory.buffer);
  }

  /** Tells the watch of the member at work what is in the journal. */
  #drain(): void {
    const count = this.#takeJournal();
    this.#look();
    for (let i = 0; i < count; i++) this.#tell(this.#seated!.watch, this.#kernel.journal + i * ENTRY.size);
  }

  #tell(watch: Watch, at: number): void {
    const view = this.#view;
    const number = (place: number) => view.getInt32(at + ENTRY.first + place * 4, true);
    switch (ENTRY_KINDS[view.getInt32(at + ENTRY.kind, true)]!) {
      case 'posted': {
        const amount = twoWords(view, at + ENTRY.amount, at + ENTRY.amount + 8);
        const [day, posted] = [number(3), number(4)];
        const event = this.#causeOf(number(5), posted);
        const reason = REASONS[number(1)]!;
        watch.posted?.({ ledger: number(0), amount, reason, rule: this.#kernel.rules[number(2)]!, day, posted, event });
        break;
      }
      case 'moved':
        watch.moved?.({
          ladder: number(0),
          from: number(1),
          to: number(2),
          day: number(3),
          cause: ALL_CAUSES[number(4)]!,
        });
        break;
      case 'rewarded':
        watch.rewarded?.({
          kind: number(0) === 0 ? 'reward' : 'milestone',
          index: number(1),
          day: number(2),
          until: number(3),
          taken: null,
        });
        break;
    }
  }

  #causeOf(caused: number, day: Day): string | null {
    if (caused === CAUSED.byNobody) return null;
    return caused === CAUSED.byHost ? this.#telling : `${this.#plan.events[caused]!.name} on ${formatDay(day)}`;
  }
}

function twoWords(view: DataView, low: number, high: number): bigint {
  return (view.getBigInt64(high, true) << 64n) | view.getBigUint64(low, true);
}

export function inputsOf({ fields }: PlanEvent, { extents }: Kernel): Input[] {
  return fields.map((field) => ({
    extent: extents.field(field),
    words: field.type === 'choice' ? new Map(field.choices.map((word, place) => [word, place])) : null,
  }));
}

/** A field as the kernel keeps it; undefined where there is no place for it. */
export function unitsIn({ extent, words }: Input, value: Rational | string): bigint | undefined {
  if (words === null) return unitsOf(extent, value as Rational);
  const place = words.get(value as string);
  return place === undefined ? undefined : BigInt(place);
}
