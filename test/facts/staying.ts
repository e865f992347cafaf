import { linearRegression, sampleCorrelation } from 'simple-statistics';
import { Draws } from '../../src/base/draws.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { leaveProbability } from '../../src/population/leaving.ts';
import type { MemberLife } from '../../src/population/member-life.ts';
import { HURTS } from '../../src/population/satisfaction.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { Stay } from '../../src/population/stay.ts';
import { DAYS_PER_MONTH, drawTraits } from '../../src/population/traits.ts';
import { cardPlan, type Lived, livesIn, plainStudy } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, between, near } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { sum } from './sum.ts';

const plan = cardPlan(10);
const share = (lives: readonly Lived[], goes: (life: MemberLife) => boolean) =>
  lives.filter(({ life }) => goes(life)).length / lives.length;

/** Members who have been there for up to two years; without a dropout that has no cause. */
const settled = (behavior: Partial<Behavior> = {}, members = 6000): Study =>
  plainStudy(
    plan,
    { horizon: 12, warmup: 12, joinSpread: 24, members },
    { dropoutShape: 0, ...NO_FRIENDS, ...behavior },
  );

/** How much more of the very satisfied stay than of the merely satisfied, over three years. */
function stayRatio(behavior: Partial<Behavior>): number {
  const study = settled({ ...behavior, responseSpread: 0 }, 4000);
  const lives = livesIn({ ...study, spec: { ...study.spec, horizon: 36 } }, 'none');
  const stays = (from: number, to: number) =>
    share(
      lives.filter(({ satisfaction }) => satisfaction >= from && satisfaction < to),
      (life) => life.active,
    );
  return stays(8.5, 10) / stays(6.5, 8);
}

function hostages() {
  const b = { lockInHabit: 0, contractShare: 1 };
  const [open, locked] = [
    stayRatio({ ...b, lockInContract: 0 }),
    stayRatio({ ...b, lockInContract: 4, contractMonths: 60 }),
  ];
  const study = settled({ contractShare: 1 }, 8000);
  const arrival = { joined: study.spec.start, referred: false };
  const lives = livesIn({ ...study, spec: { ...study.spec, warmup: 0, horizon: 13 } }, 'none', { arrival });
  const jump = (from: number, to: number) => {
    const own = lives.filter(({ satisfaction }) => satisfaction >= from && satisfaction < to);
    const month = (at: number) => own.filter(({ life }) => life.leftIn === at).length / own.length;
    return month(13) - sum([8, 9, 10, 11, 12].map(month)) / 5;
  };
  return [
    above('S1', 'very satisfied who stay three years, over satisfied, without switching cost', open, 1),
    between('S1', 'what is left of that lead under a contract', (locked - 1) / (open - 1), 0, 0.5),
    above(
      'S1',
      'jump of leaving when the contract ends, below 7, over that of 9 and above',
      jump(0, 7) / jump(9, 12),
      2,
    ),
  ];
}

const alone = kept(() => livesIn(settled(), 'none'));

function littleExplained() {
  const r = sampleCorrelation(
    alone().map(({ satisfaction }) => satisfaction),
    alone().map(({ sales }) => sales),
  );
  return [
    above('S2', 'correlation of satisfaction with the spend of the next year', r, 0),
    between('S2', 'R² of that', r ** 2, 0.02, 0.15),
  ];
}

function forgiving() {
  const members = livesIn(settled(), 'program');
  const slope = (lives: readonly Lived[]) =>
    linearRegression(lives.map(({ satisfaction, life }) => [satisfaction, life.active ? 0 : 1])).m;
  return [
    below('S3', 'slope of leaving within a year over satisfaction, without a program', slope(alone()), 0),
    between('S3', 'that of members, over it', slope(members) / slope(alone()), 0, 1),
  ];
}

function complaints() {
  const gone = (behavior: Partial<Behavior>) =>
    share(livesIn(settled(behavior, 4000), 'none'), ({ active }) => !active);
  const fails = { failureShare: 0.2 };
  const [none, recovered, alone] = [
    gone({ failureShare: 0 }),
    gone({ ...fails, recoveryShare: 1 }),
    gone({ ...fails, recoveryShare: 0 }),
  ];
  const once = gone({ ...fails, recoveryShare: 0, failureRepeat: 0 });
  const short = gone({ ...fails, recoveryShare: 0, failureDays: 10 });
  return [
    above('S4', 'share leaving in a year with failures, over none', alone / none, 1),
    between(
      'S4',
      'what recovered failures add, over what failures do',
      (recovered - none) / (alone - none),
      0.001,
      0.999,
    ),
    above('S4', 'what failures add, over failures that do not worsen the next', (alone - none) / (once - none), 1),
    between(
      'S4',
      'the excess that is left where a failure is forgotten in ten days',
      (short - once) / (alone - once),
      -0.1,
      0.5,
    ),
  ];
}

