import { describe, expect, it } from 'vitest';
import { FIRST_DAY, formatDay, parseDay } from '../../src/base/calendar.ts';
import { windowAt } from '../../src/engine/window.ts';
import { planWith } from './plan-of.ts';

/** The first and last day that a window covers when it is read at the end of a day. */
function covered(window: string, joined: string, day: string): string {
  const [measure] = planWith(`measure purchases = count of purchase in ${window}`).measures;
  const { from, until } = windowAt(measure!.window, parseDay(day)! + 1, parseDay(joined)!);
  return `${from === FIRST_DAY ? 'ever' : formatDay(from)} to ${formatDay(until - 1)}`;
}

describe('what a window covers at the end of a day', () => {
  it.each([
    ['lifetime', '2024-05-17', 'ever to 2024-05-17'],

    ['calendar year', '2023-12-31', '2023-01-01 to 2023-12-31'],
    ['calendar year', '2024-01-01', '2024-01-01 to 2024-01-01'],
    ['calendar year', '2024-02-29', '2024-01-01 to 2024-02-29'],

    ['calendar month', '2024-02-29', '2024-02-01 to 2024-02-29'],
    ['calendar month', '2024-03-01', '2024-03-01 to 2024-03-01'],

    ['year from 04-01', '2024-03-31', '2023-04-01 to 2024-03-31'],
    ['year from 04-01', '2024-04-01', '2024-04-01 to 2024-04-01'],
    ['year from 04-01', '2024-12-31', '2024-04-01 to 2024-12-31'],
    ['year from 02-29', '2023-02-27', '2022-02-28 to 2023-02-27'],
    ['year from 02-29', '2023-02-28', '2023-02-28 to 2023-02-28'],
    ['year from 02-29', '2024-02-28', '2023-02-28 to 2024-02-28'],
    ['year from 02-29', '2024-02-29', '2024-02-29 to 2024-02-29'],

    ['previous calendar year', '2023-12-31', '2022-01-01 to 2022-12-31'],
    ['previous calendar year', '2024-01-01', '2023-01-01 to 2023-12-31'],
    ['previous calendar month', '2024-03-31', '2024-02-01 to 2024-02-29'],
    ['previous calendar month', '2024-04-01', '2024-03-01 to 2024-03-31'],
    ['previous year from 04-01', '2024-03-31', '2022-04-01 to 2023-03-31'],
    ['previous year from 04-01', '2024-04-01', '2023-04-01 to 2024-03-31'],
    ['previous year from 02-29', '2024-02-29', '2023-02-28 to 2024-02-28'],

    ['last 1 days', '2024-03-01', '2024-03-01 to 2024-03-01'],
    ['last 30 days', '2024-03-01', '2024-02-01 to 2024-03-01'],
    ['last 365 days', '2024-12-31', '2024-01-02 to 2024-12-31'],

    ['last 12 months', '2025-01-10', '2024-01-11 to 2025-01-10'],
    ['last 12 months', '2024-02-28', '2023-02-28 to 2024-02-28'],
    ['last 12 months', '2024-02-29', '2023-03-01 to 2024-02-29'],
    ['last 12 months', '2025-02-28', '2024-03-01 to 2025-02-28'],
    ['last 12 months', '2025-02-27', '2024-02-28 to 2025-02-27'],
    ['last 1 years', '2025-01-10', '2024-01-11 to 2025-01-10'],
    ['last 1 month', '2024-03-30', '2024-02-29 to 2024-03-30'],
    ['last 1 month', '2024-03-31', '2024-03-01 to 2024-03-31'],

    ['12 whole months', '2024-04-29', '2023-04-01 to 2024-03-31'],
    ['12 whole months', '2024-05-01', '2023-05-01 to 2024-04-30'],
    ['12 whole months', '2025-02-27', '2024-02-01 to 2025-01-31'],
    ['1 whole month', '2024-03-30', '2024-02-01 to 2024-02-29'],
    ['12 whole months, ending 1 month before the review', '2024-05-01', '2023-04-01 to 2024-03-31'],
    ['3 whole months, ending 2 months before review', '2024-03-15', '2023-10-01 to 2023-12-31'],
  ])('%s on %s: %s', (window, day, days) => {
    expect(covered(window, '2000-01-01', day)).toBe(days);
  });

  it('counts a month as whole at the end of its last day', () => {
    expect(covered('1 whole month', '2000-01-01', '2024-04-29')).toBe('2024-03-01 to 2024-03-31');
    expect(covered('1 whole month', '2000-01-01', '2024-04-30')).toBe('2024-04-01 to 2024-04-30');
  });

  it.each([
    ['2020-02-29', '2021-02-27', '2020-02-29 to 2021-02-27'],
    ['2020-02-29', '2021-02-28', '2021-02-28 to 2021-02-28'],
    ['2020-02-29', '2024-02-28', '2023-02-28 to 2024-02-28'],
    ['2020-02-29', '2024-02-29', '2024-02-29 to 2024-02-29'],
    ['2020-12-31', '2021-12-30', '2020-12-31 to 2021-12-30'],
    ['2020-12-31', '2021-12-31', '2021-12-31 to 2021-12-31'],
    ['2020-06-15', '2020-06-15', '2020-06-15 to 2020-06-15'],
  ])('personal year of who joined on %s, on %s: %s', (joined, day, days) => {
    expect(covered('personal year', joined, day)).toBe(days);
  });

  it('moves forward only, whatever the window', () => {
    for (const window of ['last 1 month', 'last 12 months', '3 whole months', 'year from 02-29', 'personal year']) {
      let before = '';
      for (let day = parseDay('2023-01-01')!; day <= parseDay('2025-03-02')!; day++) {
        const now = covered(window, '2020-02-29', formatDay(day));
        expect(now >= before, `${window}: ${now} after ${before}`).toBe(true);
        before = now;
      }
    }
  });
});
