import assumptions from '../../simulations/assumptions.json' with { type: 'json' };
import { ALWAYS, civilOf, type Day, dayOf } from '../../src/base/calendar.ts';
import { ONE, type Rational, round } from '../../src/base/rational.ts';
import { NOTHING_DECLARED } from '../../src/compile/nothing-declared.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { always, type Steps } from '../../src/compile/steps.ts';
import type { MemberEvent, PostingReason, Watch } from '../../src/engine/books.ts';
import type { Goal } from '../../src/engine/goal.ts';
import type { MemberRun } from '../../src/engine/member-run.ts';
import { STANDARD_BANDS } from '../../src/model/customer-grid.ts';
import type { Assumption } from '../../src/population/assumption.ts';
import { behaviorOf, economicsOf } from '../../src/population/resolve-assumptions.ts';
import { keyOf } from '../../src/population/seed.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';

/**
 * A small program written by hand, for tests of the population without the engine of the language:
 * a point for each 54 yen, gold for a calendar year and the next on 100 points, all points lapse on 1 January,
 * a reward for 60 points, refunds take the purchase's points back as far as they are there.
 */
const span = { file: 'yearly-club', start: 0, end: 0 };
const point = { kind: 'points', name: 'point', digits: 0, shownDigits: 0 } as const;
const GOLD_FROM = 100n;
const PRICE = 60n;
const tier = (name: string) => ({
  name,
  label: name,
  attain: { op: 'always' } as const,
  retain: { op: 'always' } as const,
  clears: [],
  consumes: [],
  welcomes: [],
  takenBack: false,
  span,
});

export const yearlyClub: Plan = {
  ...NOTHING_DECLARED,
  name: 'Yearly club',
  currency: { code: 'JPY', digits: 0 },
  timezone: 'Asia/Tokyo',
  settings: [{ name: 'gold_points', value: always(ONE), unit: point, range: null, span }],
  events: [
    {
      name: 'purchase',
      label: 'Purchase',
      fields: [
        { name: 'amount', type: 'money', unit: { kind: 'money' }, choices: [] },
        { name: 'channel', type: 'choice', unit: { kind: 'number' }, choices: ['store', 'app'] },
      ],
      sets: [],
      clock: null,
      refund: null,
      span,
    },
    {
      name: 'refund',
      label: 'Refund',
      fields: [{ name: 'amount', type: 'money', unit: { kind: 'money' }, choices: [] }],
      sets: [],
      clock: null,
      refund: {
        of: 0,
        reduces: [{ field: 0, original: 0 }],
        rate: 'remainder',
        dated: 'refund',
        tier: 'kept',
        rewards: 'kept',
        spent: 'forfeited',
        unlinked: 'refused',
        inForce: ALWAYS,
        spans: { rate: span, dated: span, tier: span, unlinked: span },
        span,
      },
      span,
    },
    {
      name: 'visit',
      label: 'Visit',
      fields: [{ name: 'guests', type: 'number', unit: { kind: 'number' }, choices: [] }],
      sets: [],
      clock: null,
      refund: null,
      span,
    },
  ],
  ledgers: [
    {
      name: 'points',
      label: 'Points',
      unit: point,
      expiry: { kind: 'yearly', month: 1, day: 1 },
      suspended: null,
      available: null,
      negative: 'floored',
      span,
    },
  ],
  measures: [],
  earnings: [],
  ladders: [
    {
      name: 'club',
      label: 'Club',
      tiers: [tier('base'), tier('gold')],
      attain: { kind: 'at once', steps: false },
      lasts: { kind: 'year end', month: 1, day: 1, later: 1, beyond: null },
      review: null,
      crossing: null,
      dropping: 'to earned',
      inForce: ALWAYS,
      span,
    },
  ],
  rewards: [
    {
      name: 'coffee',
      label: 'Coffee',
      ledgers: [0],
      price: PRICE,
      worth: 500n,
      cost: 200n,
      useWithin: null,
      gives: null,
      automatic: false,
      inForce: ALWAYS,
      span,
    },
  ],
};

class ClubMember implements MemberRun {
  readonly #watch: Watch;
  readonly #earned = new Map<string, bigint>();
  #balance = 0n;
  #yearPoints = 0n;
  #tier = 0;
  #nextYear: Day;

  constructor(joined: Day, watch: Watch) {
    this.#watch = watch;
    this.#nextYear = dayOf(civilOf(joined).year + 1, 1, 1);
  }

  advance(to: Day): void {
    while (this.#nextYear <= to) {
      this.#post(-this.#balance, 'expired', this.#nextYear);
      this.#move(this.#yearPoints >= GOLD_FROM ? 1 : 0, this.#nextYear);
      this.#yearPoints = 0n;
      this.#nextYear = dayOf(civilOf(this.#nextYear).year + 1, 1, 1);
    }
  }

