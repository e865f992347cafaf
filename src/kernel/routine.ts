import { type Bytes, type I32, type Node, node, TYPE_CODE, type Type, unsigned, zero } from './code.ts';

/** A place that holds a value of a type: a local, a global, or a field in memory. */
export interface Variable<T extends Type> {
  readonly get: Node<T>;
  set(value: Node<T>): void;
}

/** What a routine takes and leaves; its number is what calls name it by. */
export interface Signature {
  readonly index: number;
  readonly takes: readonly Type[];
  readonly leaves: readonly Type[];
}

const EMPTY_BLOCK = 0x40;
const UNLIKELY = { likely: 0 } as const;
const LIKELY = { likely: 1 } as const;

/** One function of a module in the writing: its variables, and its statements in order. */
export class Routine {
  readonly signature: Signature;
  readonly #locals: Type[] = [];
  #open: Bytes[] = [];

  constructor(signature: Signature) {
    this.signature = signature;
  }

  /** What the caller gives, by its place. */
  given<T extends Type>(at: number): Node<T> {
    return node(this.signature.takes[at]! as T, [0x20, unsigned(at)]);
  }

  /** A new variable, at first zero, or what is given. */
  variable<T extends Type>(type: T, first?: Node<T>): Variable<T> {
    const at = this.#newLocal(type);
    const variable: Variable<T> = {
      get: node(type, [0x20, at]),
      set: (value) => this.push([value.bytes, 0x21, at]),
    };
    // Also where it would be zero by itself: the statement may stand in a loop.
    variable.set(first ?? zero(type));
    return variable;
  }

  /** A value that is worked out once and can be read many times. */
  keep<T extends Type>(value: Node<T>): Node<T> {
    return this.variable(value.type, value).get;
  }

  push(...statements: Bytes[]): void {
    this.#open.push(...statements);
  }

  when(condition: I32, then: () => void, otherwise?: () => void): void {
    this.#branch(condition, [], then, otherwise);
  }

  /** The same where the condition hardly ever holds: the machine lays that way aside, and keeps what it has at hand. */
  rarely(condition: I32, then: () => void, otherwise?: () => void): void {
    this.#branch(condition, [UNLIKELY], then, otherwise);
  }

  /** Over and over as long as the condition holds, which is worked out anew before every round. */
  whilst(condition: () => I32, round: () => void): void {
    this.#loop(condition, [], round);
  }

  /** The same where there is hardly ever a round. */
  rarelyWhilst(condition: () => I32, round: () => void): void {
    this.#loop(condition, [LIKELY], round);
  }

  #loop(condition: () => I32, hint: Bytes, round: () => void): void {
    const before = this.#within(() => {
      this.push([condition().bytes, 0x45, hint, 0x0d, 1]);
    });
    const body = this.#within(round);
    this.push([0x02, EMPTY_BLOCK, 0x03, EMPTY_BLOCK, before, body, 0x0c, 0, 0x0b, 0x0b]);
  }

  #branch(condition: I32, hint: Bytes, then: () => void, otherwise?: () => void): void {
    const yes = this.#within(then);
    const no = otherwise === undefined ? [] : [0x05, this.#within(otherwise)];
    this.push([condition.bytes, hint, 0x04, EMPTY_BLOCK, yes, no, 0x0b]);
  }

  call(routine: Signature, ...values: Node<Type>[]): void {
    this.push(callOf(routine, values));
  }

  /** Calls what leaves several values, and keeps them. */
  callKeeping(routine: Signature, ...values: Node<Type>[]): Node<'i64'>[] {
    const kept = routine.leaves.map((type) => ({ type, at: this.#newLocal(type) }));
    // The last value left is the first to be taken off.
    this.push([callOf(routine, values), kept.map(({ at }) => [0x21, at]).reverse()]);
    return kept.map(({ type, at }) => node(type, [0x20, at]) as Node<'i64'>);
  }

  /** Ends the routine with what it leaves. */
  leave(...values: Node<Type>[]): void {
    this.push([values.map(({ bytes }) => bytes), 0x0f]);
  }

  /** The function as a module holds it. A routine that leaves something must have left it on every way. */
  get body(): Bytes {
    const locals = this.#locals.map((type) => [1, TYPE_CODE[type]]);
    const end = this.signature.leaves.length > 0 ? [0x00] : [];
    return [unsigned(locals.length), locals, this.#open, end, 0x0b];
  }

  #newLocal(type: Type): Bytes {
    this.#locals.push(type);
    return unsigned(this.signature.takes.length + this.#locals.length - 1);
  }

  #within(work: () => void): Bytes {
    const outer = this.#open;
    this.#open = [];
    work();
    const inner = this.#open;
    this.#open = outer;
    return inner;
  }
}

function callOf(routine: Signature, values: readonly Node<Type>[]): Bytes {
  return [values.map(({ bytes }) => bytes), 0x10, unsigned(routine.index)];
}

/** The one value that a routine leaves. */
export function resultOf<T extends Type>(type: T, routine: Signature, ...values: Node<Type>[]): Node<T> {
  return node(type, callOf(routine, values));
}
