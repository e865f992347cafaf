import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openMember } from '../../src/kernel/open-member.ts';
import { liveCompiled } from '../../src/population/compiled/engine.ts';
import type { Fitted } from '../../src/population/fitted.ts';
import { LEAVINGS } from '../../src/population/leaving.ts';
import type { LiveCompiled } from '../../src/population/live-compiled.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

const file = join(import.meta.dirname, '../../simulations/starbucks-japan.json');
const season = [0.8, 0.9, 1, 1.1, 1, 1, 1.2, 0.7, 1, 1, 1.1, 1.4];
const nothing = { ids: [], draws: [] };

const cases: readonly [string, Fitted, regularity: number][] = [
  ['who leave over time', { ...nothing, dropout: { kind: 'over time' }, season: null }, 1],
  ['whose leaving the data do not show, by the season', { ...nothing, dropout: null, season }, 2],
  [
    'who leave after a purchase, the first as well',
    { ...nothing, dropout: { kind: 'after purchase', a: 0.9, b: 12, atFirst: true }, season },
    3,
  ],
  [
    'who leave after a purchase, but not the first',
    { ...nothing, dropout: { kind: 'after purchase', a: 0.9, b: 22, atFirst: false }, season: null },
    1,
  ],
];

it.each(cases)(
  'a fitted population %s lives by compiled code as by the member model',
  async (_, fitted, regularity) => {
    const { study } = expectValue(await loadStudy(file, { members: 500, replicates: 1 }));
    const behavior = {
      ...study.spec.behavior,
      dropoutRate: 100,
      bystanderDrop: 0.4,
      contractShare: 0.5,
      purchaseRegularity: regularity,
    };
    const own = { ...study, spec: { ...study.spec, fitted, behavior } };
    const job = { replicate: 0, block: 0, cut: 60_000 };
    const lived: string[] = [];
    const live: LiveCompiled = (of, world, each) => {
      const outcome = liveCompiled(of, world, each);
      if (outcome !== null) lived.push(world);
      return outcome;
    };
    const expected = simulateBlock(own, job, openMember);
    expect(simulateBlock(own, job, openMember, live)).toEqual(expected);
    expect(lived).toEqual(['program', 'none']);
    // Nothing is shown by populations that nobody leaves.
    const left = expected.worlds[0]!.leftBecause[LEAVINGS.indexOf('dropout')]!;
    expect(left.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
  },
);
