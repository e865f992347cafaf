import { describe, expect, test } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { intervalOf } from '../../src/analysis/interval.ts';
import { intervalContents } from '../../src/analysis/interval-contents.ts';
import { resultSentence } from '../../src/analysis/result-sentence.ts';
import type { Row } from '../../src/analysis/row.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationSpec } from '../../src/population/simulation-spec.ts';
import { english } from '../english.ts';
import { clubStudy, openMember, STILL, yearlyClub } from './yearly-club.ts';

function forecastOf(spec: Partial<SimulationSpec>, behavior: Partial<SimulationSpec['behavior']> = {}) {
  const study = clubStudy({ members: 800, replicates: 3, ...spec }, behavior);
  const replicates = Array.from({ length: study.spec.replicates }, (_, replicate) =>
    simulateBlock(study, { replicate, block: 0, cut: 12_000 }, openMember),
  );
  return { spec: study.spec, replicates, rows: forecast(study.plan, study.spec, replicates) };
}

const { spec, replicates, rows } = forecastOf({});

function find(all: readonly Row[], metric: string, month: number, tags: Partial<Row> = {}): Row[] {
  return all.filter(
    (row) =>
      row.metric === metric &&
      row.month === month &&
      Object.entries(tags).every(([name, value]) => row[name as keyof Row] === value),
  );
}

describe('intervals', () => {
  test('are the percentiles of many replicates, and lie between the ends of few', () => {
    expect(intervalOf([5, 1, 3], 2)).toEqual({ median: 3, p05: 1.2, p95: 4.8 });
    expect(intervalOf([7], 0)).toEqual({ median: 7, p05: 7, p95: 7 });
    const hundred = Array.from({ length: 101 }, (_, i) => i);
    expect(intervalOf(hundred, 0)).toEqual({ median: 50, p05: 5, p95: 95 });
  });

  test('are rounded, without a negative zero', () => {
    expect(intervalOf([1 / 3], 2).median).toBe(0.33);
    expect(Object.is(intervalOf([-0.001], 2).median, 0)).toBe(true);
  });
});

