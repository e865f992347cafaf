import { describe, expect, it } from 'vitest';
import { type Day, FOREVER, formatDay, parseDay } from '../../src/base/calendar.ts';
import { Ledger } from '../../src/engine/ledger.ts';
import { grantEnd, nextReview } from '../../src/engine/schedule.ts';
import { planWith } from './plan-of.ts';

const on = (text: string): Day => parseDay(text)!;

function ladderWith(lasts: string, review = 'review daily') {
  const { ladders } = planWith(`ladder rank {
    base tier member
    attain at once
    lasts ${lasts}
    ${review}
    downgrade never
  }`);
  return ladders[0]!;
}

describe('the first review after a day', () => {
  it.each([
    ['daily', '2024-02-28', '2024-02-29'],
    ['daily', '2024-12-31', '2025-01-01'],
    ['monthly on day 1', '2024-01-31', '2024-02-01'],
    ['monthly on day 1', '2024-02-01', '2024-03-01'],
    ['monthly on day 31', '2024-01-30', '2024-01-31'],
    ['monthly on day 31', '2024-01-31', '2024-02-29'],
    ['monthly on day 31', '2023-01-31', '2023-02-28'],
    ['monthly on day 31', '2024-02-29', '2024-03-31'],
    ['monthly on day 31', '2024-04-29', '2024-04-30'],
    ['monthly on day 15', '2024-12-15', '2025-01-15'],
    ['yearly on 04-01', '2024-03-31', '2024-04-01'],
    ['yearly on 04-01', '2024-04-01', '2025-04-01'],
    ['yearly on 02-29', '2024-02-28', '2024-02-29'],
    ['yearly on 02-29', '2024-02-29', '2025-02-28'],
    ['yearly on 02-29', '2027-02-28', '2028-02-29'],
    ['yearly on 10-01 and 04-01', '2024-04-01', '2024-10-01'],
    ['yearly on 10-01 and 04-01', '2024-10-01', '2025-04-01'],
  ])('%s, after %s: %s', (review, day, next) => {
    expect(formatDay(nextReview(ladderWith('forever', `review ${review}`).review, on(day)))).toBe(next);
  });

  it('never comes where a ladder has none', () => {
    expect(nextReview(null, on('2024-01-01'))).toBe(FOREVER);
  });
});

describe('where a tier that begins on the day it is earned ends', () => {
  it.each([
    ['for 12 months', '2024-05-01', '2025-05-01'],
    ['for 12 months', '2024-02-29', '2025-02-28'],
    ['for 1 years', '2023-02-28', '2024-02-28'],
    ['for 6 months', '2023-08-31', '2024-02-29'],
    ['for 30 days', '2024-02-28', '2024-03-29'],
    ['for 12 months, at end of month', '2013-06-17', '2014-07-01'],
    ['for 12 months, at end of month', '2013-06-30', '2014-07-01'],
    ['for 12 months, at end of month', '2013-07-01', '2014-08-01'],
    ['until end of calendar year', '2024-01-01', '2025-01-01'],
    ['until end of calendar year', '2024-12-31', '2025-01-01'],
    ['until end of next calendar year', '2024-01-01', '2026-01-01'],
    ['until end of next calendar year', '2024-12-31', '2026-01-01'],
    ['until end of year from 04-01', '2024-03-31', '2024-04-01'],
    ['until end of year from 04-01', '2024-04-01', '2025-04-01'],
    ['until end of next year from 04-01', '2024-03-31', '2025-04-01'],
    ['until end of next year from 02-29', '2023-01-01', '2024-02-29'],
    ['until end of next year from 02-29', '2024-01-01', '2025-02-28'],
  ])('%s, from %s: %s', (lasts, day, end) => {
    const ladder = ladderWith(lasts);
    expect(formatDay(grantEnd(ladder.lasts, ladder.review, on(day), on(day), on(day)))).toBe(end);
  });

  it('reads the year of the last day it was judged by: on New Year’s Day, the year before', () => {
    const ladder = ladderWith('until end of next calendar year');
    const end = grantEnd(ladder.lasts, ladder.review, on('2025-01-01'), on('2024-12-31'), on('2024-05-01'));
    expect(formatDay(end)).toBe('2026-01-01');
  });

  it('counts from the latest event or the beginning, whichever is later', () => {
    const ladder = ladderWith('for 30 days after latest purchase');
    const end = (from: string, latest: string) =>
      formatDay(grantEnd(ladder.lasts, ladder.review, on(from), on(from), on(latest)));
    expect(end('2024-05-01', '2024-04-01')).toBe('2024-05-31');
    expect(end('2024-05-01', '2024-05-10')).toBe('2024-06-09');
  });

  it('lasts until the next review, or forever', () => {
    const reviewed = ladderWith('until next review', 'review monthly on day 1');
    expect(formatDay(grantEnd(reviewed.lasts, reviewed.review, on('2024-05-01'), on('2024-04-30'), 0))).toBe(
      '2024-06-01',
    );
    const forever = ladderWith('forever');
    expect(grantEnd(forever.lasts, forever.review, on('2024-05-01'), on('2024-05-01'), 0)).toBe(FOREVER);
  });
});

describe('the first day on which a point earned is gone', () => {
  it.each([
    ['12 months after earning', '2024-02-29', '2025-02-28'],
    ['6 months after earning', '2023-08-31', '2024-02-29'],
    ['6 months after earning', '2024-08-31', '2025-02-28'],
    ['365 days after earning', '2024-01-01', '2024-12-31'],
    ['12 months after earning, at end of month', '2025-03-15', '2026-04-01'],
    ['12 months after earning, at end of month', '2025-03-31', '2026-04-01'],
    ['12 months after earning, at end of month', '2025-04-01', '2026-05-01'],
    ['36 months after earning, at end of month', '2022-05-06', '2025-06-01'],
    ['3 years after earning, at end of month', '2022-05-06', '2025-06-01'],
    ['5 months after earning, at end of month', '2025-09-12', '2026-03-01'],
    ['6 months after earning, at end of month', '2023-08-31', '2024-03-01'],
    ['30 days after latest activity', '2024-02-28', '2024-03-29'],
    ['24 months after latest activity, at end of month', '2024-02-29', '2026-03-01'],
    ['yearly on 04-01', '2024-03-31', '2024-04-01'],
    ['yearly on 04-01', '2024-04-01', '2025-04-01'],
    ['yearly on 02-29', '2024-02-29', '2025-02-28'],
    ['yearly on 02-29', '2023-03-01', '2024-02-29'],
    ['never', '2024-01-01', 'forever'],
  ])('%s, earned on %s: %s', (expires, day, gone) => {
    const { ledgers } = planWith(`points point { expires ${expires} balance stops at zero }`);
    const ledger = new Ledger(ledgers[0]!);
    ledger.add(1n, on(day), 'earned');
    expect(formatDay(ledger.nextExpiry)).toBe(gone);
    if (gone === 'forever') return;
    expect(ledger.expire(on(gone) - 1)).toBe(0n);
    expect(ledger.expire(on(gone))).toBe(1n);
    expect(ledger.balance).toBe(0n);
  });
});
