import { mean, sampleVariance } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { imputedCells } from '../../../src/analysis/imputation.ts';
import { uncertainForecast } from '../../../src/analysis/uncertainty/uncertain-forecast.ts';
import { PARETO_NBD } from '../../../src/calibration/pareto-nbd.ts';
import { PLAIN_CELLS, VOICES } from '../../../src/model/customer-grid.ts';
import { activeSources, independentRuns, runsOf, sourceDrawn } from '../../../src/population/forecast-runs.ts';
import { simulateBlock } from '../../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../../src/population/simulation-spec.ts';
import type { Source } from '../../../src/population/sources.ts';
import { studyIn } from '../../../src/population/study-run.ts';
import { planOf } from '../../engine/plan-of.ts';
import { clubStudy, openMember } from '../../properties/yearly-club.ts';
import { effectsOff, fittedStudy } from '../../validation/fitted-study.ts';

const small: Partial<SimulationSpec> = { members: 150, horizon: 4, warmup: 6, joinSpread: 6, replicates: 3 };

function told(study: Study, sources: readonly Source[], count: number) {
  const runs = runsOf(study.spec, sources, count);
  const replicates = runs.map((run, place) => ({
    ...simulateBlock(studyIn(study, run), { replicate: run.chance, block: 0, cut: 12_000 }, openMember),
    replicate: place,
  }));
  return uncertainForecast(study, runs, replicates, sources);
}

describe('the parameters of a fitted population', () => {
  const best = [0.55, 10.6, 0.6, 11.7];
  const samples = [best, [1.1, 8, 0.6, 11.7], [0.3, 14, 0.6, 11.7]];
  const study = fittedStudy(PARETO_NBD, best, small, effectsOff, samples);

  test('are a source of their own, which can be left out and then stays at the best fit', () => {
    expect(activeSources(study, [])).toEqual(['chance', 'parameters', 'assumptions']);
    expect(activeSources(study, ['parameters'])).toEqual(['chance', 'assumptions']);
    expect(activeSources(clubStudy(small), [])).toEqual(['chance', 'assumptions']);
    const without = runsOf(study.spec, ['chance', 'assumptions'], 6);
    expect(without.every(({ parameters }) => parameters === null)).toBe(true);
    expect(studyIn(study, without[0]!).spec.behavior.purchaseShape).toBe(0.55);
  });

  test('take their turn, and the assumptions leave them alone', () => {
    const sources = ['chance', 'parameters', 'assumptions'] as const;
    const runs = runsOf(study.spec, sources, 7);
    expect(runs.map(({ chance }) => chance)).toEqual([0, 1, 1, 1, 2, 2, 2]);
    expect(runs.map(({ parameters }) => parameters)).toEqual([0, 0, 1, 1, 1, 2, 2]);
    expect([1, 2, 3, 4].map((run) => sourceDrawn(sources, run))).toEqual([
      'chance',
      'parameters',
      'assumptions',
      'chance',
    ]);
    expect(independentRuns(60, sources)).toBe(20);
    for (const { deviations } of runs)
      expect(Object.keys(deviations).filter((id) => study.spec.fitted!.ids.includes(id))).toEqual([]);
    expect(Object.keys(runs[0]!.deviations)).toContain('margin.share');
  });

  test('without samples are drawn from their own ranges', () => {
    const ids = study.spec.fitted!.ids;
    const assumptions = study.spec.assumptions.map((each) =>
      each.id === 'purchase.r' ? { ...each, value: 0.55, low: 0.4, high: 0.7 } : each,
    );
    const spec = { ...study.spec, assumptions, fitted: { ...study.spec.fitted!, draws: [] } };
    expect(activeSources({ ...study, spec }, ['assumptions'])).toEqual(['chance', 'parameters']);
    const deviations = runsOf(spec, ['parameters'], 3).map((run) => run.deviations);
    expect(deviations.every((own) => Object.keys(own).every((id) => ids.includes(id)))).toBe(true);
    expect(new Set(deviations.map((own) => own['purchase.r'])).size).toBe(3);
    expect(runsOf(spec, ['chance'], 3).every((run) => Object.keys(run.deviations).length === 0)).toBe(true);
  });

  test('contribute most of what is not known of purchases where samples differ that much', () => {
    const { headlines } = told(study, ['chance', 'parameters'], 20);
    const { shares } = headlines.find(({ row }) => row.metric === 'rev.net.total')!;
    expect(shares.parameters).toBeGreaterThan(0.5);
    expect(shares.parameters! + shares.chance!).toBeCloseTo(1, 9);
  });
});

