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

/** The memory of a kernel as bytes, which lies elsewhere after it has grown. */
class Bytes {
  readonly #life: LifeKernel;
  #now: Uint8Array;

  constructor(life: LifeKernel) {
    this.#life = life;
    this.#now = new Uint8Array(life.memory.buffer);
  }

  get now(): Uint8Array {
    const { buffer } = this.#life.memory;
    if (this.#now.buffer !== buffer) this.#now = new Uint8Array(buffer);
    return this.#now;
  }
}

/** A past while its groups come to the start, in their order. */
export class PastWriter {
  readonly #life: LifeKernel;
  readonly #bytes: Bytes;
  readonly #ends: number[] = [];
  #end = 0;

  constructor(life: LifeKernel) {
    this.#life = life;
    this.#bytes = new Bytes(life);
  }

  /** The group at work has come to the start: so many founders. */
  note(founders: number): void {
    const { first, code } = this.#life;
    const bytes = this.#bytes.now;
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < founders; i++) {
      const at = first + i * code.room;
      const size = view.getUint32(at + code.top, true);
      this.#reserve(this.#end + size);
      scratch.set(bytes.subarray(at, at + size), this.#end);
      this.#end += size;
      this.#ends.push(this.#end);
    }
  }

  /** With the last group, whose life may be over by then. */
  finish(): Past {
    return {
      life: this.#life,
      members: scratch.slice(0, this.#end),
      ends: Uint32Array.from(this.#ends),
      sums: this.#life.code.sums.readPast(this.#bytes.now),
    };
  }

  #reserve(size: number): void {
    if (size <= scratch.length) return;
    const grown = new Uint8Array(Math.max(size, 2 * scratch.length));
    grown.set(scratch);
    scratch = grown;
  }
}

/** A past from which the groups of a block go on, whose memory knows nothing of it yet. */
export class PastReader {
  readonly #past: Past;
  readonly #bytes: Bytes;

  constructor(past: Past) {
    this.#past = past;
    this.#bytes = new Bytes(past.life);
    past.life.code.sums.writePast(this.#bytes.now, past.sums);
  }

  /**
   * Puts founders where they lay when they came to the start; since others have come there, there is room. Given the place
   * of the first in the block.
   */
  resume(place: number, founders: number): void {
    const { life, members, ends } = this.#past;
    const bytes = this.#bytes.now;
    for (let i = 0; i < founders; i++) {
      const from = place + i === 0 ? 0 : ends[place + i - 1]!;
      bytes.set(members.subarray(from, ends[place + i]), life.first + i * life.code.room);
    }
  }
}
