import { addMonths, dayOf } from '../../src/base/calendar.ts';
import type { Plan } from '../../src/compile/plan.ts';
import { openMember } from '../../src/engine/open-member.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { LEAVINGS, type Leaving } from '../../src/population/leaving.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { planOf } from '../engine/plan-of.ts';
import { type Living, livesIn } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, between, near } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { sum } from './sum.ts';

import { event, STAYING, study } from './tiers.ts';

/** A yearly bar that can be reached, above a first that is easier. */
const yearly = (silver: number, gold: number): Plan =>
  planOf(`program "Year" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    event award {}
    measure spend = sum of purchase.amount in calendar year
    ladder club {
      base tier member
      tier silver when spend >= ¥${silver}
      tier gold when spend >= ¥${gold}
      attain at once
      lasts until end of next calendar year
      downgrade to the tier earned
    }
    grant silver of club on award for 12 months
  }`);

/** Members of one year, of whom about a fifth reach gold in it, by the tier held and the spend at a month's end. */
interface Standing {
  readonly tier: number;
  readonly spend: number;
}

const START = dayOf(2026, 1, 1);
const BARS = { silver: 13_000, gold: 26_000 };

function yearOf(behavior: Partial<Behavior>, world = 'program', living: Living = {}) {
  const own = study(
    yearly(BARS.silver, BARS.gold),
    { members: 4000, horizon: 15, warmup: 12, joinSpread: 12 },
    { ...STAYING, ...behavior },
  );
  const standing: Standing[][] = [];
  const lives = livesIn(own, world, {
    ...living,
    seen: (life, month, member) => {
      standing[member] ??= [];
      const months = standing[member];
      if (month >= 0) months[month] = { tier: life.tier, spend: sum(life.sales.slice(1, Math.min(month, 12) + 1)) };
      living.seen?.(life, month, member);
    },
  });
  return { lives: lives.map(({ life }) => life), standing };
}

const year = kept(() => yearOf({}));
type Year = ReturnType<typeof yearOf>;

const salesOf = ({ lives }: Year, members: readonly number[], from: number, to: number) =>
  sum(members.map((member) => sum(lives[member]!.sales.slice(from, to + 1))));

function members({ standing }: Year, month: number, which: (at: Standing, before: Standing) => boolean): number[] {
  return standing.flatMap((own, member) => (which(own[month]!, own[month - 1]!) ? [member] : []));
}

function statusPressure() {
  const calm = yearOf({ pressureLift: 0 });
  const lift = (from: number, to: number) => {
    const goal = (tier: number) => (tier === 0 ? BARS.silver : BARS.gold);
    const own = members(calm, 10, ({ tier, spend }) => {
      const pace = spend / ((goal(tier) * 10) / 12);
      return tier < 2 && pace >= from && pace < to;
    });
    return salesOf(year(), own, 11, 12) / salesOf(calm, own, 11, 12) - 1;
  };
  const [behind, short, paced] = [lift(0, 0.4), lift(0.4, 0.8), lift(0.9, 1.1)];
  const ahead = (() => {
    const own = members(calm, 10, ({ tier, spend }) => tier === 2 && spend >= BARS.gold * 1.3);
    return salesOf(year(), own, 11, 12) / salesOf(calm, own, 11, 12) - 1;
  })();
  return [
    above('T5', 'lift of the last two months at a pace of 0.9 to 1.1', paced, 0),
    below('T5', 'at a pace of 0.4 to 0.8, over that', short / paced, 1),
    below('T5', 'at a pace below 0.4, over that', behind / paced, 0.25),
    below('T5', 'far ahead, over that', ahead / paced, 0.25),
  ];
}

/** A member, and the month after which the sales of a quarter are compared. */
type Moment = readonly [member: number, month: number];

/** By how much an effect moves sales in the quarters after those moments, against the same members without it. */
function moved(off: Partial<Behavior>, moments: readonly Moment[]): number {
  const quarters = ({ lives }: Year) =>
    sum(moments.map(([member, month]) => sum(lives[member]!.sales.slice(month + 1, month + 4))));
  return quarters(year()) / quarters(yearOf(off)) - 1;
}

