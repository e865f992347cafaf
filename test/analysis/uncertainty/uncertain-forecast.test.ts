import { describe, expect, test } from 'vitest';
import { forecast } from '../../../src/analysis/forecast.ts';
import { spreadOf } from '../../../src/analysis/uncertainty/shares.ts';
import { uncertainForecast } from '../../../src/analysis/uncertainty/uncertain-forecast.ts';
import type { Assumption } from '../../../src/population/assumption.ts';
import { deviated, deviationOf, studyAt } from '../../../src/population/deviation.ts';
import { drawAssumptions } from '../../../src/population/draw-assumptions.ts';
import { activeSources, runsOf, sourceDrawn } from '../../../src/population/forecast-runs.ts';
import { simulateBlock } from '../../../src/population/simulate-block.ts';
import type { Study } from '../../../src/population/simulation-spec.ts';
import type { Source } from '../../../src/population/sources.ts';
import { studyIn } from '../../../src/population/study-run.ts';
import { clubStudy, openMember } from '../../properties/yearly-club.ts';

const assumption: Assumption = {
  id: 'margin.share',
  value: 0.4,
  low: 0.2,
  high: 0.9,
  unit: 'share',
  source: 'a test',
  claim: 'assumed',
  note: 'a test',
};

function told(study: Study, sources: readonly Source[], count: number) {
  const runs = runsOf(study.spec, sources, count);
  const replicates = runs.map((own, run) => ({
    ...simulateBlock(studyIn(study, own), { replicate: own.chance, block: 0, cut: 12_000 }, openMember),
    replicate: run,
  }));
  return { replicates, ...uncertainForecast(study, runs, replicates, sources) };
}

/** With ranges for some numbers alone. */
function ranged(study: Study, ids: readonly string[]): Study {
  const assumptions = study.spec.assumptions.map((each) =>
    ids.includes(each.id) ? each : { ...each, low: each.value, high: each.value },
  );
  return { ...study, spec: { ...study.spec, assumptions } };
}

const club = clubStudy({ members: 120, horizon: 4, warmup: 6, joinSpread: 6, replicates: 3 });

describe('a deviation', () => {
  test('runs from the low end over the value to the high end, and back', () => {
    expect([-1, -0.5, 0, 0.5, 1].map((by) => deviated(assumption, by))).toEqual([
      0.2,
      expect.closeTo(0.3),
      0.4,
      expect.closeTo(0.65),
      0.9,
    ]);
    expect([0.2, 0.3, 0.4, 0.65, 0.9].map((value) => deviationOf(assumption, value))).toEqual([
      -1,
      expect.closeTo(-0.5),
      0,
      expect.closeTo(0.5),
      1,
    ]);
  });

  test('reaches every world and persona, each within its own range', () => {
    const own = [{ ...assumption, value: 0.1, low: 0.1, high: 0.3 }];
    const persona = { name: 'a', share: 1, behavior: { ...club.spec.behavior, marginShare: 0.1 }, assumptions: own };
    const spec = { ...club.spec, assumptions: [assumption], personas: [persona], worlds: ['program', 'no demotion'] };
    const other = { plan: club.plan, settings: club.settings, spec: { ...spec, assumptions: own } };
    const study = studyAt({ ...club, spec, alternatives: { dearer: other } }, { 'margin.share': 1 });
    expect(study.spec.behavior.marginShare).toBe(0.9);
    expect(study.spec.personas[0]!.behavior.marginShare).toBe(0.3);
    expect(study.alternatives.dearer!.spec.behavior.marginShare).toBe(0.3);
    expect(study.alternatives['no demotion']!.spec.behavior).toMatchObject({ marginShare: 0.9, demotionDrop: 0 });
  });

  test('of nothing leaves the study as it is', () => {
    expect(studyAt(club, { 'margin.share': 0 })).toBe(club);
  });
});

