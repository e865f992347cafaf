import { Arithmetic } from './arithmetic.ts';
import type { I32, Node, Type } from './code.ts';
import { at, type Field } from './layout.ts';
import type { Module } from './module.ts';
import { type Routine, resultOf, type Signature, type Variable } from './routine.ts';

/** What a part of the rules is written with: a routine about the member whose address it is given first. */
export interface Pen {
  readonly r: Routine;
  readonly m: I32;
  readonly math: Arithmetic;
}

/**
 * The days by which a member is read: the day whose values are in force, the end of windows, and the day from which on
 * values are not known. A kernel applies every event on the day it happened, so there is one day for all that is written.
 */
export interface Moment {
  readonly day: (r: Routine) => Variable<'i32'>;
  readonly until: (r: Routine) => Variable<'i32'>;
  readonly known: (r: Routine) => Variable<'i32'>;
}

export function penOf(module: Module, r: Routine): Pen {
  return { r, m: r.given<'i32'>(0), math: new Arithmetic(module, r) };
}

/** A routine about a member; `takes` are what it is given beside the member's address. */
export function memberRoutine(
  module: Module,
  name: string,
  takes: readonly Type[],
  leaves: readonly Type[],
  write: (pen: Pen, given: readonly I32[]) => void,
): Signature {
  return module.routine(name, ['i32', ...takes], leaves, (r) => {
    const given = takes.map((_, i) => r.given<'i32'>(i + 1));
    write(penOf(module, r), given);
  });
}

/** The whole number that a routine about the member leaves. */
export function ask({ r, m }: Pen, routine: Signature, ...values: Node<Type>[]): I32 {
  return r.keep(resultOf('i32', routine, m, ...values));
}

export function tell({ r, m }: Pen, routine: Signature, ...values: Node<Type>[]): void {
  r.call(routine, m, ...values);
}

/** A field of the member. */
export function own<T extends Type>({ r, m }: Pen, field: Field<T>): Variable<T> {
  return at(r, m, field);
}
