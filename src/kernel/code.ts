/**
 * WebAssembly instructions as typed trees: what a routine is written with. A node leaves one value of its type; what
 * leaves none is pushed to a `Routine`.
 *
 * Why the project writes the bytes itself. Measured on the kernel of Starbucks Rewards Japan (12.8 kB, Node 26, two cores
 * that other work kept busy, so the times are long, but long for all alike):
 *
 * | way                              | first time in a process | again   | installed | events per second of processor |
 * | -------------------------------- | ----------------------- | ------- | --------- | ------------------------------ |
 * | these files                      | 32 ms                   | 10 ms   | 0         | 7.2 to 8.1 million             |
 * | Binaryen 132 over the same bytes | 5.9 s (1.6 s to load)   | 1.4 s   | 104 MB    | 8.8 to 11.0 million            |
 * | AssemblyScript 0.28, one routine | 3.8 s (1.8 s to load)   | 0.55 s  | 102 MB    | not comparable                 |
 *
 * A kernel must be there within the first second of a forecast, and in a moment when a rule is edited in the studio. The
 * third that Binaryen's optimizer gains is won back by a forecast of more than a minute only; nearly all of it is its
 * inlining, which `Bodies` has too: whole lives run 8 % faster by it, and by Binaryen's 9 %.
 */
export type Type = Whole | 'f64' | 'v128';
/** Whole numbers, with which everything in the books is reckoned; `f64` only ever sets a rate. */
export type Whole = 'i32' | 'i64';
export type Bytes = readonly (number | Bytes | Mark)[];

/** What has its bytes only when a routine is written whole, since they hang on where it is written; see `Bodies`. */
export type Mark =
  /** Says of the branch that follows whether it is likely taken; it is no byte of the code itself. */
  | { readonly mark: 'hint'; readonly likely: 0 | 1 }
  /** Reads or writes a variable, by its number among what the routine takes and has. */
  | { readonly mark: 'variable'; readonly does: 0x20 | 0x21; readonly at: number }
  | { readonly mark: 'call'; readonly index: number }
  /** A double, which has its place in memory; see `Reals`. */
  | { readonly mark: 'real'; readonly value: number }
  /** Leaves the routine. */
  | { readonly mark: 'leave' }
  /** Begins a block, a loop or a branch. */
  | { readonly mark: 'open'; readonly does: 0x02 | 0x03 | 0x04; readonly rarely: boolean }
  | { readonly mark: 'otherwise' }
  | { readonly mark: 'close' };

export interface Node<T extends Type> {
  readonly type: T;
  readonly bytes: Bytes;
  /** Of a condition that is made of several: a branch asks one after the other. */
  readonly all?: readonly I32[];
}
export type I32 = Node<'i32'>;
export type I64 = Node<'i64'>;
export type F64 = Node<'f64'>;
/** Four words side by side. */
export type V128 = Node<'v128'>;

/** A node, or the number that it would always be. */
export type Operand<T extends Type> = Node<T> | (T extends 'i64' ? bigint : number);

export const TYPE_CODE: Readonly<Record<Type, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b };

export function i32(value: number): I32 {
  return { type: 'i32', bytes: [0x41, signed(BigInt(value | 0))] };
}

/** Any whole number, of which the lowest 64 bits are taken. */
export function i64(value: bigint): I64 {
  return { type: 'i64', bytes: [0x42, signed(BigInt.asIntN(64, value))] };
}

export function f64(value: number): F64 {
  return { type: 'f64', bytes: [{ mark: 'real', value }] };
}

/** The zero of a type. */
export function zero<T extends Type>(type: T): Node<T> {
  if (type === 'v128') return node(type, [0xfd, 0x0c, new Array<number>(16).fill(0)]);
  return of(type, (type === 'i64' ? 0n : 0) as Operand<T>);
}

export function node<T extends Type>(type: T, bytes: Bytes): Node<T> {
  return { type, bytes };
}

function of<T extends Type>(type: T, operand: Operand<T>): Node<T> {
  if (typeof operand === 'number') return (type === 'f64' ? f64(operand) : i32(operand)) as Node<T>;
  if (typeof operand === 'bigint') return i64(operand) as Node<T>;
  return { type, bytes: (operand as Node<T>).bytes };
}

/** The same operation has one code for each type. */
function arithmetic(narrow: number, wide: number) {
  return <T extends Whole>(a: Node<T>, b: Operand<T>): Node<T> =>
    node(a.type, [a.bytes, of(a.type, b).bytes, a.type === 'i32' ? narrow : wide]);
}

function comparison(narrow: number, wide: number) {
  return <T extends Whole>(a: Node<T>, b: Operand<T>): I32 =>
    node('i32', [a.bytes, of(a.type, b).bytes, a.type === 'i32' ? narrow : wide]);
}