describe('rows', () => {
  test('are the same bytes from the same sums', () => {
    expect(JSON.stringify(forecastOf({}).rows)).toBe(JSON.stringify(rows));
  });

  test('are tidy: one for each metric, world, month and tag, in order of low, median, high', () => {
    const keys = rows.map((row) =>
      JSON.stringify([
        row.metric,
        row.world,
        row.month,
        row.tier,
        row.to,
        row.cell,
        row.cause,
        row.ledger,
        row.intervention,
        row.benefit,
      ]),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const row of rows) {
      expect(row.p05).toBeLessThanOrEqual(row.median);
      expect(row.median).toBeLessThanOrEqual(row.p95);
    }
  });

  test('carry every metric of the catalog in its unit', () => {
    // A program that pays back, so that it has a month in which it does.
    const paying = forecastOf({}, { tierLift: 0.3 }).rows;
    const units = Object.fromEntries(paying.map((row) => [row.metric, row.unit]));
    expect(units).toEqual({
      'members.active': 'members',
      'churn.rate': 'share',
      'hv.members': 'members',
      'hv.churn': 'share',
      'atrisk.hv': 'members',
      'atrisk.churn': 'share',
      'atrisk.rev': 'JPY',
      nps: 'score',
      'nps.coverage': 'share',
      'grid.cell': 'members',
      'tier.count': 'members',
      'tier.share': 'share',
      'tier.churn_in': 'share',
      'tier.matrix': 'share',
      'tier.up': 'members',
      'tier.down': 'members',
      'rev.gross': 'JPY',
      'rev.gross.total': 'JPY',
      'rev.net': 'JPY',
      'rev.net.total': 'JPY',
      'margin.contrib': 'JPY',
      'margin.contrib.total': 'JPY',
      'cost.reward': 'JPY',
      'cost.reward.total': 'JPY',
      'cost.soft': 'JPY',
      'cost.soft.total': 'JPY',
      'cost.ops': 'JPY',
      'cost.ops.total': 'JPY',
      freq: 'purchases per member',
      'pts.opening': 'point',
      'pts.issued': 'point',
      'pts.issued.total': 'point',
      'pts.redeemed': 'point',
      'pts.redeemed.total': 'point',
      'pts.expired': 'point',
      'pts.expired.total': 'point',
      'pts.reversed': 'point',
      'pts.reversed.total': 'point',
      'pts.cleared': 'point',
      'pts.cleared.total': 'point',
      'pts.converted': 'point',
      'pts.converted.total': 'point',
      'pts.outstanding': 'point',
      'pts.untied_months': 'months',
      'pts.untied': 'members',
      'liab.cost': 'JPY',
      'liab.deferred': 'JPY',
      'liab.added': 'JPY',
      'liab.released': 'JPY',
      'liab.revision': 'JPY',
      'liab.sensitivity': 'JPY',
      'redeem.points_to_date': 'share',
      'breakage.expired_to_date': 'share',
      'breakage.unspent_share': 'share',
      urr: 'share',
      'breakage.ultimate': 'share',
      'pts.burn_earn': 'redeemed per issued',
      'value.purchase': 'JPY',
      'value.purchase.mean': 'JPY',
      'value.recommendations': 'JPY',
      'value.recommendations.mean': 'JPY',
      'value.warnings': 'JPY',
      'value.warnings.mean': 'JPY',
      cev: 'JPY',
      'cev.mean': 'JPY',
      'churn.cause': 'members',
      'churn.cause.total': 'members',
      'grid.flow': 'members',
      'grid.imputed': 'members',
      'nps.imputed': 'score',
      ideas: 'ideas',
      'ideas.total': 'ideas',
      'members.joined': 'members',
      'members.joined.total': 'members',
      'wom.positive': 'recommendations',
      'wom.positive.total': 'recommendations',
      'wom.negative': 'friends kept away',
      'wom.negative.total': 'friends kept away',
      'inc.changed': 'members',
      'inc.more': 'members',
      'inc.less': 'members',
      'inc.longer': 'members',
      'inc.shorter': 'members',
      'subsidy.share': 'share',
      pull_forward: 'JPY',
      'inc.rev': 'JPY',
      'inc.rev.total': 'JPY',
      'inc.gross': 'JPY',
      'inc.gross.total': 'JPY',
      'inc.margin': 'JPY',
      'inc.margin.total': 'JPY',
      roi: 'ratio',
      payback: 'months',
      'payback.share': 'share',
    });
  });

  test('start with states and follow with flows', () => {
    expect(find(rows, 'members.active', 0, { world: 'program' })[0]!.median).toBe(800);
    expect(find(rows, 'atrisk.churn', 0, { world: 'none' })[0]!.median).toBe(0);
    expect(find(rows, 'rev.gross', 0)).toEqual([]);
    expect(find(rows, 'rev.gross', 12).length).toBe(2);
  });

  test('say what the sums say', () => {
    const counts = replicates.map(({ worlds }) => worlds[0]!.inTier[1]![12]!);
    expect(find(rows, 'tier.count', 12, { tier: 'gold' })).toEqual([
      {
        metric: 'tier.count',
        world: 'program',
        month: 12,
        tier: 'gold',
        unit: 'members',
        ...intervalOf(counts, 2),
      },
    ]);
  });

  test('let each row of the matrix, with those who left, add up to one', () => {
    const single = forecastOf({ replicates: 1 }).rows;
    for (const tier of ['base', 'gold']) {
      const ways = find(single, 'tier.matrix', 12, { tier });
      expect(ways.map(({ to }) => to)).toEqual(['base', 'gold', 'left']);
      expect(ways.reduce((sum, row) => sum + row.median, 0)).toBeCloseTo(1, 5);
    }
  });

  test('label movements by where from, where to and why', () => {
    const up = rows.filter(({ metric }) => metric === 'tier.up');
    expect(new Set(up.map(({ tier, to, cause }) => `${tier} ${to} ${cause}`))).toEqual(new Set(['base gold behavior']));
    const down = find(rows, 'tier.down', 1)[0]!;
    expect([down.tier, down.to, down.cause]).toEqual(['gold', 'base', 'expiry']);
    expect(down.median).toBeGreaterThan(0);
  });

  test('have no score where nobody answered, and say so in the coverage', () => {
    const silent = forecastOf({ invited: 0 }).rows;
    expect(silent.filter(({ metric }) => metric === 'nps')).toEqual([]);
    expect(find(silent, 'nps.coverage', 5).map(({ median }) => median)).toEqual([0, 0]);
  });

  test('have no tiers or points without a program, and no increment without both worlds', () => {
    const none = forecastOf({ worlds: ['none'] }).rows;
    expect(none.some(({ metric }) => /^(tier|pts|inc|liab|redeem|breakage)\./.test(metric))).toBe(false);
    expect(none.some(({ metric }) => metric === 'atrisk.churn')).toBe(true);
  });
});

