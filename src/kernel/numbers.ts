import { FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Step, Steps } from '../compile/steps.ts';
import { atMost, both, type I32, i32, less, load } from './code.ts';
import { type Exact, type Extent, extentOf, isWide, leastCommon, unitsOf } from './exact.ts';
import type { Grounds } from './grounds.ts';
import { exactWithin } from './layout.ts';
import type { Module } from './module.ts';
import type { Moment, Pen } from './pen.ts';

/** A dated value in memory: where its steps lie, and what is proved of them. */
interface Place {
  readonly address: number;
  readonly extent: Extent;
  /** Which day decides whether each step has come; one entry for each step there is room for. */
  readonly judged: readonly Step['judged'][];
}

/** A step in memory: its day, and the value. */
const STEP = { from: 0, value: 8, size: 24 } as const;

/** A setting may be turned up to this many times its largest value before the kernel must be written anew. */
const MARGIN = 16n;
/** And be a plain number with so many decimals. */
const DECIMALS = 100n;

/**
 * The settings and the rows of tables, which lie in memory and not in the code: a value that is turned changes no
 * instruction. A value that does not fit what was proved is refused, and the kernel is written anew.
 */
export class Numbers {
  readonly #settings: readonly Place[];
  readonly #rows = new Map<Steps, Place>();
  readonly #grounds: Grounds;

  /** `turns` makes room for each setting that has a range to be turned from a day on, whenever its own steps come. */
  constructor(plan: Plan, given: readonly Steps[], grounds: Grounds, turns: boolean) {
    this.#grounds = grounds;
    this.#settings = plan.settings.map(({ value, range, unit }, i) => {
      const steps = given[i]!;
      const known = [...value, ...steps].map((step) => step.value);
      const found = extentOf(range === null ? known : [...known, range.low, range.high, range.step]);
      const per = unit.kind === 'number' ? leastCommon(found.per, DECIMALS) : found.per;
      const extent = { per, most: found.most * (per / found.per) * MARGIN };
      const judged = judgedBy(value, turns && range !== null);
      return this.#place(stepsAt(judged, steps) === null ? judgedBy(steps, false) : judged, extent);
    });
  }

  /** Whether these settings fit into the places there are. */
  fits(settings: readonly Steps[]): boolean {
    return settings.every((steps, i) => {
      const { judged, extent } = this.#settings[i]!;
      return stepsAt(judged, steps) !== null && steps.every(({ value }) => unitsOf(extent, value) !== undefined);
    });
  }

  /** Writes settings into the memory of an instance. */
  write(memory: DataView, settings: readonly Steps[]): void {
    settings.forEach((steps, i) => {
      writeSteps(memory, this.#settings[i]!, steps);
    });
  }

  setting(index: number): Extent {
    return this.#settings[index]!.extent;
  }

  row(steps: Steps): Extent {
    return this.#row(steps).extent;
  }

  /** The rows in force, as every instance holds them. */
  placeRows(module: Module): void {
    for (const [steps, place] of this.#rows) {
      const bytes = new Uint8Array(place.judged.length * STEP.size);
      writeSteps(new DataView(bytes.buffer), { ...place, address: 0 }, steps);
      module.place(place.address, bytes);
    }
  }

  /** The value in force of a setting; `windowStart` gives the first day of the window it is compared over. */
  readSetting(moment: Moment, pen: Pen, index: number, windowStart: (() => I32) | null): Exact {
    return this.#read(moment, pen, this.#settings[index]!, windowStart);
  }

  readRow(moment: Moment, pen: Pen, steps: Steps): Exact {
    return this.#read(moment, pen, this.#row(steps), null);
  }

  #read(moment: Moment, { r, math }: Pen, { address, extent, judged }: Place, windowStart: (() => I32) | null): Exact {
    const step = r.variable('i32', i32(address));
    const day = moment.day(r).get;
    judged.forEach((by, i) => {
      if (i === 0) return;
      const here = i32(address + i * STEP.size);
      const from = r.keep(load('i32', here, STEP.from));
      const until = moment.until(r).get;
      // The day that is judged by is the last before the end of windows.
      const come =
        by === 'window end' ? less(from, until) : atMost(from, by === 'window start' ? (windowStart?.() ?? day) : day);
      r.when(both(come, less(from, moment.known(r).get)), () => step.set(here));
    });
    return exactWithin(math, r, step.get, STEP.value, extent).get;
  }

  #row(steps: Steps): Place {
    const known = this.#rows.get(steps);
    if (known !== undefined) return known;
    const place = this.#place(judgedBy(steps, false), extentOf(steps.map(({ value }) => value)));
    this.#rows.set(steps, place);
    return place;
  }

  #place(judged: Place['judged'], extent: Extent): Place {
    return { address: this.#grounds.reserve(judged.length * STEP.size), extent, judged };
  }
}

function judgedBy(steps: Steps, turns: boolean): Place['judged'] {
  const own = steps.map(({ judged }) => judged);
  return turns ? [...own, 'evaluation date'] : own;
}

/** Which step each place takes, in their order, and null for none; null where there are too few places. */
function stepsAt(judged: Place['judged'], [first, ...later]: Steps): readonly (Step | null)[] | null {
  let taken = 0;
  const places = judged.map((by, i) => {
    // What the first is judged by decides nothing.
    if (i === 0) return first;
    const next = later[taken];
    if (next?.judged !== by) return null;
    taken++;
    return next;
  });
  return taken === later.length ? places : null;
}

/** Places that no step takes hold one that never comes. */
function writeSteps(memory: DataView, { address, extent, judged }: Place, steps: Steps): void {
  const wide = isWide(extent);
  stepsAt(judged, steps)!.forEach((taken, i) => {
    const at = address + i * STEP.size;
    const step = taken ?? { from: FOREVER, value: integer(0) };
    const units = unitsOf(extent, step.value)!;
    memory.setInt32(at + STEP.from, step.from, true);
    memory.setBigInt64(at + STEP.value, BigInt.asIntN(64, units), true);
    if (wide) memory.setBigInt64(at + STEP.value + 8, units >> 64n, true);
  });
}
