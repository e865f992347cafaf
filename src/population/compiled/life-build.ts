import type { Build } from '../../kernel/build.ts';
import { add, choose, type F64, type I32, i32, load } from '../../kernel/code.ts';
import type { DrawsCode } from '../../kernel/draws-code.ts';
import type { LedgerCode } from '../../kernel/ledger-code.ts';
import type { MemberCode } from '../../kernel/member-code.ts';
import { own, type Pen } from '../../kernel/pen.ts';
import type { QuestionsCode } from '../../kernel/questions-code.ts';
import { differs, realOf, times } from '../../kernel/real.ts';
import type { Routine, Variable } from '../../kernel/routine.ts';
import { type RowName, rowOffset } from './behavior-row.ts';
import type { BlockBrief } from './block-brief.ts';
import type { LifeShape } from './life-shape.ts';
import type { LifeState } from './life-state.ts';
import type { LifeSums } from './life-sums.ts';

/** The rules in the same module. */
export interface Rules {
  readonly member: MemberCode;
  readonly questions: QuestionsCode;
  readonly ledgers: LedgerCode;
}

/** The code of lives in the making. */
export interface LifeBuild {
  readonly build: Build;
  readonly shape: LifeShape;
  readonly state: LifeState;
  readonly sums: LifeSums;
  readonly draws: DrawsCode;
  readonly rules: Rules;
  readonly brief: BlockBrief;
  /** The month at work; the warm-up's are zero or below. */
  readonly month: (r: Routine) => Variable<'i32'>;
  /** The month in the sums, to which all of the warm-up counts as zero. */
  readonly counted: (r: Routine) => Variable<'i32'>;
  /** The place of the month at work among those drawn for in one go. */
  readonly lane: (r: Routine) => Variable<'i32'>;
  /** Where the indices of the months lie, from January on; null where all are alike. */
  readonly season: number | null;
  /** Whether the event at work is a purchase. */
  readonly buying: (r: Routine) => Variable<'i32'>;
}

/** A number of the member's persona. */
export function behaviorOf({ state }: LifeBuild, pen: Pen): (name: RowName) => F64 {
  const at = pen.r.keep(own(pen, state.behavior).get);
  return (name) => load('f64', at, rowOffset(name));
}

/** One of two such numbers, without a branch that would often be missed. */
export function eitherOf({ state }: LifeBuild, pen: Pen, condition: I32, yes: RowName, no: RowName): F64 {
  const at = choose(condition, i32(rowOffset(yes)), rowOffset(no));
  return load('f64', add(own(pen, state.behavior).get, at));
}

/** What a ledger holds, as a number for behavior. */
export function heldIn({ build }: LifeBuild, pen: Pen, ledger: number): F64 {
  return realOf(build.module, pen.r, build.parts.balance(pen, ledger));
}

export function exponentOf({ draws }: LifeBuild, { r }: Pen, a: F64): F64 {
  return draws.elementary.exp(r, a);
}

export function logOf({ draws }: LifeBuild, { r }: Pen, a: F64): F64 {
  return draws.elementary.logHere(r, a);
}

/** A power of a number whose logarithm is known. */
export function powerOf({ draws }: LifeBuild, { r }: Pen, log: F64, exponent: F64): F64 {
  return draws.elementary.exp(r, times(exponent, log));
}

/** Moves the member's momentum, with the factor that it is on the purchase rate. */
export function setMomentum(life: LifeBuild, pen: Pen, to: F64): void {
  const { momentum, momentumFactor } = life.state;
  const value = pen.r.keep(to);
  own(pen, momentum).set(value);
  // Without any there is none to ask for.
  pen.r.when(differs(value, 0), () => own(pen, momentumFactor).set(exponentOf(life, pen, value)));
}

/** A field as it is now, which later changes leave alone. */
export function kept<T extends 'i32' | 'f64'>(pen: Pen, field: { readonly type: T; readonly offset: number }) {
  return pen.r.keep(own(pen, field).get);
}

/** All draws that follow are this member's. */
export function turnDraws({ draws, state }: LifeBuild, pen: Pen): void {
  draws.whose(pen.r).set(add(pen.m, state.replicate.offset));
}