export const add = arithmetic(0x6a, 0x7c);
export const subtract = arithmetic(0x6b, 0x7d);
export const multiply = arithmetic(0x6c, 0x7e);
/** Towards zero; a divisor of zero would stop the run. */
export const divide = arithmetic(0x6d, 0x7f);
export const divideUnsigned = arithmetic(0x6e, 0x80);
export const remainder = arithmetic(0x6f, 0x81);
export const both = arithmetic(0x71, 0x83);
export const either = arithmetic(0x72, 0x84);
export const exclusive = arithmetic(0x73, 0x85);
export const shiftLeft = arithmetic(0x74, 0x86);
export const shiftRight = arithmetic(0x75, 0x87);
export const shiftRightUnsigned = arithmetic(0x76, 0x88);

export const equal = comparison(0x46, 0x51);
export const unequal = comparison(0x47, 0x52);
export const less = comparison(0x48, 0x53);
export const lessUnsigned = comparison(0x49, 0x54);
export const greater = comparison(0x4a, 0x55);
export const atMost = comparison(0x4c, 0x57);
export const atLeast = comparison(0x4e, 0x59);
export const atLeastUnsigned = comparison(0x4f, 0x5a);

export function isZero<T extends Whole>(a: Node<T>): I32 {
  return node('i32', [a.bytes, a.type === 'i32' ? 0x45 : 0x50]);
}

/** Whether all conditions hold, each of them one or zero. A branch asks them in their order, and none after one that does not. */
export function all(first: I32, ...others: readonly I32[]): I32 {
  const asked = [first, ...others].flatMap((each) => each.all ?? [each]);
  return { ...others.reduce<I32>((a, b) => both(a, b), first), all: asked };
}

/** Whether a day or a count lies from one on and before another. */
export function within(value: I32, from: number, until: number): I32 {
  return lessUnsigned(subtract(value, from), until - from);
}

/** How many leading bits are zero. */
export function leadingZeros(a: I64): I64 {
  return node('i64', [a.bytes, 0x79]);
}

export function widen(a: I32): I64 {
  return node('i64', [a.bytes, 0xac]);
}

export function widenUnsigned(a: I32): I64 {
  return node('i64', [a.bytes, 0xad]);
}

export function narrow(a: I64): I32 {
  return node('i32', [a.bytes, 0xa7]);
}

/** One of two values; both are worked out. */
export function choose<T extends Type>(condition: I32, yes: Node<T>, no: Operand<T>): Node<T> {
  return node(yes.type, [yes.bytes, of(yes.type, no).bytes, condition.bytes, 0x1b]);
}

/** The smaller of two days or counts; both are worked out twice, so they are variables or numbers. */
export function lesser(a: I32, b: Operand<'i32'>): I32 {
  return choose(less(a, b), a, b);
}

export function larger(a: I32, b: Operand<'i32'>): I32 {
  return choose(greater(a, b), a, b);
}

/** With the alignment of each. */
const LOAD: Readonly<Record<Type, Bytes>> = {
  i32: [0x28, 2],
  i64: [0x29, 3],
  f64: [0x2b, 3],
  v128: [0xfd, 0x00, 4],
};
const STORE: Readonly<Record<Type, Bytes>> = {
  i32: [0x36, 2],
  i64: [0x37, 3],
  f64: [0x39, 3],
  v128: [0xfd, 0x0b, 4],
};

export function load<T extends Type>(type: T, address: I32, offset = 0): Node<T> {
  return node(type, [address.bytes, LOAD[type], unsigned(offset)]);
}

export function store<T extends Type>(address: I32, offset: number, value: Node<T>): Bytes {
  return [address.bytes, value.bytes, STORE[value.type], unsigned(offset)];
}

/** Memory from one address to another; the stretches may overlap. */
export function copy(to: I32, from: I32, size: I32): Bytes {
  return [to.bytes, from.bytes, size.bytes, 0xfc, 0x0a, 0, 0];
}

export const memoryPages: I32 = node('i32', [0x3f, 0]);

/** Leaves the number of pages before, or -1 where there are no more to be had. */
export function growMemory(pages: I32): I32 {
  return node('i32', [pages.bytes, 0x40, 0]);
}

/** LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const byte = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left === 0 ? byte : byte + 128);
  } while (left !== 0);
  return bytes;
}

/** LEB128 of a number with a sign. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  for (let left = value; ; ) {
    const byte = Number(left & 127n);
    left >>= 7n;
    if ((left === 0n && byte < 64) || (left === -1n && byte >= 64)) return [...bytes, byte];
    bytes.push(byte + 128);
  }
}
