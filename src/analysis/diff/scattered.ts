import { type Day, LAST_DAY } from '../../base/calendar.ts';
import { Draws } from '../../base/draws.ts';
import { add, integer, ONE, type Rational } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { FieldValue, Happening } from '../../engine/books.ts';
import { ceilingOf, floorOf } from '../../reason/linear.ts';
import { planTargets, wordings } from '../../reason/plan-targets.ts';
import { apartValues } from './focused.ts';
import { type Reach, tierReaches } from './tier-reach.ts';

/** How often an event happens, how many days lie between two, and how far from a value is still near. */
const TIMES = [1, 1, 2, 3, 5, 8, 13];
const GAPS = [0, 0, 1, 10, 31, 92, 183, 367];
const NEAR = [-1n, 0n, 0n, 0n, 1n];
/** How many kinds of events happen beside the one looked at. */
const COMPANIONS = [0, 0, 1, 1, 2, 3];
/** A tier that asks for more events than this is not reached by them. */
const MOST_TIMES = 120;

/** Something that can be told of one plan's events, and what a value of it may be. */
interface Kind {
  readonly event: number;
  readonly words: readonly ReadonlyMap<number, string>[];
  readonly targets: readonly (readonly Rational[])[];
  /** Those that only one of two plans mentions; of some field, or none at all. */
  readonly apart: readonly (readonly Rational[])[];
}

/**
 * Histories drawn by chance, without end and always the same: a value that the plans mention, or a part of it each time, in
 * several events over days, months or years; beside others, before a reward is asked for, and before some of it is taken
 * back. So shows what needs several things one after the other.
 */
export function* scattered(plan: Plan, other: Plan, day: Day): Generator<Happening[]> {
  const kinds = kindsOf(plan, other, day);
  if (kinds.length === 0) return;
  const odd = kinds.filter(({ apart }) => apart.some((values) => values.length > 0));
  const tiers = tierReaches(plan, day);
  const oddTiers = tiers.filter((reaches) => reaches.some((reach) => isOdd(reach, kinds)));
  const wishes = wishesOf(plan);
  const draws = new Draws({ high: 0, low: 0 });
  for (let history = 0; ; history++) {
    draws.turnTo(0, history);
    const chance = new Chance(draws);
    const kind = odd.length > 0 && chance.happens(0.6) ? chance.of(odd) : chance.of(kinds);
    const happenings: Draft[] = [];
    const end = () => happenings.reduce((latest, draft) => Math.max(latest, draft.day), day);
    const reached = tiers.length > 0 && chance.happens(0.5);
    if (reached) {
      const tier = oddTiers.length > 0 && chance.happens(0.7) ? chance.of(oddTiers) : chance.of(tiers);
      happenings.push(...reaching(plan, tier, day, chance));
    }
    const span = chance.of(GAPS);
    for (let companions = reached ? 0 : chance.of(COMPANIONS); companions > 0; companions--)
      happenings.push(...some(plan, chance.of(kinds), day + Math.floor(span * chance.part()), chance));
    if (!reached || chance.happens(0.5))
      happenings.push(...some(plan, kind, reached ? end() + chance.of(GAPS) : day, chance));
    if (chance.happens(0.3)) happenings.push(...some(plan, kind, end() + chance.of(GAPS), chance));
    if (chance.happens(0.3)) happenings.push(...takenBack(plan, happenings, chance));
    if (wishes.length > 0 && chance.happens(0.4))
      happenings.push({ day: end() + chance.of([0, 0, 1, 31]), ...chance.of(wishes) });
    if (happenings.length > 0 && happenings.every((draft) => draft.day <= LAST_DAY)) yield named(happenings);
  }
}

/** What a member may ask for: a reward for points, or one that a milestone lets choose. */
type Wish =
  | { readonly reward: number; readonly spentOn: null }
  | { readonly reward: number; readonly milestone: number };

type Draft = { readonly day: Day } & (
  | { readonly event: number; readonly fields: readonly FieldValue[]; readonly refers: number | null }
  | Wish
);

/** Numbers of one history, one after the other. */
class Chance {
  readonly #draws: Draws;
  #next = 0;

  constructor(draws: Draws) {
    this.#draws = draws;
  }

  part(): number {
    return this.#draws.uniform(0, this.#next++);
  }

  happens(often: number): boolean {
    return this.part() < often;
  }

  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.part() * list.length)]!;
  }
}

function kindsOf(plan: Plan, other: Plan, day: Day): Kind[] {
  const [own, theirs] = [planTargets(plan, day), planTargets(other, day)];
  return plan.events.flatMap(({ name, fields, refund, clock }, event): Kind[] => {
    if (refund !== null || clock !== null) return [];
    const o = other.events.findIndex((one) => one.name === name);
    const apart = fields.map((field, f) => {
      const g = o === -1 ? -1 : other.events[o]!.fields.findIndex((one) => one.name === field.name);
      return apartValues(own.fields[event]![f]!, g === -1 ? [] : theirs.fields[o]![g]!);
    });
    return [{ event, words: wordings(plan, event), targets: own.fields[event]!, apart }];
  });
}

/** Whether a tier asks for something that only one of two plans mentions. */
function isOdd({ event, fields }: Reach, kinds: readonly Kind[]): boolean {
  const apart = kinds.find((kind) => kind.event === event)?.apart ?? [];
  const same = (a: Rational, b: Rational) => a.n * b.d === b.n * a.d;
  return fields.some((values, field) => values.some((value) => apart[field]?.some((odd) => same(odd, value)) ?? false));
}

