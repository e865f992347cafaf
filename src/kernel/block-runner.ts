import type { Day } from '../base/calendar.ts';
import type { Plan } from '../compile/plan.ts';
import type { Steps } from '../compile/steps.ts';
import type { FieldValue } from '../engine/books.ts';
import { EVENT_ROW, MEMBER_ROW, rowSize } from './block-code.ts';
import type { Kernel } from './compile-kernel.ts';
import { isWide } from './exact.ts';
import { INPUT_SIZE } from './formula-code.ts';
import { type Input, inputsOf, unitsIn } from './kernel-instance.ts';
import { type SeriesPlan, SUM_SIZE, seriesOf } from './sums-code.ts';
import { type CompiledModule, type Memory, startModule } from './web-assembly.ts';

/** An event, or the wish for a reward, in a block. */
export type BlockRow =
  | { readonly day: Day; readonly event: number; readonly fields: readonly FieldValue[] }
  | { readonly day: Day; readonly reward: number };

/** A member of a block with all that happens, in order. */
export interface BlockMember {
  readonly joined: Day;
  readonly rows: readonly BlockRow[];
}

/** Members laid out as the kernel reads them, and the sizes that go with it. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly members: number;
  /** Where the rows begin in the bytes. */
  readonly rows: number;
}

type Routine = (...values: number[]) => number;

const PAGE = 65_536;
/** Room for what one member has; it grows by itself where that is not enough. */
const MEMBER_ROOM = 16 * PAGE;

/**
 * Runs blocks of members through a kernel written for sums, and gives what they add up to, by month. Memory is bounded by
 * the block: its rows, the sums, and one member.
 */
export class BlockRunner {
  readonly series: SeriesPlan;
  readonly #plan: Plan;
  readonly #kernel: Kernel;
  readonly #inputs: readonly (readonly Input[])[];
  readonly #memory: Memory;
  readonly #routines: Readonly<Record<string, Routine>>;
  readonly #edges: readonly Day[];

  /** `edges` are the first days of the months to sum over, and the day after the last. */
  constructor(plan: Plan, kernel: Kernel, module: CompiledModule, settings: readonly Steps[], edges: readonly Day[]) {
    this.#plan = plan;
    this.#kernel = kernel;
    this.#edges = edges;
    this.#inputs = plan.events.map((event) => inputsOf(event, kernel));
    this.series = seriesOf(plan);
    const opened = startModule(module, {});
    this.#memory = opened.memory as Memory;
    this.#routines = opened as Readonly<Record<string, Routine>>;
    this.#reserve(this.#rowsAt);
    this.#routines['fill calendar']!();
    kernel.numbers.write(new DataView(this.#memory.buffer), settings);
  }

  /** Lays out members; undefined where a field holds what the kernel has no place for. */
  layOut(members: readonly BlockMember[]): Block | undefined {
    const size = rowSize(this.#kernel.fields);
    const rows = members.length * MEMBER_ROW.size;
    const bytes = new Uint8Array(rows + members.reduce((sum, member) => sum + member.rows.length, 0) * size);
    const view = new DataView(bytes.buffer);
    let at = rows;
    for (const [i, { joined, rows: own }] of members.entries()) {
      view.setInt32(i * MEMBER_ROW.size + MEMBER_ROW.joined, joined, true);
      view.setInt32(i * MEMBER_ROW.size + MEMBER_ROW.rows, own.length, true);
      for (const row of own) {
        if (!this.#writeRow(view, at, row)) return undefined;
        at += size;
      }
    }
    return { bytes, members: members.length, rows };
  }

  /** What the members of a block add up to, by series and month. */
  run({ bytes, members, rows }: Block): bigint[][] {
    const memberAt = Math.ceil((this.#rowsAt + bytes.length) / 16) * 16;
    this.#reserve(memberAt + MEMBER_ROOM);
    const memory = new Uint8Array(this.#memory.buffer);
    memory.fill(0, this.#sumsAt, this.#edgesAt);
    memory.set(bytes, this.#rowsAt);
    const view = new DataView(this.#memory.buffer);
    this.#edges.forEach((edge, i) => {
      view.setInt32(this.#edgesAt + i * 4, edge, true);
    });
    this.#routines['place sums']!(this.#sumsAt, this.#months, this.#edgesAt);
    this.#routines['run block']!(memberAt, this.#rowsAt, members, this.#rowsAt + rows);
    return this.#sums();
  }

  #sums(): bigint[][] {
    const view = new DataView(this.#memory.buffer);
    return Array.from({ length: this.series.count }, (_, series) =>
      Array.from({ length: this.#months }, (_, month) => {
        const at = this.#sumsAt + (series * this.#months + month) * SUM_SIZE;
        return (view.getBigInt64(at + 8, true) << 64n) | view.getBigUint64(at, true);
      }),
    );
  }

  #writeRow(view: DataView, at: number, row: BlockRow): boolean {
    view.setInt32(at + EVENT_ROW.day, row.day, true);
    if ('reward' in row) {
      view.setInt32(at + EVENT_ROW.kind, this.#plan.events.length + row.reward, true);
      return true;
    }
    view.setInt32(at + EVENT_ROW.kind, row.event, true);
    for (const [i, input] of this.#inputs[row.event]!.entries()) {
      const units = unitsIn(input, row.fields[i]!);
      if (units === undefined) return false;
      const place = at + EVENT_ROW.fields + i * INPUT_SIZE;
      view.setBigInt64(place, units, true);
      if (isWide(input.extent)) view.setBigInt64(place + 8, units >> 64n, true);
    }
    return true;
  }

  get #months(): number {
    return this.#edges.length - 1;
  }

  get #sumsAt(): number {
    return this.#kernel.members;
  }

  get #edgesAt(): number {
    return this.#sumsAt + this.series.count * this.#months * SUM_SIZE;
  }

  get #rowsAt(): number {
    return Math.ceil((this.#edgesAt + this.#edges.length * 4) / 16) * 16;
  }

  #reserve(end: number): void {
    const lacks = Math.ceil((end - this.#memory.buffer.byteLength) / PAGE);
    if (lacks > 0) this.#memory.grow(lacks);
  }
}
