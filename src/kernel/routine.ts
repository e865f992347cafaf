import { type Bytes, type I32, type Mark, type Node, node, type Type, zero } from './code.ts';

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

const UNLIKELY: Mark = { mark: 'hint', likely: 0 };
const LIKELY: Mark = { mark: 'hint', likely: 1 };
const BLOCK: Mark = { mark: 'open', does: 0x02, rarely: false };
const RARELY_BLOCK: Mark = { mark: 'open', does: 0x02, rarely: true };
const LOOP: Mark = { mark: 'open', does: 0x03, rarely: false };
const IF: Mark = { mark: 'open', does: 0x04, rarely: false };
const RARELY_IF: Mark = { mark: 'open', does: 0x04, rarely: true };
const OTHERWISE: Mark = { mark: 'otherwise' };
const CLOSE: Mark = { mark: 'close' };
const LEAVE: Mark = { mark: 'leave' };

/** One function of a module in the writing: its variables, and its statements in order. */
export class Routine {
  readonly signature: Signature;
  /** The types of its variables beside what it takes. */
  readonly locals: Type[] = [];
  #open: Bytes[] = [];

  constructor(signature: Signature) {
    this.signature = signature;
  }

  /** What the caller gives, by its place. */
  given<T extends Type>(at: number): Node<T> {
    return node(this.signature.takes[at]! as T, [read(at)]);
  }

  /** A new variable, at first zero, or what is given. */
  variable<T extends Type>(type: T, first?: Node<T>): Variable<T> {
    const at = this.#newLocal(type);
    const variable: Variable<T> = {
      get: node(type, [read(at)]),
      set: (value) => this.push([value.bytes, write(at)]),
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
    if (condition.all === undefined) this.#branch(condition, [IF], then, otherwise);
    else this.#whenAll(condition.all, then, otherwise);
  }

  /** Something is done where not all conditions hold, which they hardly ever fail to do. */
  mostly({ all = [] }: I32, otherwise: () => void): void {
    const asked = all.map(({ bytes }) => [bytes, 0x45, UNLIKELY, 0x0d, 0]);
    this.push([RARELY_BLOCK, BLOCK, asked, 0x0c, 1, CLOSE, this.#within(otherwise), CLOSE]);
  }

  /** One condition after the other, each of which leads past what is done where all hold. */
  #whenAll(conditions: readonly I32[], then: () => void, otherwise?: () => void): void {
    const asked = conditions.map(({ bytes }) => [bytes, 0x45, 0x0d, 0]);
    const yes = [BLOCK, asked, this.#within(then)];
    if (otherwise === undefined) this.push([yes, CLOSE]);
    else this.push([BLOCK, yes, 0x0c, 1, CLOSE, this.#within(otherwise), CLOSE]);
  }

  /** The same where the condition hardly ever holds: the machine lays that way aside, and keeps what it has at hand. */
  rarely(condition: I32, then: () => void, otherwise?: () => void): void {
    this.#branch(condition, [UNLIKELY, RARELY_IF], then, otherwise);
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
    this.push([BLOCK, LOOP, before, body, 0x0c, 0, CLOSE, CLOSE]);
  }

  #branch(condition: I32, opens: Bytes, then: () => void, otherwise?: () => void): void {
    const yes = this.#within(then);
    const no = otherwise === undefined ? [] : [OTHERWISE, this.#within(otherwise)];
    this.push([condition.bytes, opens, yes, no, CLOSE]);
  }

  call(routine: Signature, ...values: Node<Type>[]): void {
    this.push(callOf(routine, values));
  }

  /** Calls what leaves several values, and keeps them. */
  callKeeping(routine: Signature, ...values: Node<Type>[]): Node<'i64'>[] {
    const kept = routine.leaves.map((type) => ({ type, at: this.#newLocal(type) }));
    // The last value left is the first to be taken off.
    this.push([callOf(routine, values), kept.map(({ at }) => write(at)).reverse()]);
    return kept.map(({ type, at }) => node(type, [read(at)]) as Node<'i64'>);
  }

  /** Ends the routine with what it leaves. */
  leave(...values: Node<Type>[]): void {
    this.push([values.map(({ bytes }) => bytes), LEAVE]);
  }

  /** All of them in their order. A routine that leaves something must have left it on every way. */
  get statements(): Bytes {
    return this.#open;
  }

  #newLocal(type: Type): number {
    return this.signature.takes.length + this.locals.push(type) - 1;
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

function read(at: number): Mark {
  return { mark: 'variable', does: 0x20, at };
}

function write(at: number): Mark {
  return { mark: 'variable', does: 0x21, at };
}

function callOf(routine: Signature, values: readonly Node<Type>[]): Bytes {
  return [values.map(({ bytes }) => bytes), { mark: 'call', index: routine.index }];
}

/** The one value that a routine leaves. */
export function resultOf<T extends Type>(type: T, routine: Signature, ...values: Node<Type>[]): Node<T> {
  return node(type, callOf(routine, values));
}