function wishesOf({ rewards, milestones }: Plan): Wish[] {
  return [
    ...rewards.flatMap(({ ledgers }, reward): Wish[] => (ledgers.length === 0 ? [] : [{ reward, spentOn: null }])),
    ...milestones.flatMap(({ choice }, milestone) =>
      (choice?.options ?? []).map((reward): Wish => ({ reward, milestone })),
    ),
  ];
}

/** What a tier asks for, of each event that it reads: in one of them, in as many as it counts, or a part of it each time. */
function reaching(plan: Plan, reaches: readonly Reach[], day: Day, chance: Chance): Draft[] {
  return reaches.flatMap(({ event, fields, counts }) => {
    const many = counts.length > 0 && (fields.every((values) => values.length === 0) || chance.happens(0.6));
    const times = many ? Number(ceilingOf(chance.of(counts))) : chance.of(TIMES);
    if (times < 1 || times > MOST_TIMES) return [];
    const words = chance.of(wordings(plan, event));
    const split = !many || chance.happens(0.6);
    const gap = chance.happens(0.6) ? 0 : chance.of(GAPS);
    const values = plan.events[event]!.fields.map(({ type }, field): readonly FieldValue[] => {
      const targets = fields[field]!.filter(({ n }) => n > 0n);
      const word = words.get(field) ?? (type === 'date' ? integer(day) : null);
      if (word !== null) return Array<FieldValue>(times).fill(word);
      const whole = targets.length === 0 ? 1n : ceilingOf(chance.of(targets));
      return split ? parts(whole, times) : Array<FieldValue>(times).fill(integer(whole));
    });
    return Array.from({ length: times }, (_, i): Draft => {
      return { day: day + gap * i, event, fields: values.map((list) => list[i]!), refers: null };
    });
  });
}

/** A whole number in so many parts, none below one. */
function parts(whole: bigint, times: number): FieldValue[] {
  const share = whole / BigInt(times);
  return Array.from({ length: times }, (_, i) => {
    const part = i === times - 1 ? whole - share * BigInt(times - 1) : share;
    return part > 0n ? integer(part) : ONE;
  });
}

/** One kind of event as often as it comes, whose numbers add up to about a value that the plans mention. */
function some(plan: Plan, kind: Kind, from: Day, chance: Chance): Draft[] {
  const { event, words: all, targets } = kind;
  const times = chance.of(TIMES);
  const gap = chance.of(GAPS);
  const words = chance.of(all);
  const split = chance.happens(0.7);
  const values = plan.events[event]!.fields.map(({ type }, field): readonly FieldValue[] => {
    const word = words.get(field) ?? (type === 'date' ? chance.of([integer(from), ...targets[field]!]) : null);
    if (word !== null) return Array<FieldValue>(times).fill(word);
    const whole = about(kind, field, chance);
    return split ? parts(whole, times) : Array<FieldValue>(times).fill(integer(whole));
  });
  return Array.from({ length: times }, (_, i) => {
    return { day: from + gap * i, event, fields: values.map((list) => list[i]!), refers: null };
  });
}

function about({ targets, apart }: Kind, field: number, chance: Chance): bigint {
  const [own, odd] = [targets[field]!, apart[field]!];
  const value: Rational =
    odd.length > 0 && chance.happens(0.7) ? chance.of(odd) : own.length > 0 ? chance.of(own) : ONE;
  const near = add(integer(chance.happens(0.5) ? floorOf(value) : ceilingOf(value)), integer(chance.of(NEAR)));
  const times = chance.happens(0.2) ? 2n : 1n;
  return near.n > 0n ? near.n * times : 1n;
}

/** One of what happened is taken back later, wholly or in part. */
function takenBack(plan: Plan, drafts: readonly Draft[], chance: Chance): Draft[] {
  const at = Math.floor(chance.part() * drafts.length);
  const original = drafts[at];
  if (original === undefined || !('event' in original)) return [];
  const refunds = plan.events.flatMap(({ refund }, event) => (refund?.of === original.event ? [event] : []));
  if (refunds.length === 0) return [];
  const event = chance.of(refunds);
  const { refund, fields } = plan.events[event]!;
  const part = chance.happens(0.5);
  const values = fields.map(({ choices }, field): FieldValue => {
    const reduced = refund!.reduces.find((pair) => pair.field === field);
    if (reduced === undefined) return choices[0] ?? ONE;
    const whole = floorOf(original.fields[reduced.original] as Rational);
    return integer(part ? (whole + 1n) / 2n : whole);
  });
  return [{ day: original.day + chance.of([0, 1, 31, 367]), event, fields: values, refers: at }];
}

/** In the order of days, each with a second and an identity as an example would give them. */
function named(drafts: readonly Draft[]): Happening[] {
  const order = [...drafts.keys()].sort((a, b) => drafts[a]!.day - drafts[b]!.day || a - b);
  const ids = new Map(order.map((at, i) => [at, `#${String(i).padStart(6, '0')}`]));
  return order.map((at, second): Happening => {
    const draft = drafts[at]!;
    const head = { id: ids.get(at)!, day: draft.day, second };
    if (!('event' in draft)) return { ...draft, ...head };
    const { event, fields, refers } = draft;
    return { ...head, posted: draft.day, event, fields, refers: refers === null ? null : ids.get(refers)! };
  });
}