function noParadox() {
  const of = (behavior: Partial<Behavior>) => sum(livesIn(settled(behavior, 4000), 'none').map(({ sales }) => sales));
  return [
    between(
      'S5',
      'sales to members whose every failure was made good, over those never failed',
      of({ failureShare: 0.2, recoveryShare: 1 }) / of({ failureShare: 0 }),
      0,
      1,
    ),
  ];
}

/** The share of members who leave in some months at a constant satisfaction and no lock-in, by what happens to them first. */
export function leavingAlike(
  base: number,
  months: number,
  first: (stay: Stay) => void = () => {},
  hearing: (month: number) => number = () => 0,
) {
  const { spec, key } = plainStudy(plan, {}, { dropoutShape: 0, leaveBase: base });
  const draws = new Draws(key);
  const members = 20_000;
  const byMonth = new Array<number>(months + 1).fill(0);
  const satisfaction = { level: 7, hurt: new Float64Array(HURTS.length) };
  for (let member = 0; member < members; member++) {
    draws.turnTo(0, member);
    const stay = new Stay(drawTraits(spec, draws), draws, false);
    first(stay);
    for (let month = 1; month <= months; month++) {
      stay.hear(hearing(month));
      if (stay.leaves(month, satisfaction, 0) === null) continue;
      byMonth[month]!++;
      break;
    }
  }
  let there = members;
  const hazards = byMonth.map((left) => {
    const hazard = left / there;
    there -= left;
    return hazard;
  });
  return { share: 1 - there / members, hazards };
}

/** The logit of leaving at a chance by which so many leave in a month. */
export const monthlyBase = (monthly: number) => {
  const { leaveChance } = plainStudy(plan, {}).spec.behavior;
  return Math.log(monthly / leaveChance / (1 - monthly / leaveChance));
};

function nudged() {
  const base = monthlyBase(1 - (1 - 0.064) ** (1 / 3));
  const [control, treated] = [leavingAlike(base, 3).share, leavingAlike(base, 3, (stay) => stay.wake(0)).share];
  return [
    near('S6', 'share leaving in three months, untouched', control, 0.064, 0.006),
    near('S6', 'the same of the inert whom an offer reached', treated, 0.1, 0.008),
    near('S6', 'ratio of the two', treated / control, 1.6, 0.15),
  ];
}

/** What care does, and what an offer does, to members ranked by how likely they are to leave. */
function byResponse() {
  const study = settled({}, 10_000);
  const { behavior: b } = study.spec;
  const start = study.spec.start;
  const offer = { days: { from: start, until: start + 30 }, lift: b.offerLift, discount: null };
  const cared = livesIn(study, 'none', {
    seen: (life, month) => {
      if (month === 0) life.satisfaction.care();
    },
  });
  const offered = livesIn(study, 'none', {
    seen: (life, month) => {
      if (month === 0) life.reach(offer, 1);
    },
  });
  const plain = livesIn(study, 'none');
  const year = (level: number, lock: number) => 1 - (1 - b.leaveChance * leaveProbability(b, level, lock)) ** 12;
  const members = plain.map(({ life, satisfaction }, member) => {
    const { purchaseRate, yearlyContribution } = life.traits;
    const lock = b.lockInHabit * (1 - Math.exp(-purchaseRate * DAYS_PER_MONTH));
    const gain = Math.min(b.careGain, Math.max(0, b.satisfactionMean - satisfaction));
    const risk = year(satisfaction, lock);
    return { member, satisfaction, risk, worth: (risk - year(satisfaction + gain, lock)) * yearlyContribution };
  });
  type Ranked = (typeof members)[number];
  const fifth = (of: readonly Ranked[], by: (ranked: Ranked) => number) =>
    of.toSorted((x, y) => by(y) - by(x)).slice(0, of.length / 5);
  const sales = (lives: readonly Lived[], of: readonly Ranked[]) => sum(of.map(({ member }) => lives[member]!.sales));
  const gone = (lives: readonly Lived[], of: readonly Ranked[]) =>
    of.filter(({ member }) => !lives[member]!.life.active).length / of.length;
  const unhappy = members.filter(({ satisfaction }) => satisfaction < 6.5);
  const [risky, worthy] = [fifth(unhappy, ({ risk }) => risk), fifth(unhappy, ({ worth }) => worth)];
  const kept = (of: readonly Ranked[]) => sales(cared, of) - sales(plain, of);
  const [most, least] = [fifth(members, ({ risk }) => risk), fifth(members, ({ risk }) => -risk)];
  return [
    above(
      'S7',
      'sales kept by care of the unhappy whose response is worth most, over care of those most at risk',
      kept(worthy) / kept(risky),
      1,
    ),
    above(
      'S7',
      'leavings that an offer causes among the fifth most at risk, per member',
      gone(offered, most) - gone(plain, most),
      0,
    ),
    above(
      'S7',
      'that less the same among the fifth least at risk',
      gone(offered, most) - gone(plain, most) - gone(offered, least) + gone(plain, least),
      0,
    ),
  ];
}

