import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earnedToDate, revisionEffect, splitPrice } from '../../../src/analysis/money/contract-liability.ts';
import { costLiability } from '../../../src/analysis/money/cost-liability.ts';
import {
  expiredToDate,
  redeemedToDate,
  ultimateRedemptionRate,
  unspentShare,
} from '../../../src/analysis/money/redemption-rates.ts';
import { integer, ONE, parseDecimal, ratio } from '../../../src/base/rational.ts';

const number = (text: string) => parseDecimal(text)!;

describe('Example 52 of IFRS 15 and ASC 606: 10,000 points worth 1, with sales of 100,000', () => {
  const sale = splitPrice(100_000n, integer(100_000), integer(9_500));

  test('goods 91,324 and points 8,676, of which 95 % are expected back', () => {
    expect(sale).toEqual({ goods: 91_324n, points: 8_676n });
  });

  test('4,110 in the first year, in which 4,500 points are redeemed; 4,566 stay a liability', () => {
    const earned = earnedToDate(sale.points, integer(4_500), integer(9_500));
    expect([earned, sale.points - earned]).toEqual([4_110n, 4_566n]);
  });

  test('3,493 in the second, to 8,500 points of now 9,700 expected; 1,073 stay a liability', () => {
    const before = earnedToDate(sale.points, integer(4_500), integer(9_500));
    const earned = earnedToDate(sale.points, integer(8_500), integer(9_700));
    expect([earned - before, sale.points - earned]).toEqual([3_493n, 1_073n]);
  });

  test('of the second year, 3,653 come from redemptions and 160 less from expecting more of them', () => {
    const before = earnedToDate(sale.points, integer(4_500), integer(9_500));
    const revision = revisionEffect(sale.points, integer(8_500), integer(9_500), integer(9_700));
    expect(revision).toBe(-160n);
    expect(earnedToDate(sale.points, integer(8_500), integer(9_700)) - before - revision).toBe(3_653n);
  });
});

describe('the handbook variant: points get 9,000, 9,700 of them expected', () => {
  const first = earnedToDate(9_000n, integer(4_500), integer(9_700));

  test('4,175 for the first 4,500', () => {
    expect(first).toBe(4_175n);
  });

  test.each([
    ['3,552 where 9,900 are expected after another 4,000', 9_900, 3_552n],
    ['4,140 where it is only 9,200', 9_200, 4_140n],
  ])('%s', (_, expected, revenue) => {
    expect(earnedToDate(9_000n, integer(8_500), integer(expected)) - first).toBe(revenue);
  });
});

describe('2,000 points worth 0.10 with a sale of 2,000, of which 85 % are expected', () => {
  test('take 157; the published 158 come from a percentage cut to one decimal', () => {
    const pointsAlone = integer(170);
    expect(splitPrice(2_000n, integer(2_000), pointsAlone)).toEqual({ goods: 1_843n, points: 157n });
  });

  test('release 93 of 158 for 1,000 redeemed, out of those expected; out of all issued it would be 79', () => {
    expect(earnedToDate(158n, integer(1_000), integer(1_700))).toBe(93n);
    expect(earnedToDate(158n, integer(1_000), integer(2_000))).toBe(79n);
  });
});

test('example 22 of the Japanese guidance: of 1,000 thousand, 957 are revenue and 43 a contract liability', () => {
  const pointsAlone = integer(45_000);
  expect(splitPrice(1_000_000n, integer(1_000_000), pointsAlone)).toEqual({ goods: 956_938n, points: 43_062n });
  expect([round3(956_938n), round3(43_062n)]).toEqual([957n, 43n]);
});

const round3 = (yen: bigint) => (yen + 500n) / 1_000n;

describe('a split', () => {
  test('adds up to its price, and gives points nothing where there is nothing to give or none expected', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.bigInt(0n, 10n ** 9n),
        fc.bigInt(0n, 10n ** 9n),
        (price, goods, points) => {
          const split = splitPrice(price, integer(goods), integer(points));
          expect(split.goods + split.points).toBe(price);
          expect(split.points >= 0n && split.goods >= 0n).toBe(true);
        },
      ),
    );
    expect(splitPrice(500n, integer(500), integer(0))).toEqual({ goods: 500n, points: 0n });
    expect(splitPrice(-500n, integer(-500), integer(20))).toEqual({ goods: -500n, points: 0n });
  });

  test('rounds a half to even and loses nothing', () => {
    expect(splitPrice(5n, integer(1), integer(1))).toEqual({ goods: 3n, points: 2n });
    expect(splitPrice(7n, integer(1), integer(1))).toEqual({ goods: 3n, points: 4n });
  });
});

describe('an estimate', () => {
  test('leads to the same revenue whatever was estimated on the way', () => {
    const step = fc.record({ redeemed: fc.bigInt(0n, 5_000n), expected: fc.bigInt(20_000n, 90_000n) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let redeemed = 0n;
        let revenue = 0n;
        let earned = 0n;
        for (const { redeemed: more, expected } of steps) {
          redeemed += more;
          const now = earnedToDate(8_676n, integer(redeemed), integer(expected + redeemed));
          revenue += now - earned;
          earned = now;
        }
        const { expected } = steps.at(-1)!;
        expect(revenue).toBe(earnedToDate(8_676n, integer(redeemed), integer(expected + redeemed)));
      }),
    );
  });

  test('earns all of it once nothing more is expected, and no more than that', () => {
    expect(earnedToDate(900n, integer(100), integer(100))).toBe(900n);
    expect(earnedToDate(900n, integer(99), integer(100))).toBe(891n);
    expect(earnedToDate(900n, integer(101), integer(100))).toBe(900n);
    expect(earnedToDate(900n, integer(0), integer(0))).toBe(900n);
  });
});

describe('the cost view', () => {
  test('counts what is expected back at what it costs', () => {
    expect(costLiability(integer(10_000), number('0.85'), number('0.10'))).toBe(850n);
    expect(costLiability(integer(10_000), ONE, number('0.10'))).toBe(1_000n);
    expect(costLiability(integer(-5), ONE, ONE)).toBe(0n);
  });

  test('rises by the same amount for each point of the redemption rate', () => {
    const at = (rate: string) => costLiability(integer(70_000_000), number(rate), ONE);
    expect(at('0.89') - at('0.88')).toBe(700_000n);
    expect(at('0.72') - at('0.71')).toBe(700_000n);
  });
});

describe('rates of redemption and breakage keep apart', () => {
  const points = { issued: 1_000n, redeemed: 300n, expired: 150n, cleared: 50n };

  test('what is so far, and what will be', () => {
    expect(redeemedToDate(points)).toEqual(ratio(3n, 10n));
    expect(expiredToDate(points)).toEqual(ratio(3n, 20n));
    expect(unspentShare(points)).toEqual(ratio(7n, 10n));
    expect(ultimateRedemptionRate(points)).toEqual(ratio(3n, 5n));
  });

  test('without points there is no share, and without experience no breakage', () => {
    const none = { issued: 0n, redeemed: 0n, expired: 0n, cleared: 0n };
    expect([redeemedToDate(none), expiredToDate(none), unspentShare(none)]).toEqual([undefined, undefined, undefined]);
    expect(ultimateRedemptionRate(none)).toEqual(ONE);
    expect(ultimateRedemptionRate({ ...none, issued: 5n, expired: 2n })).toEqual(integer(0));
  });
});
