import { type Bytes, type Mark, signed, TYPE_CODE, type Type, unsigned } from './code.ts';
import type { Reals } from './reals.ts';
import type { Signature } from './routine.ts';

/** What of a routine a body is written from. */
export interface Written {
  readonly signature: Signature;
  readonly locals: readonly Type[];
  readonly statements: Bytes;
}

/** A routine as a module holds it, and where its branches mostly go, by the place of each. */
export interface Body {
  readonly bytes: readonly number[];
  readonly hints: readonly { readonly at: number; readonly likely: 0 | 1 }[];
}

/** Of the bytes of a routine alone, up to which it is written where it is called; and where there is only one place. */
const SMALL = 150;
const SMALL_ONCE = 3_000;
/** And where the call is rare. */
const TINY = 24;
/** A routine grows to so many bytes by what is written into it. */
const LARGE = 24_000;

/** What a double counts for. */
const REAL = 9;

const EMPTY_BLOCK = 0x40;

/** Writes the routines of a module, and into them what they call where that is small: a call has much to put aside. */
export class Bodies {
  readonly #routines: readonly Written[];
  readonly #first: number;
  readonly #sizes: readonly number[];
  readonly #callers: readonly number[];
  readonly #kindOf: (leaves: readonly Type[]) => number;
  readonly #reals: Reals;