describe('increments', () => {
  test('pair each replicate with its own twin', () => {
    const gains = replicates.map(({ worlds: [program, none] }) => {
      // What month 0 holds is the warm-up, before the forecast begins.
      const sum = (series: readonly bigint[]) => Number(series.slice(1).reduce((a, b) => a + b, 0n));
      return sum(program!.sales) - sum(program!.refunds) - sum(none!.sales) + sum(none!.refunds);
    });
    expect(find(rows, 'inc.rev.total', 12)[0]).toMatchObject(intervalOf(gains, 0));
  });

  test('are exactly zero for a program without effects or costs to members', () => {
    const zero = forecastOf({}, { ...STILL, redeemChance: 0 }).rows.filter(({ metric }) => metric.startsWith('inc.'));
    // Six series of twelve months, and five counts of members.
    expect(zero.length).toBe(6 * 12 + 5);
    for (const row of zero) expect([row.median, row.p05, row.p95]).toEqual([0, 0, 0]);
  });
});

/** Stands for a number with its interval. */
const show = (row: Row) => `<${row.metric}>`;

describe('the result in words', () => {
  test('gives the top tier, those at risk and the contribution, with intervals', () => {
    const sentence = english(resultSentence(rows, yearlyClub, spec, show));
    expect(sentence).toMatch(
      /^Over 12 months: gold goes from [\d.]+% of members to <tier.share>\. Of the \d+ high-value members at risk at the start, <atrisk.churn> have left; without the program, <atrisk.churn> of theirs\. Against no program, contribution changes by <inc.margin.total>/,
    );
  });

  test('claims no interval for a single replicate', () => {
    const single = forecastOf({ replicates: 1 });
    const sentence = english(resultSentence(single.rows, yearlyClub, single.spec, show));
    expect(sentence).toContain('in a single replicate');
    expect(english(intervalContents(single.spec).includes[0]!)).toContain('says nothing about chance');
  });

  test('calls a change no clear one when its interval spans zero', () => {
    const spanning = rows.map((row) => (row.metric === 'inc.margin.total' ? { ...row, p05: -5, p95: 5 } : row));
    expect(english(resultSentence(spanning, yearlyClub, spec, show))).toContain('no clear gain or loss');
    const certain = rows.map((row) => (row.metric === 'inc.margin.total' ? { ...row, p05: 2, p95: 5 } : row));
    expect(english(resultSentence(certain, yearlyClub, spec, show))).not.toContain('no clear gain or loss');
  });

  test('says of few replicates that their interval is too narrow, and names what is left out', () => {
    expect(english(intervalContents(spec).includes[0]!)).toContain('understate the spread');
    expect(english(intervalContents({ ...spec, replicates: 20 }).includes[0]!)).not.toContain('understate');
    expect(english(intervalContents(spec).excludes[0]!)).toContain('assumed');
  });
});
