import { sampleCorrelation, sampleStandardDeviation } from 'simple-statistics';
import type { Behavior } from '../../src/population/behavior.ts';
import type { MemberLife } from '../../src/population/member-life.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { planOf } from '../engine/plan-of.ts';
import { cardPlan, livesIn, plainStudy, purchaseTimes } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, between } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { sum } from './sum.ts';

const STAYING: Partial<Behavior> = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0 };
const MEMBERS = 3000;
const MONTHS = 24;

const CARD = `points stamp {
  expires never
  balance stops at zero
}
earn stamp on purchase = 1 stamp
reward treat for 10 stamp {
  worth ¥700
  costs ¥300
  use any time
  issued at once
}`;
const LADDER = `measure spend = sum of purchase.amount in calendar year
ladder club {
  base tier member
  tier gold when spend >= ¥20_000
  attain at once
  lasts until end of next calendar year
  downgrade to the tier earned
}`;
const shop = (parts: string) =>
  planOf(`program "Shop" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    ${parts}
  }`);
const shopStudy = (parts: string, behavior: Partial<Behavior>): Study =>
  plainStudy(shop(parts), { members: MEMBERS, horizon: MONTHS, ladder: parts.includes('ladder') ? 0 : null }, behavior);

const months = ({ sales }: MemberLife, from: number, to: number) => sum(sales.slice(from, to + 1));
const salesOf = (lives: readonly MemberLife[], from = 1, to = MONTHS) =>
  sum(lives.map((life) => months(life, from, to)));
const lived = (study: Study, world: string) => livesIn(study, world).map(({ life }) => life);

const staying = kept(() => shopStudy(CARD + LADDER, STAYING));
const rewarded = kept(() => {
  const taking: boolean[] = [];
  const lives = livesIn(staying(), 'program', {
    seen: (life, month, member) => {
      if (month === 12) taking[member] = life.benefits > 0n;
    },
  });
  return { lives: lives.map(({ life }) => life), taking };
});
const both = () => rewarded().lives;
const none = kept(() => lived(staying(), 'none'));

/** Those whose twins without a program stand at a pace for gold after ten months. */
function onPace(from: number, to: number): number[] {
  return none().flatMap((life, member) => {
    const pace = months(life, 1, 10) / ((20_000 * 10) / 12);
    return pace >= from && pace < to ? [member] : [];
  });
}

function pointsPressure() {
  const ladder = lived(shopStudy(LADDER, STAYING), 'program');
  const lift = (members: readonly number[], from: number, to: number) =>
    salesOf(
      members.map((m) => ladder[m]!),
      from,
      to,
    ) /
      salesOf(
        members.map((m) => none()[m]!),
        from,
        to,
      ) -
    1;
  const near = onPace(0.85, 1.15);
  const reached = near.filter((m) => ladder[m]!.tier > 0);
  const before = lift(near, 11, 12);
  const after = lift(reached, 13, 18);
  return [
    above('L6', 'lift in the last two months, within reach', before, 0),
    between('L6', 'lift in the half year after reaching it, as a part of that', after / before, 0, 1),
    between('L6', 'lift in the last two months, far away', lift(onPace(0, 0.3), 11, 12), -0.01, 0.01),
  ];
}

const cardStudy = kept(() => plainStudy(cardPlan(10), { members: 5000, horizon: 12 }, STAYING));
const cards = kept(() => {
  const study = cardStudy();
  const [on, off] = [purchaseTimes(study), purchaseTimes({ ...study, plan: cardPlan(10, 0) })];
  const rates = livesIn({ ...study, spec: { ...study.spec, horizon: 0 } }, 'none').map(
    ({ life }) => life.traits.purchaseRate,
  );
  const order = rates.map((rate, member) => ({ rate, member })).sort((a, b) => a.rate - b.rate);
  const purchases = (times: readonly (readonly number[])[], from: number, to: number) =>
    sum(order.slice(from * order.length, to * order.length).map(({ member }) => times[member]!.length));
  const rewards = (from: number, to: number) =>
    sum(order.slice(from * order.length, to * order.length).map(({ member }) => Math.floor(on[member]!.length / 10)));
  return { on, off, purchases, rewards };
});

function lifts(parts: number): number[] {
  const { on, off, purchases } = cards();
  return Array.from({ length: parts }, (_, i) => {
    const [from, to] = [i / parts, (i + 1) / parts];
    return purchases(on, from, to) / purchases(off, from, to) - 1;
  });
}

