import { ONE } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { FieldValue, Happening } from '../../engine/books.ts';
import { isEvent } from '../../engine/order.ts';

/** Tells what happened under one plan as another would hear it: by names, without what the other does not know. */
export class OtherPlan {
  readonly #plan: Plan;
  readonly #events: readonly (number | null)[];
  /** By event of the first plan: for each field of the other's event, which field of the first holds its value. */
  readonly #fields: readonly (readonly number[])[];
  readonly #rewards: readonly (number | null)[];
  readonly #milestones: readonly (number | null)[];

  constructor(from: Plan, to: Plan) {
    this.#plan = to;
    this.#events = byName(from.events, to.events);
    this.#rewards = byName(from.rewards, to.rewards);
    this.#milestones = byName(from.milestones, to.milestones);
    this.#fields = from.events.map(({ fields }, event) => {
      const other = this.#events[event];
      if (other === null || other === undefined) return [];
      return to.events[other]!.fields.map(({ name, type }) =>
        fields.findIndex((field) => field.name === name && field.type === type),
      );
    });
  }

  tell(happenings: readonly Happening[]): Happening[] {
    return happenings.flatMap((happening): Happening[] => {
      if (!isEvent(happening)) {
        const reward = this.#rewards[happening.reward] ?? null;
        if (reward === null) return [];
        if (!('milestone' in happening)) return [{ ...happening, reward }];
        const milestone = this.#milestones[happening.milestone] ?? null;
        return milestone === null ? [] : [{ ...happening, reward, milestone }];
      }
      const event = this.#events[happening.event] ?? null;
      if (event === null) return [];
      const kept = this.#plan.events[event]!.fields.map(({ choices }, i): FieldValue | null => {
        const value = happening.fields[this.#fields[happening.event]![i]!] ?? choices[0] ?? ONE;
        return typeof value === 'string' && choices.length > 0 && !choices.includes(value) ? null : value;
      });
      const fields = kept.filter((value) => value !== null);
      // A word that the other does not know: nothing that it could hear of.
      return fields.length < kept.length ? [] : [{ ...happening, event, fields }];
    });
  }
}

function byName(
  from: readonly { readonly name: string }[],
  to: readonly { readonly name: string }[],
): (number | null)[] {
  return from.map(({ name }) => {
    const at = to.findIndex((other) => other.name === name);
    return at === -1 ? null : at;
  });
}
