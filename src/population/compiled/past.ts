import type { LifeKernel } from './life-kernel.ts';

/**
 * What members of a block have lived through up to the start: what each has in memory then, and the sums of that time.
 * Members are laid one behind the other as they lie in memory, in which nothing hangs on the place but for the kernel.
 */
export interface Past {
  /** By which they lived; no other knows what their memory says. */
  readonly life: LifeKernel;
  readonly members: Uint8Array;
  /** Where each of them ends, by the place in the block. */
  readonly ends: Uint32Array;
  readonly sums: Uint8Array;
}

/** How much memory it takes, in bytes. */
export function sizeOf({ members, ends, sums }: Past): number {
  return members.byteLength + ends.byteLength + sums.byteLength;
}

/** Of all blocks that are written down one after the other, since it must grow. */
let scratch = new Uint8Array(2 ** 20);

/** A past while its groups come to the start, in their order. */
export class PastWriter {
  readonly #life: LifeKernel;
  readonly #ends: number[] = [];
  #end = 0;

  constructor(life: LifeKernel) {
    this.#life = life;
  }

  /** The group at work has come to the start: so many founders. */
  note(founders: number): void {
    const { memory, first, code } = this.#life;
    const view = new DataView(memory.buffer);
    for (let i = 0; i < founders; i++) {
      const at = first + i * code.room;
      const size = view.getUint32(at + code.top, true);
      this.#reserve(this.#end + size);
      scratch.set(new Uint8Array(memory.buffer, at, size), this.#end);
      this.#end += size;
      this.#ends.push(this.#end);
    }
  }

  /** With the last group, whose life may be over by then. */
  finish(): Past {
    const { memory, code } = this.#life;
    return {
      life: this.#life,
      members: scratch.slice(0, this.#end),
      ends: Uint32Array.from(this.#ends),
      sums: code.sums.readPast(new Uint8Array(memory.buffer)),
    };
  }

  #reserve(size: number): void {
    if (size <= scratch.length) return;
    const grown = new Uint8Array(Math.max(size, 2 * scratch.length));
    grown.set(scratch);
    scratch = grown;
  }
}

/** Puts the sums of a past into the memory of its kernel, before any group of the block. */
export function resumeSums({ life, sums }: Past): void {
  life.code.sums.writePast(new Uint8Array(life.memory.buffer), sums);
}

/**
 * Puts founders where they lay when they came to the start; since others have come there, there is room. Given the place of
 * the first in the block.
 */
export function resumeGroup({ life, members, ends }: Past, place: number, founders: number): void {
  const { memory, first, code } = life;
  for (let i = 0; i < founders; i++) {
    const from = place + i === 0 ? 0 : ends[place + i - 1]!;
    const size = ends[place + i]! - from;
    const there = new Uint8Array(memory.buffer, first + i * code.room, size);
    there.set(new Uint8Array(members.buffer, from, size));
  }
}
