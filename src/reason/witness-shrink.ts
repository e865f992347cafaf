import { integer, type Rational } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import { isEvent } from '../engine/order.ts';
import type { Budget } from './budget.ts';
import { unlessEndless, type Wanted, type Witness, WitnessRun } from './witness-run.ts';

/** A witness without what it does not need: no happening too many, no amount larger than it must be. */
export function shrunk(plan: Plan, witness: Witness, wanted: Wanted, budget: Budget): Witness {
  const shows = ({ happenings, day }: Witness): boolean => {
    if (happenings.length === 0 || budget.spent) return false;
    return unlessEndless(() => {
      const run = new WitnessRun(plan, happenings, budget);
      if (day < run.day) return false;
      if (day > run.day) run.advance(day);
      return wanted(run);
    }, false);
  };
  return withLess(withFewer(witness, shows), shows);
}

function withFewer(witness: Witness, shows: (witness: Witness) => boolean): Witness {
  let smallest = witness;
  // Halves first: of many that are alike, most can go together.
  for (let size = Math.ceil(smallest.happenings.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = smallest.happenings.length - size; at >= 0; at -= size) {
      const fewer = { ...smallest, happenings: without(smallest.happenings, at, size) };
      if (shows(fewer)) smallest = fewer;
    }
  }
  return smallest;
}

/** Without some happenings, and without the refunds of those. */
function without(happenings: Witness['happenings'], at: number, size: number): Witness['happenings'] {
  const gone = new Set(happenings.slice(at, at + size).map(({ id }) => id));
  return happenings.filter(
    (one) => !gone.has(one.id) && !(isEvent(one) && one.refers !== null && gone.has(one.refers)),
  );
}

function withLess(witness: Witness, shows: (witness: Witness) => boolean): Witness {
  let smallest = witness;
  for (const [at, happening] of witness.happenings.entries()) {
    if (!isEvent(happening)) continue;
    for (const [field, value] of happening.fields.entries()) {
      if (typeof value === 'string') continue;
      const lowered = (lower: Rational) => withField(smallest, at, field, lower);
      smallest = lowered(leastThat(value, (lower) => shows(lowered(lower))));
    }
  }
  return smallest;
}

/** The least whole value from one up that still does, by halving; the value itself where none below does. */
function leastThat(value: Rational, does: (value: Rational) => boolean): Rational {
  const whole = value.n / value.d;
  if (value.d !== 1n && !does(integer(whole))) return value;
  let [low, high] = [0n, whole];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (does(integer(middle))) high = middle;
    else low = middle;
  }
  return high === 0n ? value : integer(high);
}

function withField(witness: Witness, at: number, field: number, value: Rational): Witness {
  const happenings = witness.happenings.map((happening, i) =>
    i === at && isEvent(happening)
      ? { ...happening, fields: happening.fields.map((own, f) => (f === field ? value : own)) }
      : happening,
  );
  return { ...witness, happenings };
}
