import { mean, sampleCorrelation } from 'simple-statistics';
import type { Behavior } from '../../src/population/behavior.ts';
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '../../src/population/traits.ts';
import { cardPlan, livesIn, plainStudy, purchaseTimes } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, near } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';

/** Nobody leaves, so that every card can be followed to its end. */
const STAYING: Partial<Behavior> = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0 };
/** A campus café: everybody comes about equally often, 2.4 times a week. */
const REGULARS: Partial<Behavior> = { ...NO_FRIENDS, purchaseShape: 40, purchaseRate: 40 / 2.4, satisfactionLift: 0 };
const CAFE: Partial<Behavior> = { ...STAYING, ...REGULARS };
const cafe = { members: 4000, horizon: 3 };

const cafeTimes = (stamps: number, gift = 0, worth = 5000) =>
  purchaseTimes(plainStudy(cardPlan(stamps, worth), cafe, CAFE), gift);

/** The mean gaps between the purchases of all members, from the start to the first on. */
function gaps(times: readonly (readonly number[])[], count: number): number[] {
  const whole = times.filter((own) => own.length >= count);
  return Array.from({ length: count }, (_, i) => mean(whole.map((own) => own[i]! - (i === 0 ? 0 : own[i - 1]!))));
}

function goalGradient() {
  const filled = gaps(cafeTimes(10), 10);
  const flat = gaps(cafeTimes(10, 0, 0), 10);
  return [
    near('L1', 'last gap over first', filled[9]! / filled[0]!, 0.8, 0.05),
    near('L1', 'the same with a worthless reward', flat[9]! / flat[0]!, 1, 0.05),
  ];
}

/** The share who have bought so often within some days of the start, and the mean day on which those did. */
function completed(times: readonly (readonly number[])[], purchases: number, days: number) {
  const done = times.flatMap((own) => {
    const at = own[purchases - 1];
    return at !== undefined && at < days ? [at] : [];
  });
  return { share: done.length / times.length, day: mean(done) };
}

function relativeProgress() {
  const blank = completed(cafeTimes(10), 10, 28);
  const endowed = completed(cafeTimes(12, 2), 10, 28);
  return [
    below('L2', 'days to ten purchases, against a blank card', endowed.day / blank.day, 1),
    above('L2', 'share completing in four weeks, against a blank card', endowed.share / blank.share, 1),
  ];
}

function endowedProgress() {
  // Rates of shape 2 over members; the blank card of eight is completed by about a fifth in nine months.
  const wash: Partial<Behavior> = { ...STAYING, purchaseShape: 2, purchaseRate: 2 / 0.112, satisfactionLift: 0 };
  const share = (stamps: number, gift: number, behavior: Partial<Behavior> = {}) => {
    const study = plainStudy(cardPlan(stamps), { members: 3000, horizon: 9 }, { ...wash, ...behavior });
    return completed(purchaseTimes(study, gift), 8, Number.POSITIVE_INFINITY).share;
  };
  const off = { gradientPull: 0, endowedPull: 0 };
  const blank = share(8, 0);
  return [
    near('L3', 'share completing a blank card of eight', blank, 0.19, 0.02),
    near('L3', 'ten with two given, against eight', share(10, 2) / blank, 1.79, 0.15),
    near('L3', 'the same with the pull of cards off', share(10, 2, off) / share(8, 0, off), 1, 0),
  ];
}

/** A shop where everybody comes twice a month, so that a card takes five months and its points tie. */
const SHOP: Partial<Behavior> = {
  ...NO_FRIENDS,
  purchaseShape: 4000,
  purchaseRate: (4000 * DAYS_PER_YEAR) / 7 / 24,
  satisfactionMean: 7,
  dropoutShape: 0,
};

interface Shopper {
  /** The moments of the purchases, in days after the start. */
  readonly times: number[];
  /** By month, the stamps at its end; as long as the member is there. */
  readonly stamps: number[];
}

function shoppers(horizon: number, worth: number): Shopper[] {
  const study = plainStudy(cardPlan(10, worth), { members: 12_000, horizon }, SHOP);
  const shoppers: Shopper[] = [];
  livesIn(study, 'program', {
    entered: (run) => {
      const own: Shopper = { times: [], stamps: [0] };
      shoppers.push(own);
      const happen = run.happen.bind(run);
      run.happen = (event) => {
        own.times.push(event.day + event.second / 86_400 - study.spec.start);
        happen(event);
      };
    },
    seen: (life, _month, member) => {
      if (life.active) shoppers[member]!.stamps.push(Number(life.balance(0)));
    },
  });
  return shoppers;
}

const CARD_MONTHS = 16;
const cardholders = kept(() => shoppers(CARD_MONTHS, 5000));

/** The share of months after which members leave, of those that end with so many stamps after a first card is filled. */
function leavingWith(from: number, to: number): number {
  let [there, left] = [0, 0];
  for (const { stamps, times } of cardholders()) {
    const first = times[9] === undefined ? Number.POSITIVE_INFINITY : Math.ceil(times[9] / DAYS_PER_MONTH) + 1;
    for (let month = first; month < Math.min(CARD_MONTHS, stamps.length); month++) {
      if (stamps[month]! < from || stamps[month]! > to) continue;
      there++;
      if (month + 1 === stamps.length) left++;
    }
  }
  return left / there;
}

function resetAfterReward() {
  const filled = gaps(cafeTimes(10), 11);
  const ratio = leavingWith(0, 1) / leavingWith(8, 9);
  return [
    above('L4', 'gap after the reward over the gap before', filled[10]! / filled[9]!, 1),
    above('L4', 'chance to leave with an empty card over that with a full one', ratio, 1),
  ];
}

/** A single gap says nothing of how a member speeds up, so each first card is compared with that of a twin without a reward. */
function accelerators() {
  const twins = shoppers(10, 0);
  const pairs = cardholders().flatMap(({ times }, member) => {
    const [filled, twin] = [times[9], twins[member]!.times[9]];
    return filled === undefined || twin === undefined ? [] : [[Math.log(twin / filled), times.length >= 20 ? 1 : 0]];
  });
  const r = sampleCorrelation(
    pairs.map(([x]) => x!),
    pairs.map(([, y]) => y!),
  );
  return [above('L5', 'correlation of speeding up on the first card with filling a second', r, 0)];
}

export const CARDS: readonly Fact[] = [
  {
    id: 'L1',
    says: 'people buy faster as a reward nears, 20 % at the last stamp of ten; without a reward they do not',
    source: 'Kivetz, Urminsky, Zheng 2006',
    measure: goalGradient,
  },
  {
    id: 'L2',
    says: 'progress is relative: twelve stamps with two given beat ten',
    source: 'Kivetz, Urminsky, Zheng 2006',
    measure: relativeProgress,
  },
  {
    id: 'L3',
    says: 'a card begun for the customer is completed by 34 %, a blank one by 19 %',
    source: 'Nunes, Drèze 2006',
    measure: endowedProgress,
  },
  {
    id: 'L4',
    says: 'right after the reward people buy more slowly, and leave most easily',
    source: 'Kivetz, Urminsky, Zheng 2006',
    measure: resetAfterReward,
  },
  {
    id: 'L5',
    says: 'who speeds up more stays and comes back more',
    source: 'Kivetz, Urminsky, Zheng 2006',
    measure: accelerators,
  },
];