function stretchGoals() {
  const { standing } = year();
  const tried = standing.filter((own) => own[0]!.tier < 2);
  const reached = tried.filter((own) => own[12]!.spend >= BARS.gold);
  const risers = (tier: number): Moment[] =>
    standing.flatMap((own, member) => {
      const month = own.findIndex((at, m) => m > 0 && m <= 12 && own[m - 1]!.tier === tier && at.tier === tier + 1);
      return month < 0 ? [] : [[member, month] as const];
    });
  const missing = (tier: number, bar: number): Moment[] =>
    standing.flatMap((own, member) => {
      const { tier: held, spend } = own[12]!;
      return held === tier && spend >= 0.65 * bar && spend < bar ? [[member, 12] as const] : [];
    });
  const [low, high] = [moved({ promotionLift: 0 }, risers(0)), moved({ promotionLift: 0 }, risers(1))];
  const [missedLow, missedHigh] = [
    moved({ missedSlump: 0 }, missing(0, BARS.silver)),
    moved({ missedSlump: 0 }, missing(1, BARS.gold)),
  ];
  const none = yearOf({}, 'none');
  const all = standing.map((_, member) => member);
  return [
    between('T6', 'share who reach a bar set high', reached.length / tried.length, 0.15, 0.25),
    above('T6', 'what reaching does to the next quarter, from the base', low, 0),
    above('T6', 'that over what it does from the tier above', low / high, 1),
    below('T6', 'what missing does to the next quarter, at the base', missedLow, 0),
    above('T6', 'what it does at the tier above, over that', missedHigh / missedLow, 1),
    above(
      'T6',
      'what the program adds to sales in all',
      salesOf(year(), all, 1, 15) / salesOf(none, all, 1, 15) - 1,
      0,
    ),
  ];
}

/** Everybody is given silver after half a year, however near they are to earning it. */
function giftedStatus() {
  const at = (award: boolean) => {
    const satisfaction: number[] = [];
    const nearness: number[] = [];
    const tier: number[] = [];
    yearOf({}, 'program', {
      seen: (life, month, member) => {
        if (month === 7) {
          satisfaction[member] = life.satisfaction.level;
          tier[member] = life.tier;
        }
        if (month !== 6) return;
        const day = addMonths(START, 6) - 1;
        nearness[member] = life.tier === 0 ? (life.run!.goal(0, day)?.nearness ?? 0) : -1;
        if (award) life.run!.happen(event(1, day));
      },
    });
    return { satisfaction, nearness, tier };
  };
  const [gift, plain] = [at(true), at(false)];
  const pleased = (from: number, to: number) => {
    // Who would have earned it the month after by themselves would have been pleased without the gift.
    const own = plain.nearness.flatMap((done, m) => (done >= from && done < to && plain.tier[m] === 0 ? [m] : []));
    return sum(own.map((member) => gift.satisfaction[member]! - plain.satisfaction[member]!)) / own.length;
  };
  const [close, far] = [pleased(0.8, 1), pleased(0.1, 0.3)];
  return [
    above('T7', 'satisfaction won by a gift when most of the way is done', close, 0),
    above('T7', 'that over what a gift wins when little of it is', close / far, 1),
  ];
}

/** Members tied to one another see who gets something; most do not mind by default. */
function bystanders() {
  const tied = (bystanderDrop: number) => {
    const own = study(
      yearly(BARS.silver, BARS.gold),
      { members: 4000, worlds: ['program'] },
      { ...NO_FRIENDS, contagionTied: 1, bystanderDrop },
    );
    return [0, 1, 2, 3].map((block) => simulateBlock(own, { replicate: 0, block, cut: 1e9 }, openMember).worlds[0]!);
  };
  const gone = (bystanderDrop: number) => {
    const sums = tied(bystanderDrop);
    const by = (cause: Leaving) => sum(sums.map(({ leftBecause }) => sum(leftBecause[LEAVINGS.indexOf(cause)]!)));
    return { all: sum(sums.map(({ left }) => sum(left))), envy: by('envy') };
  };
  const [off, on] = [gone(0), gone(0.5)];
  return [
    near('T8', 'leavings laid on it by default', off.envy, 0, 0),
    above('T8', 'leavings laid on it at half a score point', on.envy, 0),
    above('T8', 'all leavings at half a score point, over those by default', on.all / off.all, 1),
  ];
}

export const STATUS: readonly Fact[] = [
  {
    id: 'T5',
    says: 'status pressure is highest for who is on pace',
    source: 'Orhun, Guo, Hagemann 2022',
    measure: statusPressure,
    lacks:
      'That it is stronger at the hub and for business travel: a persona with a larger `pressure.lift` can say so.',
  },
  {
    id: 'T6',
    says: 'of a stretch goal that a fifth reach: reaching raises later purchases, of low tiers most; missing lowers them, of high tiers most',
    source: 'Wang, Lewis, Cryder, Sprigg 2016',
    measure: stretchGoals,
  },
  {
    id: 'T7',
    says: 'a tier that is given pleases most when it was nearly earned',
    source: 'Eggert, Steinhoff, Garnefeld 2015',
    measure: giftedStatus,
  },
  {
    id: 'T8',
    says: 'rewards to some annoy those who watch',
    source: 'Steinhoff, Palmatier 2016',
    measure: bystanders,
  },
];
