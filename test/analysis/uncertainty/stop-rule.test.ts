import { describe, expect, test } from 'vitest';
import { imprecise, precise } from '../../../src/analysis/uncertainty/precise.ts';
import { readStopRule } from '../../../src/analysis/uncertainty/stop-rule.ts';
import { plainRuns } from '../../../src/population/study-run.ts';
import { runStudy } from '../../../src/workspace/run-study.ts';
import { clubStudy } from '../../properties/yearly-club.ts';

const engine = new URL('../../properties/yearly-club.ts', import.meta.url);
const row = { metric: 'roi', world: 'program', month: 1, unit: 'ratio', median: 2, p05: 1, p95: 3 };

describe('a rule to stop', () => {
  test.each([
    ['mcse<0.5%', { metric: null, limit: 0.005, relative: true }],
    ['mcse(roi) < 2', { metric: { metric: 'roi', tag: null }, limit: 2, relative: false }],
    ['mcse(tier.share:gold)<1%', { metric: { metric: 'tier.share', tag: 'gold' }, limit: 0.01, relative: true }],
    ['mcse<0.5', null],
    ['mcse<0%', null],
    ['error<1%', null],
  ])('is read from %s', (text, rule) => {
    expect(readStopRule(text)).toEqual(rule);
  });

  test('holds below the limit and not at it', () => {
    const rule = readStopRule('mcse<1%')!;
    expect([0.019, 0.02, 0.021].map((error) => imprecise(rule, [{ row, error, shares: {} }]).length)).toEqual([
      0, 1, 1,
    ]);
    expect(imprecise(rule, [{ row: { ...row, median: 0 }, error: 0, shares: {} }])).toEqual([]);
  });
});

describe('a study', () => {
  const study = clubStudy({ members: 40, horizon: 2, warmup: 2, joinSpread: 2 });
  const runs = plainRuns(9);
  const run = (text: string) => {
    const enough = precise(readStopRule(text)!, study, runs, ['chance']);
    return runStudy(study, { runs, engine, workers: 2, stop: { every: 3, enough } });
  };

  test('stops at the first look at which it is precise enough', async () => {
    const outcome = await run('mcse(members.active)<1000%');
    expect(outcome.status === 'done' && outcome.replicates.map(({ replicate }) => replicate)).toEqual([0, 1, 2]);
  });

  test('goes on to the last run where it is never precise enough', async () => {
    const outcome = await run('mcse(rev.net.total)<0.0001%');
    expect(outcome.status === 'done' && outcome.replicates).toHaveLength(9);
  });
});