describe('a draw of the assumptions', () => {
  test('stays within the range, with the mean of a PERT distribution', () => {
    const draws = Array.from({ length: 2000 }, (_, draw) =>
      deviated(assumption, drawAssumptions([assumption], 'seed', draw)['margin.share']!),
    );
    expect(Math.min(...draws)).toBeGreaterThan(0.2);
    expect(Math.max(...draws)).toBeLessThan(0.9);
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    expect(mean).toBeCloseTo((0.2 + 4 * 0.4 + 0.9) / 6, 2);
  });

  test('is moved by no other number of the ledger, and leaves out what has no range', () => {
    const { 'margin.share': alone } = drawAssumptions([assumption], 'seed', 7);
    const constant = { ...assumption, id: 'tier.lift', value: 1, low: 1, high: 1 };
    const beside = { ...assumption, id: 'return.share' };
    expect(drawAssumptions([beside, constant, assumption], 'seed', 7)).toEqual({
      'return.share': expect.any(Number),
      'margin.share': alone,
    });
  });
});

describe('the runs of a forecast', () => {
  test('draw one source anew in turn, and no earlier one changes with their number', () => {
    const sources = ['chance', 'assumptions'] as const;
    const alone = { ...club.spec, assumptions: [assumption], seed: 'seed' };
    const runs = runsOf(alone, sources, 6);
    expect(runs.map(({ chance }) => chance)).toEqual([0, 1, 1, 2, 2, 3]);
    const drawn = [0, 0, 1, 1, 2, 2].map((draw) => drawAssumptions([assumption], 'seed', draw));
    expect(runs.map(({ deviations }) => deviations)).toEqual(drawn);
    expect([1, 2, 3].map((run) => sourceDrawn(sources, run))).toEqual(['chance', 'assumptions', 'chance']);
    expect(runsOf(alone, sources, 3)).toEqual(runs.slice(0, 3));
  });

  test('are the plain replicates where the assumptions are left out, to the last byte', () => {
    const sources = activeSources(club, ['assumptions']);
    expect(sources).toEqual(['chance']);
    const { rows } = told(club, sources, 3);
    const plain = [0, 1, 2].map((replicate) => simulateBlock(club, { replicate, block: 0, cut: 12_000 }, openMember));
    expect(JSON.stringify(rows)).toBe(JSON.stringify(forecast(club.plan, club.spec, plain)));
  });

  test('vary by nothing but chance where no assumption has a range', () => {
    expect(activeSources(ranged(club, []), [])).toEqual(['chance']);
  });
});

describe('what a source contributes', () => {
  test('is told by what changes when it alone is drawn anew', () => {
    const values = Array.from({ length: 40 }, (_, run) => 10 * Math.floor((run + 1) / 2));
    expect(spreadOf(values, ['chance', 'assumptions']).shares).toEqual({ chance: 1, assumptions: 0 });
    const both = values.map((value, run) => value + 20 * Math.floor(run / 2));
    expect(spreadOf(both, ['chance', 'assumptions']).shares).toEqual({ chance: 0.2, assumptions: 0.8 });
  });

  test('is not told from few runs', () => {
    expect(spreadOf([1, 2, 3], ['chance', 'assumptions']).shares).toEqual({});
  });

  test('is nothing for an assumption that no number reads, and all where chance stands still', () => {
    const unread = ranged(club, ['offer.lift']);
    const { headlines } = told(unread, ['chance', 'assumptions'], 20);
    for (const { row, shares } of headlines) {
      expect([row.metric, shares.assumptions]).toEqual([row.metric, 0]);
    }
    const margin = told(ranged(club, ['margin.share']), ['assumptions'], 3);
    const { row, error } = margin.headlines.find((each) => each.row.metric === 'margin.contrib.total')!;
    expect(row.p95).toBeGreaterThan(row.p05);
    expect(error).toBeGreaterThan(0);
    expect(margin.headlines.find((each) => each.row.metric === 'rev.net.total')!.error).toBe(0);
  });

  test('counts the money of each replicate by its own numbers', () => {
    const study = ranged(club, ['cost.month']);
    const assumptions = study.spec.assumptions.map((each) =>
      each.id === 'cost.month' ? { ...each, value: 100, low: 0, high: 500 } : each,
    );
    const { rows } = told({ ...study, spec: { ...study.spec, assumptions } }, ['assumptions'], 5);
    const running = rows.find((row) => row.metric === 'cost.ops' && row.world === 'program' && row.month === 1)!;
    expect(running.p95).toBeGreaterThan(running.p05);
    expect(running.p95).toBeLessThan(500);
  });
});
