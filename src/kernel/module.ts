import { Bodies, type Body } from './body.ts';
import { type Bytes, node, signed, TYPE_CODE, type Type, unsigned, type Whole } from './code.ts';
import type { Reals } from './reals.ts';
import { Routine, type Signature, type Variable } from './routine.ts';

const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** What the host gives to every module: what is called when the journal is full. */
const FLUSH: Signature = { index: 0, takes: [], leaves: [] };
const IMPORTS = [{ module: 'host', name: 'flush', signature: FLUSH }];

/** Of a routine that is written wherever it is called, or not called at all. */
const NEVER_CALLED: Body = { bytes: [0, 0x00, 0x0b], hints: [] };

/** A WebAssembly module in the writing. Routines are written when they are first asked for, so that none is idle. */
export class Module {
  readonly #routines = new Map<string, Routine>();
  readonly #exports: { readonly name: string; readonly index: number }[] = [];
  readonly #globals: { readonly type: Whole; readonly first: number }[] = [];
  readonly #data: { readonly at: number; readonly bytes: Uint8Array }[] = [];
  readonly #reals: Reals;

  constructor(reals: Reals) {
    this.#reals = reals;
  }

  /** The host's routine that takes away what the journal holds. */
  readonly flush: Signature = FLUSH;

  /** The routine of a name, written by `write` the first time. */
  routine(name: string, takes: readonly Type[], leaves: readonly Type[], write: (r: Routine) => void): Signature {
    const known = this.#routines.get(name);
    if (known !== undefined) return known.signature;
    const routine = new Routine({ index: IMPORTS.length + this.#routines.size, takes, leaves });
    this.#routines.set(name, routine);
    write(routine);
    return routine.signature;
  }

  global<T extends Whole>(type: T, first = 0): (r: Routine) => Variable<T> {
    const at = unsigned(this.#globals.length);
    this.#globals.push({ type, first });
    return (r) => ({
      get: node(type, [0x23, at]),
      set: (value) => r.push([value.bytes, 0x24, at]),
    });
  }

  /** Lets the host call a routine. */
  open(name: string, { index }: Signature): void {
    this.#exports.push({ name, index });
  }

  /** What memory holds from the start. */
  place(at: number, bytes: Uint8Array): void {
    this.#data.push({ at, bytes });
  }

  get routines(): number {
    return this.#routines.size;
  }

  bytes(pages: number): Uint8Array {
    const routines = [...this.#routines.values()];
    const signatures = [...IMPORTS.map(({ signature }) => signature), ...routines.map(({ signature }) => signature)];
    const kinds = [...new Set(signatures.map(kindOf))];
    const kindOfLeaves = (leaves: readonly Type[]): number => {
      const kind = kindOf({ takes: [], leaves });
      return kinds.includes(kind) ? kinds.indexOf(kind) : kinds.push(kind) - 1;
    };
    const bodies = new Bodies(routines, IMPORTS.length, kindOfLeaves, this.#reals);
    const hinted: Bytes[] = [];
    const written = bodies.from(this.#exports.map(({ index }) => index));
    const codes = routines.map(({ signature: { index } }) => {
      const { bytes, hints } = written.get(index) ?? NEVER_CALLED;
      const all = hints.map(({ at, likely }) => [unsigned(at), 1, likely]);
      if (all.length > 0) hinted.push([unsigned(index), unsigned(all.length), all]);
      return [unsigned(bytes.length), bytes];
    });
    this.place(this.#reals.address, this.#reals.bytes);
    const sections: Bytes = [
      section(
        1,
        kinds.map((kind) => kind.split(',').map(Number)),
      ),
      section(
        2,
        IMPORTS.map(({ module, name, signature }) => [
          text(module),
          text(name),
          0,
          unsigned(kinds.indexOf(kindOf(signature))),
        ]),
      ),
      section(
        3,
        routines.map(({ signature }) => unsigned(kinds.indexOf(kindOf(signature)))),
      ),
      section(5, [[0, unsigned(pages)]]),
      section(
        6,
        this.#globals.map(({ type, first }) => [
          TYPE_CODE[type],
          1,
          type === 'i32' ? 0x41 : 0x42,
          signed(BigInt(first)),
          0x0b,
        ]),
      ),
      section(7, [[text('memory'), 2, 0], ...this.#exports.map(({ name, index }) => [text(name), 0, unsigned(index)])]),
      // Where branches mostly go, by the place of each in its routine: the WebAssembly proposal "branch hinting".
      [0, sized([text('metadata.code.branch_hint'), unsigned(hinted.length), hinted])],
      section(10, codes),
      section(
        11,
        this.#data.map(({ at, bytes }) => [0, 0x41, signed(BigInt(at)), 0x0b, unsigned(bytes.length), [...bytes]]),
      ),
    ];
    // Read by profilers and debuggers alone.
    const names = [...this.#routines.keys()].map((name, i) => [unsigned(IMPORTS.length + i), text(name)]);
    const named: Bytes = [0, sized([text('name'), 1, sized([unsigned(names.length), names])])];
    return Uint8Array.from(flat([HEADER, sections, named]));
  }
}

/** A signature as the module writes it, for a key. */
function kindOf({ takes, leaves }: Pick<Signature, 'takes' | 'leaves'>): string {
  const types = (list: readonly Type[]) => [list.length, ...list.map((type) => TYPE_CODE[type])];
  return [0x60, ...types(takes), ...types(leaves)].join(',');
}

function section(id: number, entries: readonly Bytes[]): Bytes {
  return [id, sized([unsigned(entries.length), entries])];
}

function sized(bytes: Bytes): Bytes {
  const all = flat(bytes);
  return [unsigned(all.length), all];
}

function text(words: string): Bytes {
  const bytes = new TextEncoder().encode(words);
  return [unsigned(bytes.length), [...bytes]];
}

function flat(bytes: Bytes): number[] {
  const all: number[] = [];
  // By number: a hundred thousand parts are gone through by code that has just begun, to which an iterator costs most.
  const walk = (part: Bytes) => {
    for (let i = 0; i < part.length; i++) {
      const each = part[i]!;
      if (typeof each === 'number') all.push(each);
      else if (Array.isArray(each)) walk(each);
    }
  };
  walk(bytes);
  return all;
}
