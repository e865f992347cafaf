import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { openMember as openInterpreted } from '../../src/engine/open-member.ts';
import { kernelLimits, openMember } from '../../src/kernel/open-member.ts';
import { liveCompiled } from '../../src/population/compiled/engine.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import type { LiveCompiled } from '../../src/population/live-compiled.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { runStudy } from '../../src/workspace/run-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

const folder = join(import.meta.dirname, '../../simulations');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'assumptions.json');
const SMALL = { members: 60, replicates: 1 };

/** The worlds of each simulation that are left to the member model itself. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'calendar-year.json': ['program', 'calendar years', 'none'],
  'care-budget.json': ['program', 'three calls a month', 'no calls'],
  'cheap-voucher.json': ['program', '400 points', 'none'],
  'gold-spend.json': ['program', '£1,500', 'none'],
  'order.json': ['program', 'harvest first'],
  'rolling-retailer.json': ['program', 'none'],
  'short-expiry.json': ['program', 'six months', 'none'],
  'silver-rises.json': ['program', 'members keep it', 'nobody keeps it', 'none'],
};

const loaded = async (name: string, overrides: { readonly members: number; readonly replicates: number }) =>
  expectValue(await loadStudy(join(folder, name), overrides)).study;

function blockOf(study: Study, open: OpenMember, live?: LiveCompiled) {
  const cut = highValueCut(blockContributions(study, 0, 0), study.spec.topShare);
  return simulateBlock(study, { replicate: 0, block: 0, cut }, open, live);
}

describe('a simulation by compiled code gives the bytes of one by the interpreter', () => {
  it.each(names)('%s', async (name) => {
    const study = await loaded(name, SMALL);
    const left: string[] = [];
    const live: LiveCompiled = (of, world, job) => {
      const outcome = liveCompiled(of, world, job);
      if (outcome === null) left.push(world);
      return outcome;
    };
    const rows = (sums: ReturnType<typeof blockOf>) =>
      forecast(study.plan, study.spec, [sums], study.alternatives).map((row) => JSON.stringify(row));
    const expected = rows(blockOf(study, openInterpreted));
    expect(rows(blockOf(study, openMember))).toEqual(expected);
    expect(rows(blockOf(study, openMember, live))).toEqual(expected);
    expect(left).toEqual(LEFT[name] ?? []);
  });

  it('in every sum, for as many members as all that is rare happens to', async () => {
    const study = await loaded('starbucks-japan.json', { members: 1_000, replicates: 1 });
    expect(blockOf(study, openMember, liveCompiled)).toEqual(blockOf(study, openMember));
  });

  it('with what the ledger leaves off, of which something comes', async () => {
    const off = await loaded('starbucks-japan.json', { members: 400, replicates: 1 });
    const { behavior } = off.spec;
    const on = (own: Partial<Study['spec']['behavior']>): Study => ({
      ...off,
      spec: { ...off.spec, behavior: { ...behavior, contagionTied: 0.8, ...own } },
    });
    const lefts = [{}, { contractShare: 0.7, contractMonths: 6 }, { bystanderDrop: 0.8 }, { redeemingLift: 1 }].map(
      (own) => {
        const compiled = blockOf(on(own), openMember, liveCompiled);
        expect(compiled).toEqual(blockOf(on(own), openMember));
        return JSON.stringify(compiled.worlds.map(({ leftBecause, purchases }) => ({ leftBecause, purchases })));
      },
    );
    expect(new Set(lefts).size).toBe(lefts.length);
  });

  it('is what a study is run by, unless it is given another engine', async () => {
    const study = await loaded('starbucks-japan.json', SMALL);
    expect(kernelLimits(study.plan, study.settings)).toEqual([]);
    const engine = new URL('../../src/engine/open-member.ts', import.meta.url);
    const [compiled, interpreted] = [
      await runStudy(study, { workers: 1 }),
      await runStudy(study, { workers: 1, engine }),
    ];
    expect(compiled.status).toBe('done');
    expect(compiled).toEqual(interpreted);
  });
});
