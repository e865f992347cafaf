import { integer } from '../base/rational.ts';
import type { Build } from './build.ts';
import { choose, equal, i32, i64 } from './code.ts';
import type { Exact, Extent } from './exact.ts';
import { unitsOf } from './exact.ts';
import { type ExactField, exactAt, exactField, type Field } from './layout.ts';
import { own, type Pen } from './pen.ts';

/** What is known of a member, as events say it. Words are kept as their places among the attribute's choices. */
export class AttributeCode {
  readonly #build: Build;
  readonly #places: readonly { readonly value: ExactField; readonly known: Field<'i32'> | null }[];

  constructor(build: Build) {
    this.#build = build;
    const { plan, layout, extents } = build;
    this.#places = plan.attributes.map(({ starting, choices }, i) => {
      const word = typeof starting === 'string';
      const extent: Extent = word ? { per: 1n, most: BigInt(choices.length) } : extents.attribute(i);
      const first = word ? integer(choices.indexOf(starting)) : (starting ?? integer(0));
      return {
        value: exactField(layout, extent, unitsOf(extent, first)!),
        known: starting === null ? layout.field('i32') : null,
      };
    });
  }

  attribute(pen: Pen, attribute: number): Exact {
    const { value, known } = this.#places[attribute]!;
    const { math, r, m } = pen;
    return { ...exactAt(math, r, m, value).get, known: known === null ? null : r.keep(own(pen, known).get) };
  }

  /** What an event says of the member, before any rule reads it. */
  learn(pen: Pen, event: number): void {
    const { plan, parts } = this.#build;
    const { fields, sets } = plan.events[event]!;
    const { math, r, m } = pen;
    for (const { field, attribute } of sets) {
      const { value, known } = this.#places[attribute]!;
      const told = parts.value(pen, { op: 'field', field }, event);
      const [from, to] = [fields[field]!.choices, plan.attributes[attribute]!.choices];
      const low = from.reduce(
        (place, word, at) => choose(equal(told.low, BigInt(at)), i64(BigInt(to.indexOf(word))), place),
        told.low,
      );
      exactAt(math, r, m, value).set(from.length === 0 ? told : { ...told, low: r.keep(low), most: BigInt(to.length) });
      if (known !== null) own(pen, known).set(i32(1));
    }
  }
}