  happen(event: MemberEvent): void {
    this.advance(event.day);
    if (event.event === 0) {
      const points = round(event.fields[0] as Rational, 'down') / 54n;
      this.#earned.set(event.id, points);
      this.#yearPoints += points;
      this.#post(points, 'earned', event.day);
      if (this.#yearPoints >= GOLD_FROM) this.#move(1, event.day);
    } else if (event.event === 1) {
      const points = this.#earned.get(event.refers ?? '');
      if (points === undefined) throw new Error(`a refund of ${event.refers}, which was never told`);
      this.#post(points < this.#balance ? -points : -this.#balance, 'reversed', event.day);
    }
  }

  redeem(_reward: number, day: Day): boolean {
    if (this.#balance < PRICE) return false;
    this.#post(-PRICE, 'redeemed', day);
    this.#watch.rewarded?.({ kind: 'reward', index: 0, day, until: day, taken: null });
    return true;
  }

  choose(): boolean {
    return false;
  }

  tier(): number {
    return this.#tier;
  }

  balance(): bigint {
    return this.#balance;
  }

  available(): bigint {
    return this.#balance;
  }

  goal(_ladder: number, day: Day): Goal | null {
    return this.#tier === 0 ? this.#way(day) : null;
  }

  keeping(_ladder: number, day: Day): Goal | null {
    return this.#tier === 1 ? this.#way(day) : null;
  }

  isOpen(): boolean {
    return false;
  }

  holdsBenefit(): boolean {
    return false;
  }

  measure(): null {
    return null;
  }

  #way(day: Day): Goal {
    const elapsed = (day + 1 - dayOf(civilOf(day).year, 1, 1)) / 365.25;
    return { nearness: Number(this.#yearPoints) / Number(GOLD_FROM), elapsed };
  }

  #post(amount: bigint, reason: PostingReason, day: Day): void {
    if (amount === 0n) return;
    this.#balance += amount;
    this.#watch.posted?.({ ledger: 0, amount, reason, rule: reason, day, posted: day, event: null });
  }

  #move(to: number, day: Day): void {
    if (to === this.#tier) return;
    const from = this.#tier;
    this.#tier = to;
    this.#watch.moved?.({ ladder: 0, from, to, day, cause: to > from ? 'behavior' : 'expiry' });
  }
}

/** The door of the engine, so that this module can stand in for it on a worker too. */
export function openMember(_plan: Plan, _settings: readonly Steps[], joined: Day, watch: Watch): MemberRun {
  return new ClubMember(joined, watch);
}

/** A program that does nothing to its members: neither to what they buy, nor to how they feel, nor to what ties them. */
export const STILL: Partial<SimulationSpec['behavior']> = {
  tierLift: 0,
  gradientPull: 0,
  endowedPull: 0,
  pressureLift: 0,
  missedSlump: 0,
  redeemingLift: 0,
  rewardedLift: 0,
  rewardedGain: 0,
  promotionLift: 0,
  promotionGain: 0,
  demotionSlump: 0,
  demotionDrop: 0,
  lockInPoints: 0,
  lockInTier: 0,
};

/** Nobody joins after the start. */
export const NO_FRIENDS: Partial<SimulationSpec['behavior']> = { referralSaid: 0, acquaintanceJoins: 0 };

/** A study of the club: a shop visited about twice a month, 5 % of purchases returned, plenty of surveys. */
export function clubStudy(spec: Partial<SimulationSpec>, behavior: Partial<SimulationSpec['behavior']> = {}): Study {
  const ledger = assumptions.assumptions as readonly Assumption[];
  const whole: SimulationSpec = {
    start: dayOf(2026, 1, 1),
    horizon: 12,
    warmup: 24,
    members: 2500,
    replicates: 1,
    seed: 'club',
    worlds: ['program', 'none'],
    purchase: {
      event: 0,
      slot: 0,
      fields: [{ kind: 'spend' }, { kind: 'drawn', values: ['store', 'app'], shares: [0.7, 1] }],
    },
    others: [],
    returns: { event: 1, slot: 900, fields: [{ kind: 'original', field: 0 }] },
    referral: null,
    idea: null,
    answer: null,
    personas: [],
    joinSpread: 24,
    ladder: 0,
    topShare: 0.2,
    invited: 0.3,
    bands: STANDARD_BANDS,
    fitted: null,
    assumptions: ledger,
    economics: economicsOf(ledger),
    ...spec,
    behavior: {
      ...behaviorOf(ledger),
      purchaseShape: 1,
      purchaseRate: 2,
      spendShape: 6,
      spendMemberShape: 8,
      spendMemberRate: 817,
      returnShare: 0.05,
      dropoutShape: 0,
      ...behavior,
    },
  };
  return { plan: yearlyClub, settings: [always(ONE)], spec: whole, key: keyOf(whole.seed), alternatives: {} };
}
