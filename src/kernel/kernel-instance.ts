import type { Day } from '../base/calendar.ts';
import { formatDay } from '../base/calendar.ts';
import type { Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { PlanEvent } from '../compile/plan-event.ts';
import type { Steps } from '../compile/steps.ts';
import type { MemberEvent, Watch } from '../engine/books.ts';
import type { Kernel } from './compile-kernel.ts';
import { type Extent, isWide, unitsOf } from './exact.ts';
import { INPUT_SIZE } from './formula-code.ts';
import { ALL_CAUSES, CAUSED, ENTRY, ENTRY_KINDS, REASONS } from './journal.ts';
import { type CompiledModule, type Memory, startModule } from './web-assembly.ts';

type Routine = (...values: number[]) => number;

/** A member in the instance at work, or laid aside. */
export interface Seat {
  readonly watch: Watch;
  /** What the member has in memory while another is at work; null while it is at work itself. */
  aside: Uint8Array | null;
}

/** How a field of an event is written. */
export interface Input {
  readonly extent: Extent;
  /** The places of words; null for numbers. */
  readonly words: ReadonlyMap<string, number> | null;
}

/**
 * A kernel at work: one memory, in which one member at a time is at home. Another takes its place when it is called, and
 * the one before is laid aside with what it has.
 */
export class KernelInstance {
  readonly #plan: Plan;
  readonly #kernel: Kernel;
  readonly #memory: Memory;
  readonly #routines: Readonly<Record<string, Routine>>;
  readonly #inputs: readonly (readonly Input[])[];
  #view: DataView;
  #settings: readonly Steps[] | null = null;
  #seated: Seat | null = null;
  /** The identity of the event that the host tells of. */
  #telling: string | null = null;

  constructor(plan: Plan, kernel: Kernel, module: CompiledModule) {
    this.#plan = plan;
    this.#kernel = kernel;
    const opened = startModule(module, { host: { flush: () => this.#drain() } });
    this.#memory = opened.memory as Memory;
    this.#routines = opened as Readonly<Record<string, Routine>>;
    this.#routines['fill calendar']!();
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
    this.#bytes().set(this.#kernel.blank, this.#kernel.members);
    this.#turnTo(settings);
    this.#run('begin', joined);
    return seat;
  }

  /** Like `happen` and `wish`, says whether the kernel has a place for what came of it; else nothing was told. */
  advance(seat: Seat, settings: readonly Steps[], to: Day): boolean {
    this.#sit(seat, settings);
    return this.#run('advance', to) !== undefined;
  }

  happen(seat: Seat, settings: readonly Steps[], { id, event, day, fields }: MemberEvent): boolean {
    const inputs = this.#inputs[event]!;
    this.#sit(seat, settings);
    const view = this.#memoryView();
    for (const [i, input] of inputs.entries()) {
      const units = unitsIn(input, fields[i]!);
      if (units === undefined) return false;
      const at = this.#kernel.inputs + i * INPUT_SIZE;
      view.setBigInt64(at, units, true);
      if (isWide(input.extent)) view.setBigInt64(at + 8, units >> 64n, true);
    }
    this.#telling = id;
    return this.#run(`happen ${event}`, day) !== undefined;
  }

  /** Whether the wish was met; undefined where there is no place for what came of it. */
  wish(seat: Seat, settings: readonly Steps[], routine: string, ...values: number[]): boolean | undefined {
    this.#sit(seat, settings);
    const met = this.#run(routine, ...values);
    return met === undefined ? undefined : met !== 0;
  }

  tier(seat: Seat, ladder: number): number {
    return this.#of(seat).getInt32(this.#kernel.tiers[ladder]!, true);
  }

  balance(seat: Seat, ledger: number): bigint {
    const { low, high } = this.#kernel.balances[ledger]!;
    const view = this.#of(seat);
    if (high === null) return view.getBigInt64(low.offset, true);
    return (view.getBigInt64(high.offset, true) << 64n) | view.getBigUint64(low.offset, true);
  }

  /** What a member has, at home or laid aside. */
  #of({ aside }: Seat): DataView {
    if (aside !== null) return new DataView(aside.buffer);
    return new DataView(this.#memory.buffer, this.#kernel.members);
  }

  /** Undefined where the kernel has no place for what came of it, and the watch was told nothing. */
  #run(name: string, ...values: number[]): number | undefined {
    const result = this.#routines[name]!(this.#kernel.members, ...values) ?? 0;
    return this.#drain() ? result : undefined;
  }

  #sit(seat: Seat, settings: readonly Steps[]): void {
    this.#turnTo(settings);
    if (this.#seated === seat) return;
    this.#layAside();
    this.#bytes().set(seat.aside!, this.#kernel.members);
    seat.aside = null;
    this.#seated = seat;
  }

  #layAside(): void {
    if (this.#seated === null) return;
    const { members } = this.#kernel;
    const size = this.#memoryView().getUint32(members, true);
    this.#seated.aside = this.#bytes().slice(members, members + size);
    this.#seated = null;
  }

  #turnTo(settings: readonly Steps[]): void {
    if (this.#settings === settings) return;
    this.#kernel.numbers.write(this.#memoryView(), settings);
    this.#settings = settings;
  }

  #bytes(): Uint8Array {
    return new Uint8Array(this.#memory.buffer);
  }

  /** Memory that has grown lies elsewhere. */
  #memoryView(): DataView {
    if (this.#view.buffer !== this.#memory.buffer) this.#view = new DataView(this.#memory.buffer);
    return this.#view;
  }

  /** Tells the watch of the member at work what is in the journal; false where it does not count. */
  #drain(): boolean {
    const count = this.#routines.takeJournal!();
    if (count < 0) return false;
    for (let i = 0; i < count; i++) this.#tell(this.#seated!.watch, this.#kernel.journal + i * ENTRY.size);
    return true;
  }

  #tell(watch: Watch, at: number): void {
    const view = this.#memoryView();
    const number = (place: number) => view.getInt32(at + ENTRY.first + place * 4, true);
    switch (ENTRY_KINDS[view.getInt32(at + ENTRY.kind, true)]!) {
      case 'posted': {
        const amount =
          (view.getBigInt64(at + ENTRY.amount + 8, true) << 64n) | view.getBigUint64(at + ENTRY.amount, true);
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
