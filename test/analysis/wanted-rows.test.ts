import { expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { clubStudy, openMember } from '../properties/yearly-club.ts';

it('makes the rows that are wanted, the same as among all', () => {
  const study = clubStudy({ members: 30, horizon: 3, warmup: 3 });
  const sums = [0, 1].map((replicate) => simulateBlock(study, { replicate, block: 0, cut: 100 }, openMember));
  const { plan, spec } = study;
  const all = forecast(plan, spec, sums);
  for (const wants of [
    (_: string, month: number) => month === 3,
    (metric: string, month: number) => metric.startsWith('inc.') || (metric === 'tier.share' && month > 0),
    () => false,
  ])
    expect(forecast(plan, spec, sums, {}, [], wants)).toEqual(all.filter(({ metric, month }) => wants(metric, month)));
});