describe('the answers of who gave none', () => {
  const counts = (known: readonly number[], unknown: number) =>
    PLAIN_CELLS.map((_, cell) => (cell < VOICES.length ? [...known, unknown][cell]! : 0));
  const drawn = (known: readonly number[], unknown: number, draw: number) =>
    imputedCells(counts(known, unknown), { seed: 'a', draw }) as number[];

  test('are those of the others of the same profit, as is expected', () => {
    expect(imputedCells(counts([6, 3, 1], 90), null).slice(0, VOICES.length)).toEqual([60, 30, 10, 0]);
    expect(imputedCells(counts([6, 3, 1], 0), { seed: 'a', draw: 1 }).slice(0, VOICES.length)).toEqual([6, 3, 1, 0]);
    expect(imputedCells(counts([0, 0, 0], 5), null)[0]).toBeUndefined();
  });

  test('drawn, keep all members, lie around what is expected and are as uncertain as so few answers', () => {
    const found = Array.from({ length: 2000 }, (_, draw) => drawn([60, 30, 10], 900, draw));
    for (const cells of found.slice(0, 20)) expect(cells.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1000, 6);
    const first = found.map(([promoters]) => promoters!);
    expect(mean(first)).toBeGreaterThan(595);
    expect(mean(first)).toBeLessThan(605);
    // Of 100 answers and of 900 drawn by them: 900² · p(1 − p) · (1/100 + 1/900).
    const asked = 900 ** 2 * 0.6 * 0.4 * (1 / 100 + 1 / 900);
    expect(sampleVariance(first) / asked).toBeGreaterThan(0.9);
    expect(sampleVariance(first) / asked).toBeLessThan(1.1);
  });

  test('are a source of the score with a grid, take no turn, and move no other number', () => {
    const club = clubStudy({ ...small, members: 300, invited: 0.1 });
    const { grid } = planOf(`program "Grid" {
      currency JPY
      timezone "Asia/Tokyo"
      event purchase { amount: money }
      event survey { score: number }
      measure profit = sum of purchase.amount in last 12 months
      grid customers {
        profit: high when profit >= ¥30_000, else low
        voice: latest survey.score within 12 months as promoter 9..10, passive 7..8, detractor 0..6, else unknown
      }
    }`);
    const study = { ...club, plan: { ...club.plan, grid } };
    expect(activeSources(study, [])).toEqual(['chance', 'assumptions', 'imputation']);
    expect(activeSources(study, ['imputation'])).toEqual(activeSources(club, []));
    const sources = ['chance', 'imputation'] as const;
    expect(independentRuns(40, sources)).toBe(40);
    expect(runsOf(study.spec, sources, 3).map(({ chance, imputation }) => [chance, imputation])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    const [with_, without] = [told(study, sources, 20), told(study, ['chance'], 20)];
    const share = (metric: string) => with_.headlines.find(({ row }) => row.metric === metric)!.shares.imputation;
    expect(share('nps.imputed')).toBeGreaterThan(0);
    expect(share('nps.imputed')).toBeLessThan(1);
    expect(share('members.active')).toBe(0);
    const others = (rows: typeof with_.rows) => rows.filter(({ metric }) => !metric.endsWith('.imputed'));
    expect(others(with_.rows)).toEqual(others(without.rows));
    expect(with_.rows).not.toEqual(without.rows);
  });
});
