import fc from 'fast-check';
import { type Day, dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { PlanField } from '../../src/compile/plan-event.ts';
import type { FieldValue, Happening } from '../../src/engine/books.ts';

export const FIRST: Day = dayOf(2023, 1, 1);
export const LAST: Day = dayOf(2026, 12, 31);

/** Days close enough that many fall together, over years enough that windows pass and points lapse. */
const days = fc.oneof(fc.integer({ min: FIRST, max: FIRST + 900 }), fc.integer({ min: FIRST + 300, max: FIRST + 330 }));
const seconds = fc.constantFrom(0, 36_000, 72_000);

function fieldValue({ type, choices }: PlanField): fc.Arbitrary<FieldValue> {
  switch (type) {
    case 'money':
    case 'unit':
      return fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 300_000 })).map(integer);
    case 'number':
    case 'ratio':
      return fc.integer({ min: 0, max: 120 }).map(integer);
    case 'date':
      return fc.integer({ min: FIRST - 6_000, max: LAST }).map(integer);
    case 'choice':
      return fc.constantFrom(...choices);
  }
}

/**
 * All kinds of things that happen to a member, in no order: events, refunds that name an original (before or after
 * them), something else, something that does not exist, or nothing; wishes for rewards and choices; and the same event
 * told twice.
 */
export function happeningsOf(plan: Plan): fc.Arbitrary<Happening[]> {
  const told = [...plan.events.keys()].filter((event) => plan.events[event]!.clock === null);
  const happening = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...told).chain((event) => eventOf(plan, event)) },
    ...(plan.rewards.length === 0 ? [] : [{ weight: 1, arbitrary: wishOf(plan) }]),
  );
  return fc
    .tuple(fc.array(happening, { maxLength: 40 }), fc.array(fc.nat(39), { maxLength: 4 }))
    .map(([drafts, again]) => {
      const all = drafts.map((draft, i): Happening => {
        const id = `h${String(i).padStart(2, '0')}`;
        if (!('event' in draft)) return { id, ...draft };
        const { aim, late, ...event } = draft;
        const of = plan.events[event.event]!.refund?.of;
        // Now and then a refund names an event that it cannot take back.
        const fits = (other: number) => other === of || (aim ?? 1) % 8 === 0;
        const originals = drafts.flatMap((other, j) => ('event' in other && fits(other.event) ? [j] : []));
        const original = aim === null ? undefined : originals[aim % Math.max(1, originals.length)];
        const refers =
          original === undefined ? (aim === null ? null : 'nothing') : `h${String(original).padStart(2, '0')}`;
        return { id, ...event, posted: event.day + late, refers: of === undefined ? null : refers };
      });
      return [...all, ...again.flatMap((i) => (all[i] === undefined ? [] : [all[i]]))];
    });
}

/** A reward bought, perhaps to spend it on some event, or chosen at a milestone, whether it can be or not. */
function wishOf(plan: Plan) {
  const reward = fc.nat(plan.rewards.length - 1);
  const some = fc.nat(39).map((i) => `h${String(i).padStart(2, '0')}`);
  const bought = fc.record({ reward, day: days, second: seconds, spentOn: fc.option(some, { freq: 2 }) });
  const choices = plan.milestones.flatMap(({ choice }, i) => (choice === null ? [] : [i]));
  if (choices.length === 0) return bought;
  return fc.oneof(bought, fc.record({ milestone: fc.constantFrom(...choices), reward, day: days, second: seconds }));
}

function eventOf(plan: Plan, event: number) {
  return fc.record({
    event: fc.constant(event),
    day: days,
    /** How many days after it happened it is posted. */
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(120) }),
    second: seconds,
    fields: fc.tuple(...plan.events[event]!.fields.map(fieldValue)),
    /** Which original a refund names; null when it names none. */
    aim: fc.option(fc.nat(40), { freq: 4 }),
  });
}
