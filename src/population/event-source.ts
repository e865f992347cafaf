import type { Draws } from '../base/draws.ts';
import type { FieldValue } from '../engine/books.ts';
import { fieldPurpose } from './purposes.ts';

/** Where the value of an event's field comes from. */
export type FieldSource =
  /** The member's spend on this occasion. */
  | { readonly kind: 'spend' }
  /** The margin on that spend. */
  | { readonly kind: 'margin' }
  /** The score of the answer. */
  | { readonly kind: 'score' }
  /** The value of that field in the purchase that is taken back. */
  | { readonly kind: 'original'; readonly field: number }
  /** One of the values: the first whose cumulative share lies above the draw. The last share is 1. */
  | { readonly kind: 'drawn'; readonly values: readonly FieldValue[]; readonly shares: readonly number[] };

/** An event that members make happen, with a source for each of its fields, in their order. */
export interface EventSource {
  /** The index in `plan.events`. */
  readonly event: number;
  /** The part of the address of its draws that tells it from the simulation's other events. */
  readonly slot: number;
  readonly fields: readonly FieldSource[];
}

/** An event with a field that takes the member's spend is a sale. */
export function isSale(source: EventSource): boolean {
  return source.fields.some((field) => field.kind === 'spend');
}

/** What is known of one occurrence beside its draws. Amounts are in minor units. */
export interface Occasion {
  readonly spend: number;
  readonly margin: number;
  readonly score: number;
  /** The fields of the purchase taken back; empty for other events. */
  readonly original: readonly FieldValue[];
}

/** Of an event that nothing is known of. */
export const NO_OCCASION: Occasion = { spend: 0, margin: 0, score: 0, original: [] };

/** The fields of one occurrence, numbered `index` among this member's. */
export function drawFields(
  source: EventSource,
  draws: Draws,
  index: number,
  { spend, margin, score, original }: Occasion,
): FieldValue[] {
  return source.fields.map((field, at) => {
    if (field.kind === 'spend') return { n: BigInt(spend), d: 1n };
    if (field.kind === 'margin') return { n: BigInt(margin), d: 1n };
    if (field.kind === 'score') return { n: BigInt(score), d: 1n };
    if (field.kind === 'original') return original[field.field]!;
    if (field.values.length === 1) return field.values[0]!;
    const u = draws.uniform(fieldPurpose(source.slot, at), index);
    return field.values[field.shares.findIndex((share) => u < share)]!;
  });
}
