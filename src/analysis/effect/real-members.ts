import type { Day } from '../../base/calendar.ts';
import { integer } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { History, Movement, Watch } from '../../engine/books.ts';
import { isEvent } from '../../engine/order.ts';
import { replay } from '../../engine/replay.ts';
import { rungOn, rungOrder, rungsOf } from '../../population/rungs.ts';
import { decileCuts, decileOf, type Stands, shiftOf } from '../../population/shift.ts';
import { intervalOf } from '../interval.ts';
import { costLiability } from '../money/cost-liability.ts';
import { MemberPoints } from '../money/member-points.ts';
import { pointPrices } from '../money/point-prices.ts';
import { ultimateRedemptionRate } from '../money/redemption-rates.ts';
import { inUnits, moneyUnit, SHARE } from '../world-view.ts';
import type { Effect, EffectMetric, EffectNumber } from './effect.ts';
import { lookEffect, together } from './group-effect.ts';
import type { Look } from './looks.ts';
import { accountOf, type Mover, type Version } from './mover.ts';
import { MOST_MOVERS } from './simulated-movers.ts';

/** A member in the terms of one version: what happened, and where that led. */
interface Lived {
  readonly on: readonly number[];
  readonly cell: number | null;
}

interface Member {
  readonly value: number;
  readonly before: Lived;
  readonly after: Lived;
}

/** A member who stands lower on a day looked at, with what explains it. */
interface Fall {
  readonly name: string;
  readonly value: number;
  readonly steps: number;
  readonly before: History;
  readonly after: History;
  readonly cell: number | null;
  readonly from: number;
  readonly to: number;
}

/** What one version comes to over all members: what rewards cost and points owe, in minor units. */
class Account {
  readonly #plan: Plan;
  readonly points: MemberPoints;
  readonly outstanding: bigint[];
  cost = 0n;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.points = new MemberPoints(plan.ledgers.length);
    this.outstanding = plan.ledgers.map(() => 0n);
  }

  get owed(): bigint {
    return pointPrices(this.#plan).reduce((sum, price, ledger) => {
      if (price === null) return sum;
      const rate = ultimateRedemptionRate(this.points.total(ledger));
      return sum + costLiability(integer(this.outstanding[ledger]!), rate, price.cost);
    }, 0n);
  }
}

/**
 * Real members' histories replayed under two versions of a program, one member at a time. Keeps of each member where it
 * stands and what it is worth, and whole histories only of the few who are told of. Any order of members gives the same.
 */
export class RealMembers {
  readonly #old: Version;
  readonly #now: Version;
  readonly #looks: readonly Look[];
  readonly #until: Day;
  readonly #order: ReturnType<typeof rungOrder>;
  readonly #accounts: { readonly old: Account; readonly now: Account };
  readonly #members: Member[] = [];
  /** By day looked at: those who fall farthest. */
  readonly #falls: Fall[][];
  #otherwise = false;

  /** `until` is the last day; no look is later. */
  constructor(old: Version, now: Version, looks: readonly Look[], until: Day) {
    this.#old = old;
    this.#now = now;
    this.#looks = looks;
    this.#until = until;
    this.#order = rungOrder(old.plan, now.plan);
    this.#accounts = { old: new Account(old.plan), now: new Account(now.plan) };
    this.#falls = looks.map(() => []);
  }