function contagious() {
  const base = monthlyBase(0.045);
  const calm = leavingAlike(base, 4).hazards;
  const close = leavingAlike(base, 4, undefined, (month) => (month === 1 ? 1 : 0)).hazards;
  const ratio = (month: number) => close[month]! / calm[month]!;
  return [
    near('S8', 'chance to leave in the month after a leaving nearby, over that without', ratio(1), 1.797, 0.15),
    below('S8', 'the same in the fourth month, over that', ratio(4) / ratio(1), 1),
  ];
}

function sorted() {
  const constant = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0.6, dropoutRate: 11.7 };
  const lives = livesIn(plainStudy(plan, { horizon: 36, members: 4000 }, constant), 'none');
  const there = [0, 12, 24, 36].map((month) => lives.filter(({ life }) => life.leftIn > month).length);
  const [first, second, third] = [1, 2, 3].map((year) => there[year]! / there[year - 1]!) as [number, number, number];
  return [
    above('S9', 'share kept in the second year over the first, every chance being constant', second / first, 1),
    above('S9', 'in the third over the second', third / second, 1),
  ];
}

export const STAYING: readonly Fact[] = [
  {
    id: 'S1',
    says: 'the link of satisfaction and staying is steep in open markets and flat under lock-in; when the lock opens, the unhappy go',
    source: 'Jones, Sasser 1995',
    measure: hostages,
  },
  {
    id: 'S2',
    says: 'satisfaction alone explains little of what people do',
    source: 'Kumar, Dalla Pozza, Ganesh 2013',
    measure: littleExplained,
  },
  {
    id: 'S3',
    says: 'members forgive: dissatisfaction makes them leave less than others',
    source: 'Bolton, Kannan, Bramlett 2000',
    measure: forgiving,
  },
  {
    id: 'S4',
    says: 'failures make leave, two close together more than twice as much, for a while; recovery helps and almost never cancels',
    source: 'Knox, van Oest 2014',
    measure: complaints,
  },
  {
    id: 'S5',
    says: 'whoever had a failure made good does not buy more than who never had one',
    source: 'de Matos, Henrique, Rossi 2007',
    measure: noParadox,
    lacks:
      'The paradox in satisfaction itself, where a recovered customer is for a while happier than an untroubled one: recovery never repairs more than the failure took, so that it cannot be bought by failing.',
  },
  {
    id: 'S6',
    says: 'a retention offer can wake the inert: 10 % leave in three months, not 6.4 %',
    source: 'Ascarza, Iyengar, Schleicher 2016',
    measure: nudged,
  },
  {
    id: 'S7',
    says: 'target by response and not by risk',
    source: 'Ascarza 2018',
    measure: byResponse,
    lacks:
      'A ranking of members in the report: a forecast is about sums of members, and names nobody. By leavings alone the two rankings are nearly the same here; they part by what a member who stays is worth, and by offers, which wake the inert.',
  },
  {
    id: 'S8',
    says: 'a leaving nearby raises the chance to leave by 80 % in the first month, and less later',
    source: 'Nitzan, Libai 2011',
    measure: contagious,
  },
  {
    id: 'S9',
    says: 'retention rises with tenure by sorting alone',
    source: 'Fader, Hardie 2007',
    measure: sorted,
  },
];
