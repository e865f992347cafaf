import { describe, expect, test } from 'vitest';
import { forecast } from '../../../src/analysis/forecast.ts';
import { customerValue, wholeValue } from '../../../src/analysis/money/customer-value.ts';
import { PLAIN_CELLS } from '../../../src/model/customer-grid.ts';
import type { Economics } from '../../../src/population/economics.ts';
import { simulateBlock } from '../../../src/population/simulate-block.ts';
import { clubStudy, openMember } from '../../properties/yearly-club.ts';

/** Four recommendations of a promoter, three warnings of a detractor that undo four each, six for a customer. */
const EXERCISE: Economics = {
  ...clubStudy({}).spec.economics,
  promoterPositives: 4,
  detractorNegatives: 3,
  positivesPerNegative: 4,
  positivesPerCustomer: 6,
};

describe('the exercise: a customer is worth 1,000, a promoter buys for three times that, a detractor for half', () => {
  const promoter = customerValue('promoter', 3_000, 1_000, EXERCISE);
  const detractor = customerValue('detractor', 500, 1_000, EXERCISE);

  test('a promoter is worth 3,667, of which two thirds of a customer come by word of mouth', () => {
    expect(Math.round(wholeValue(promoter))).toBe(3_667);
    expect(promoter.positive).toBeCloseTo(666.67, 2);
  });

  test('a detractor takes away 1,500: two customers stay away', () => {
    expect(wholeValue(detractor)).toBe(-1_500);
    expect(detractor.negative).toBe(-2_000);
  });

  test('making one of the other is worth 5,167', () => {
    expect(Math.round(wholeValue(promoter) - wholeValue(detractor))).toBe(5_167);
  });
});

describe('a value', () => {
  test('holds no word of mouth of members who are passive or did not answer, and nobody’s ideas by itself', () => {
    for (const voice of ['passive', 'unknown'] as const) {
      const value = { purchase: 900, positive: 0, negative: 0, information: 0 };
      expect(customerValue(voice, 900, 1_000, EXERCISE)).toEqual(value);
    }
    expect(customerValue('promoter', 900, 1_000, EXERCISE).information).toBe(0);
  });

  test('counts ideas of promoters where they are given a value', () => {
    const ideas = { ...EXERCISE, promoterIdeas: 5, ideasAdopted: 0.02, ideaValue: 50_000 };
    expect(customerValue('promoter', 900, 1_000, ideas).information).toBe(5_000);
    expect(customerValue('detractor', 900, 1_000, ideas).information).toBe(0);
  });
});

describe('the values by cell', () => {
  const study = clubStudy({ members: 800, horizon: 4 });
  const valued = (own: Partial<Economics>) => {
    const spec = { ...study.spec, economics: { ...EXERCISE, ...own } };
    const sums = simulateBlock({ ...study, spec }, { replicate: 0, block: 0, cut: 12_000 }, openMember);
    return { rows: forecast(study.plan, spec, [sums]), sums: sums.worlds[0]! };
  };
  const { rows, sums } = valued({});
  const at = (metric: string, cell: string, all = rows) =>
    all.find((row) => row.metric === metric && row.cell === cell && row.month === 4 && row.world === 'program')?.median;

  test('add up to the expected contribution of all active members', () => {
    const cells = [
      'angel',
      'high passive',
      'hostage',
      'high unknown',
      'low promoter',
      'low passive',
      'rebel',
      'low unknown',
    ];
    const whole = sums.cellContribution.reduce((sum, series) => sum + series[4]!, 0n);
    expect(cells.reduce((sum, cell) => sum + at('value.purchase', cell)!, 0)).toBeCloseTo(Number(whole), -1);
    expect(PLAIN_CELLS.length).toBe(cells.length);
  });

  test('say of one member what the formula says of the mean', () => {
    const hostages = sums.cells[PLAIN_CELLS.indexOf('high detractor')]![4]!;
    expect(hostages).toBeGreaterThan(0);
    const whole = Number(sums.cellContribution.reduce((sum, series) => sum + series[4]!, 0n));
    const customer = whole / sums.active[4]!;
    expect(at('value.warnings.mean', 'hostage')).toBeCloseTo(-2 * customer, -1);
    expect(at('cev', 'hostage')).toBeCloseTo(at('value.purchase', 'hostage')! - 2 * customer * hostages, -2);
    expect(at('value.recommendations', 'hostage')).toBe(0);
    expect(at('value.recommendations.mean', 'angel')).toBeCloseTo((4 / 6) * customer, -1);
  });

  test('leave ideas out unless they are given a value', () => {
    expect(at('ckv', 'angel')).toBeUndefined();
    const { rows: informed } = valued({ promoterIdeas: 1, ideasAdopted: 0.5, ideaValue: 100 });
    expect(at('ckv.mean', 'angel', informed)).toBe(50);
  });
});