  /** `first` is the number of the first routine; `kindOf` gives that of a kind which takes nothing. */
  constructor(routines: readonly Written[], first: number, kindOf: (leaves: readonly Type[]) => number, reals: Reals) {
    this.#routines = routines;
    this.#first = first;
    this.#kindOf = kindOf;
    this.#reals = reals;
    const callers = new Array<number>(routines.length).fill(0);
    this.#sizes = routines.map(({ statements }) =>
      sizeOf(statements, (called) => {
        if (called >= first) callers[called - first]!++;
      }),
    );
    this.#callers = callers;
  }

  /** Those that are called from outside, and all that they call still, by their numbers. */
  from(opened: readonly number[]): ReadonlyMap<number, Body> {
    const bodies = new Map<number, Body>();
    const left = [...opened];
    for (let index = left.pop(); index !== undefined; index = left.pop()) {
      if (index < this.#first || bodies.has(index)) continue;
      const writer = new Writer(
        (at, rarely, within) => this.#inlined(at, rarely, within),
        this.#kindOf,
        this.#reals,
        left,
      );
      bodies.set(index, writer.write(this.#routines[index - this.#first]!));
    }
    return bodies;
  }

  /** The routine of an index where it is to be written instead of called. */
  #inlined(index: number, rarely: boolean, within: number): Written | null {
    const at = index - this.#first;
    if (at < 0 || within > LARGE) return null;
    const most = rarely ? TINY : this.#callers[at] === 1 ? SMALL_ONCE : SMALL;
    return this.#sizes[at]! <= most ? this.#routines[at]! : null;
  }
}

/** Where a routine stands that is written into another. */
interface Frame {
  /** The numbers of its variables. */
  readonly places: readonly number[];
  /** How deep the block lies that it leaves by; null for the routine itself. */
  readonly depth: number | null;
}

/** `called` gains the number of every routine that is called. */
class Writer {
  readonly #inlined: (index: number, rarely: boolean, within: number) => Written | null;
  readonly #kindOf: (leaves: readonly Type[]) => number;
  readonly #reals: Reals;
  readonly #called: number[];
  readonly #code: number[] = [];
  readonly #hints: { at: number; likely: 0 | 1 }[] = [];
  readonly #locals: Type[] = [];
  readonly #free: { readonly type: Type; readonly place: number }[] = [];
  /** Of each open block, whether it is rarely gone into. */
  readonly #blocks: boolean[] = [];
  readonly #within: Written[] = [];
  #takes = 0;

  constructor(
    inlined: (index: number, rarely: boolean, within: number) => Written | null,
    kindOf: (leaves: readonly Type[]) => number,
    reals: Reals,
    called: number[],
  ) {
    this.#inlined = inlined;
    this.#kindOf = kindOf;
    this.#reals = reals;
    this.#called = called;
  }

  write(routine: Written): Body {
    const { signature, locals, statements } = routine;
    this.#takes = signature.takes.length;
    this.#locals.push(...locals);
    this.#within.push(routine);
    this.#write(statements, { places: [...signature.takes, ...locals].map((_, at) => at), depth: null });
    // A routine that leaves something has left it on every way.
    this.#code.push(...(signature.leaves.length > 0 ? [0x00] : []), 0x0b);
    const declared = [...unsigned(this.#locals.length), ...this.#locals.flatMap((type) => [1, TYPE_CODE[type]])];
    return {
      bytes: [...declared, ...this.#code],
      hints: this.#hints.map(({ at, likely }) => ({ at: at + declared.length, likely })),
    };
  }

  /** Goes through parts by number, since there are a hundred thousand of them; see `flat`. */
  #write(part: Bytes, frame: Frame): void {
    for (let i = 0; i < part.length; i++) {
      const each = part[i]!;
      if (typeof each === 'number') this.#code.push(each);
      else if ('mark' in each) this.#mark(each, frame);
      else this.#write(each, frame);
    }
  }

  #mark(mark: Mark, frame: Frame): void {
    const { places, depth } = frame;
    switch (mark.mark) {
      case 'hint':
        this.#hints.push({ at: this.#code.length, likely: mark.likely });
        break;
      case 'variable':
        this.#code.push(mark.does, ...unsigned(places[mark.at]!));
        break;
      case 'real':
        this.#write(this.#reals.read(mark.value), frame);
        break;
      case 'call':
        this.#call(mark.index);
        break;
      case 'leave':
        if (depth === null) this.#code.push(0x0f);
        else this.#code.push(0x0c, ...unsigned(this.#blocks.length - depth));
        break;
      case 'open':
        this.#code.push(mark.does, EMPTY_BLOCK);
        this.#blocks.push(mark.rarely);
        break;
      case 'otherwise':
        this.#code.push(0x05);
        this.#blocks[this.#blocks.length - 1] = false;
        break;
      case 'close':
        this.#code.push(0x0b);
        this.#blocks.pop();
        break;
    }
  }

  #call(index: number): void {
    const routine = this.#inlined(index, this.#blocks.includes(true), this.#code.length);
    if (routine === null || this.#within.includes(routine)) {
      this.#called.push(index);
      this.#code.push(0x10, ...unsigned(index));
      return;
    }
    const { signature, locals, statements } = routine;
    const types = [...signature.takes, ...locals];
    const places = types.map((type) => this.#place(type));
    // What is given last is the first to be taken off.
    for (let at = signature.takes.length - 1; at >= 0; at--) this.#code.push(0x21, ...unsigned(places[at]!));
    this.#code.push(0x02, ...this.#blockType(signature.leaves));
    this.#within.push(routine);
    this.#write(statements, { places, depth: this.#blocks.push(false) });
    if (signature.leaves.length > 0) this.#code.push(0x00);
    this.#code.push(0x0b);
    this.#blocks.pop();
    this.#within.pop();
    this.#free.push(...places.map((place, at) => ({ type: types[at]!, place })));
  }

  #blockType(leaves: readonly Type[]): number[] {
    const [only] = leaves;
    if (only === undefined) return [EMPTY_BLOCK];
    return leaves.length === 1 ? [TYPE_CODE[only]] : signed(BigInt(this.#kindOf(leaves)));
  }

  /** A variable that nothing else uses any more, or a new one. */
  #place(type: Type): number {
    const known = this.#free.findIndex((free) => free.type === type);
    if (known >= 0) return this.#free.splice(known, 1)[0]!.place;
    return this.#takes + this.#locals.push(type) - 1;
  }
}

/** In bytes, more or less; tells of every call. */
function sizeOf(part: Bytes, calls: (index: number) => void): number {
  let size = 0;
  for (let i = 0; i < part.length; i++) {
    const each = part[i]!;
    if (typeof each === 'number') size++;
    else if (!('mark' in each)) size += sizeOf(each, calls);
    else if (each.mark !== 'hint') {
      size += each.mark === 'real' ? REAL : 2;
      if (each.mark === 'call') calls(each.index);
    }
  }
  return size;
}
