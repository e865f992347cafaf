import { mean, quantile } from 'simple-statistics';
import type { Plan } from '../../src/compile/plan.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { frameOf, monthDays } from '../../src/population/frame.ts';
import { planOf } from '../engine/plan-of.ts';
import { livesIn, plainStudy } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, near } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';

const STAYING: Partial<Behavior> = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0, satisfactionLift: 0 };

/** A point for each ten yen, and vouchers worth a yen a point when members ask for them. */
const vouchers = (prices: readonly number[]): Plan =>
  planOf(`program "Vouchers" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    points point {
      expires never
      balance stops at zero
    }
    earn point on purchase = amount * (1 point per ¥10), rounded down
    ${prices
      .map(
        (price) => `reward voucher_${price} for ${price} point {
      worth ¥${price}
      costs ¥${price}
      use any time
      issued on request
    }`,
      )
      .join('\n')}
  }`);

const PRICE = 500;
const MONTHS = 24;
const MEMBERS = 4000;

interface Month {
  /** Before anything is redeemed in it, in points. */
  readonly balance: number;
  readonly redeemed: number;
  readonly purchases: number;
  /** As the member's own rate alone would bring. */
  readonly expected: number;
}

function collectors(prices: readonly number[], behavior: Partial<Behavior> = {}) {
  const study = plainStudy(vouchers(prices), { members: MEMBERS, horizon: MONTHS }, { ...STAYING, ...behavior });
  const frame = frameOf(study, 0);
  const months: Month[][] = [];
  let [redeemed, purchases] = [0, 0];
  livesIn(study, 'program', {
    entered: (run) => {
      months.push([{ balance: 0, redeemed: 0, purchases: 0, expected: 0 }]);
      const happen = run.happen.bind(run);
      run.happen = (event) => {
        purchases++;
        happen(event);
      };
      const redeem = run.redeem.bind(run);
      run.redeem = (reward, day, spentOn) => {
        const done = redeem(reward, day, spentOn);
        if (done) redeemed += Number(study.plan.rewards[reward]!.price);
        return done;
      };
    },
    seen: (life, month, member) => {
      const balance = Number(life.balance(0)) + redeemed;
      const { from, to } = monthDays(frame, month);
      const expected = (to - from) * life.traits.purchaseRate;
      months[member]!.push({ balance, redeemed, purchases, expected });
      [redeemed, purchases] = [0, 0];
    },
  });
  return { study, months };
}

const linear = kept(() => collectors([PRICE]));
/** Purchases in the months around those redemptions, over what the members' own rates would bring. */
function around(binding: boolean, offset: number): number {
  let [bought, expected] = [0, 0];
  for (const months of linear().months) {
    for (let month = 2; month + offset < months.length; month++) {
      const before = months[month - 1]!;
      const bound = before.balance - before.redeemed < 2 * PRICE;
      if (months[month]!.redeemed === 0 || bound !== binding) continue;
      bought += months[month + offset]!.purchases;
      expected += months[month + offset]!.expected;
    }
  }
  return bought / expected - 1;
}

function momentum() {
  return [
    above('L10', 'lift in the month that ends with a redemption', around(true, 0), 0),
    above('L10', 'lift in the month after it', around(true, 1), 0),
    above('L10', 'the same before, with twice the price there already', around(false, 0), 0),
    above('L10', 'the same after', around(false, 1), 0),
  ];
}

function stockpiling() {
  const { months } = linear();
  const share = (from: number, to: number) => {
    const reached = months.flat().filter(({ balance }) => balance >= from * PRICE && balance < to * PRICE);
    return reached.filter(({ redeemed }) => redeemed > 0).length / reached.length;
  };
  const balances = months.map((own) => own.at(-1)!.balance).sort((a, b) => a - b);
  const sum = (values: readonly number[]) => values.reduce((x, y) => x + y, 0);
  return [
    below('L11', 'share redeeming in a month with the price just reached', share(1, 1.25), 0.35),
    above('L11', 'with twice the price, against just reached', share(2, 2.25) / share(1, 1.25), 1),
    above('L11', 'mean balance over the median', mean(balances) / quantile(balances, 0.5), 1),
    above(
      'L11',
      'share of all points that the top fifth holds',
      sum(balances.slice(-MEMBERS / 5)) / sum(balances),
      0.2,
    ),
  ];
}

function pointsPlusCash() {
  const both = collectors([PRICE, PRICE / 2]);
  const redemptions = ({ months }: typeof both) => months.flat().filter(({ redeemed }) => redeemed > 0).length;
  const later = ({ months }: typeof both) =>
    months.flatMap((own) => own.slice(13)).reduce((sum, { purchases }) => sum + purchases, 0);
  return [
    above(
      'L12',
      'redemptions with a price of half as well, over those without',
      redemptions(both) / redemptions(linear()),
      1,
    ),
    near('L12', 'purchases of the second year with it, over those without', later(both) / later(linear()), 1, 0.005),
  ];
}

export const POINTS: readonly Fact[] = [
  {
    id: 'L10',
    says: 'redeeming lifts purchases before it and after, also where no threshold is near',
    source: 'Dorotic, Verhoef, Fok, Bijmolt 2014',
    measure: momentum,
  },
  {
    id: 'L11',
    says: 'members let points lie: each redeems only from an own balance on, and few hold most of the points',
    source: 'Stourm, Bradlow, Fader 2015',
    measure: stockpiling,
  },
  {
    id: 'L12',
    says: 'points with cash raise redemptions and lower later purchases',
    source: 'Montoya, Flores 2019',
    measure: pointsPlusCash,
    lacks:
      'Lower later purchases: no reward of the language is paid in part with money, and nothing says what money paid does to a member. A cheaper reward beside the dear one stands for it; it is redeemed more often, and later purchases stay as they are.',
  },
];