function heavyUsers() {
  const { on, purchases, rewards } = cards();
  const deciles = lifts(10);
  const declining = sampleCorrelation([3, 4, 5, 6, 7, 8, 9], deciles.slice(3));
  return [
    between('L7', 'share of rewards that the heavier half takes', rewards(0.5, 1) / rewards(0, 1), 0.8, 1),
    between('L7', 'its share of purchases', purchases(on, 0.5, 1) / purchases(on, 0, 1), 0.67, 1),
    below('L7', 'correlation of the lift with the tenth of members, from the fourth on', declining, -0.9),
    below('L7', 'lift of the heaviest tenth over that of all', deciles[9]! / lifts(1)[0]!, 0.33),
    below('L7', 'share of rewards that the lightest third takes', rewards(0, 1 / 3) / rewards(0, 1), 0.05),
  ];
}

function lightUsersGrow() {
  const [light, middle, heavy] = lifts(3) as [number, number, number];
  return [
    above('L8', 'lift of the light third over the middle one', light / middle, 1),
    above('L8', 'lift of the middle third over the heavy one', middle / heavy, 1),
    below('L8', 'lift of the heavy third over the light one', heavy / light, 0.33),
  ];
}

function rewardAndTier() {
  const base = salesOf(none());
  const effect = (study: Study) => salesOf(lived(study, 'program')) / base - 1;
  const reward = effect(shopStudy(CARD, STAYING));
  const tier = effect(shopStudy(LADDER, STAYING));
  const together = salesOf(both()) / base - 1;
  return [
    above('L9', 'lift of the reward alone', reward, 0),
    above('L9', 'lift of the tier alone', tier, 0),
    between('L9', 'what both add beyond that, as a part of both', (together - reward - tier) / together, -0.25, 0.25),
  ];
}

function behaviorMoreThanAttitude() {
  const level = (life: MemberLife) => life.satisfaction.level;
  const effect = (of: (life: MemberLife) => number) =>
    (sum(both().map(of)) - sum(none().map(of))) / MEMBERS / sampleStandardDeviation(none().map(of));
  const spend = effect((life) => months(life, 13, 24));
  const attitude = effect(level);
  return [
    above('L13', 'effect on spend, in standard deviations', spend, 0),
    below('L13', 'effect on satisfaction, likewise, over that', attitude / spend, 1),
  ];
}

/** Everybody here is a member; those who took a reward in the first year stand for those whom a study finds enrolled. */
function selfSelection() {
  const took = rewarded().taking;
  const of = (lives: readonly MemberLife[], taking: boolean, from: number, to: number) => {
    const own = lives.filter((_, member) => took[member] === taking);
    return salesOf(own, from, to) / own.length;
  };
  const naive = of(both(), true, 13, 24) / of(both(), false, 13, 24) - 1;
  const causal = (from: number, to: number) => of(both(), true, from, to) / of(none(), true, from, to) - 1;
  return [
    above(
      'L14',
      'second year: raw gap of who took a reward in the first, over what the program did to them',
      naive / causal(13, 24),
      1,
    ),
    above('L14', 'what it did to them in the second year', causal(13, 24), 0),
    below('L14', 'that over what it did in the last half of the first', causal(13, 24) / causal(7, 12), 1),
  ];
}

export const PROGRAMS: readonly Fact[] = [
  {
    id: 'L6',
    says: 'points pressure: spend rises in the last weeks for who is within reach; less, and longer, after the reward; not far away',
    source: 'Taylor, Neslin 2005',
    measure: pointsPressure,
  },
  {
    id: 'L7',
    says: 'heavy users take over 80 % of the rewards and two thirds of the purchases and hardly respond; light ones rarely get near',
    source: 'Hartmann, Viard 2008',
    measure: heavyUsers,
  },
  {
    id: 'L8',
    says: 'light buyers change most, then the middle, heavy ones hardly',
    source: 'Liu 2007',
    measure: lightUsersGrow,
  },
  {
    id: 'L9',
    says: 'a reward and a tier each add purchases, with little synergy',
    source: 'Kopalle et al. 2012',
    measure: rewardAndTier,
  },
  {
    id: 'L13',
    says: 'programs move behavior more than attitude',
    source: 'Belli et al. 2022',
    measure: behaviorMoreThanAttitude,
  },
  {
    id: 'L14',
    says: 'most of the raw gap between members and others is self-selection, and what the program causes fades',
    source: 'Meyer-Waarden 2007; Leenheer et al. 2007',
    measure: selfSelection,
    lacks:
      'Joining itself: everybody in the population is a member from the day of joining, so nobody chooses to enroll. Who took a reward stands for those whom a study finds enrolled.',
  },
];