  /** A member's history in the terms of either version; `name` is shown where the member is told of. */
  add(name: string, before: History, after: History): void {
    const old = this.#live(this.#old, before, this.#accounts.old);
    const now = this.#live(this.#now, after, this.#accounts.now);
    const value = worthSoFar(this.#old.plan, before);
    this.#members.push({ value, before: old.lived, after: now.lived });
    if (old.trace !== now.trace) this.#otherwise = true;
    const rungs = { old: rungsOf(this.#old.plan), now: rungsOf(this.#now.plan) };
    old.lived.on.forEach((from, look) => {
      const to = now.lived.on[look]!;
      if (this.#order[from]![to]! >= 0) return;
      const steps = Math.abs(rungs.old[from]!.height - rungs.now[to]!.height);
      const fall = { name, value, steps, before, after, cell: old.lived.cell, from, to };
      this.#falls[look] = [...this.#falls[look]!, fall].sort(farthestFirst).slice(0, MOST_MOVERS);
    });
  }

  effect(file: string): Effect {
    const cuts = decileCuts(this.#members.map(({ value }) => value).sort((a, b) => a - b));
    const stands = ({ value, before }: Member, { on }: Lived): Stands => ({
      on,
      decile: decileOf(cuts, value),
      cell: before.cell ?? 0,
      hostage: false,
    });
    const there = { leftIn: Number.POSITIVE_INFINITY };
    const shift = shiftOf(
      this.#looks.map(({ day }) => day),
      this.#old.plan,
      this.#now.plan,
      this.#members.map((member) => ({ ...there, stands: stands(member, member.before) })),
      this.#members.map((member) => ({ ...there, stands: stands(member, member.after) })),
    );
    const rungs = { old: rungsOf(this.#old.plan), now: rungsOf(this.#now.plan) };
    const cells = this.#old.plan.grid?.cells.map(({ name }) => name) ?? [];
    const looks = this.#looks.map((look, d) => lookEffect(look, [shift.days[d]!], rungs, cells));
    const moves = looks.some(({ all }) => all.higher.median > 0 || all.lower.median > 0);
    const most = (of: 'lower' | 'higher') =>
      Math.max(...shift.days.map(({ deciles }) => together(deciles)[of])) / Math.max(1, this.#members.length);
    return {
      of: 'events',
      file,
      members: this.#members.length,
      replicates: 1,
      independent: 1,
      looks,
      numbers: [alone('effect.lower', most('lower')), alone('effect.higher', most('higher')), ...this.#money()],
      extent: moves ? 'some move' : this.#otherwise ? 'nobody moves' : 'nobody stirs',
      movers: this.#movers(cuts, cells),
      notes: [],
    };
  }

  #live({ plan, settings }: Version, history: History, account: Account): { lived: Lived; trace: string } {
    const moves: Movement[] = [];
    const addCost = (kind: 'reward' | 'milestone', index: number, sign: bigint) => {
      account.cost += sign * (kind === 'reward' ? plan.rewards : plan.milestones)[index]!.cost;
    };
    let given = 0;
    const watch: Watch = {
      posted: (posting) => account.points.posted(posting),
      moved: (movement) => void moves.push(movement),
      rewarded: ({ kind, index }) => {
        given++;
        addCost(kind, index, 1n);
      },
      revoked: ({ kind, index }) => {
        given--;
        addCost(kind, index, -1n);
      },
    };
    const member = replay(plan, settings, history, this.#until, watch);
    const balances = plan.ledgers.map((_, ledger) => member.balance(ledger));
    balances.forEach((balance, ledger) => {
      account.outstanding[ledger] = account.outstanding[ledger]! + balance;
    });
    const points = plan.ledgers.map(({ name, unit }, ledger) => `${name} ${balances[ledger]}/${unit.digits}`);
    return {
      lived: {
        on: this.#looks.map(({ day }) => rungOn(plan, null, moves, day)),
        cell: plan.grid === null ? null : member.cell(this.#until + 1),
      },
      trace: [...points.sort(), given].join(';'),
    };
  }

  #money(): EffectNumber[] {
    const { currency } = this.#old.plan;
    const { unit, decimals } = moneyUnit(this.#old.plan);
    const paired = (metric: EffectMetric, old: bigint, now: bigint): EffectNumber => ({
      metric,
      unit,
      old: intervalOf([inUnits(old, currency.digits)], decimals),
      now: intervalOf([inUnits(now, currency.digits)], decimals),
      change: intervalOf([inUnits(now - old, currency.digits)], decimals),
    });
    const { old, now } = this.#accounts;
    return [paired('effect.benefits', old.cost, now.cost), paired('effect.liability', old.owed, now.owed)];
  }

  #movers(cuts: readonly number[], cells: readonly string[]): Mover[] {
    const look = this.#falls.findIndex((falls) => falls.length > 0);
    if (look === -1) return [];
    const { day } = this.#looks[look]!;
    return this.#falls[look]!.map(({ name, value, before, after, cell, from, to }): Mover => {
      const [left, right] = [rungsOf(this.#old.plan)[from]!, rungsOf(this.#now.plan)[to]!];
      return {
        member: name,
        decile: decileOf(cuts, value),
        cell: cell === null ? null : (cells[cell] ?? null),
        day,
        from: left,
        to: right,
        old: accountOf(this.#old, before, day, left, null),
        now: accountOf(this.#now, after, day, right, left),
      };
    });
  }
}

function alone(metric: EffectMetric, value: number): EffectNumber {
  return { metric, unit: SHARE.unit, old: null, now: null, change: intervalOf([value], SHARE.decimals) };
}

function farthestFirst(a: Fall, b: Fall): number {
  return b.steps - a.steps || b.value - a.value || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/**
 * What a member has been worth so far: all money in the events, less what refunds took back, in minor units; where the
 * events tell of no money, how many there were.
 */
function worthSoFar({ events }: Plan, { happenings }: History): number {
  const told = events.some(({ fields }) => fields.some(({ type }) => type === 'money'));
  let value = 0;
  for (const happening of happenings) {
    if (!isEvent(happening)) continue;
    const { fields, refund } = events[happening.event]!;
    const sign = refund === null ? 1 : -1;
    if (!told) value += sign;
    fields.forEach(({ type }, i) => {
      const amount = happening.fields[i]!;
      if (type === 'money' && typeof amount !== 'string') value += (sign * Number(amount.n)) / Number(amount.d);
    });
  }
  return value;
}
