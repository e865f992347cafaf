import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { openMember } from '../../src/kernel/open-member.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { liveCompiled, rankCompiled } from '../../src/population/compiled/engine.ts';
import type { Dropout, Fitted } from '../../src/population/fitted.ts';
import { blockContributions } from '../../src/population/high-value.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { GAPS_OF_A_TRY, MOST_TRIES } from '../../src/population/survivor.ts';
import { drawTraits } from '../../src/population/traits.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

const file = join(import.meta.dirname, '../../simulations/starbucks-japan.json');
const { study } = expectValue(await loadStudy(file, { members: 400, replicates: 1 }));
const { behavior } = study.spec;

const fitted = (dropout: Dropout | null): Fitted => ({ dropout, season: null, ids: [], draws: [] });
const persona = (share: number, own: Partial<Behavior>) => ({
  name: `${share}`,
  share,
  behavior: { ...behavior, ...own },
  assumptions: [],
});

const cases: readonly [string, Partial<Study['spec']>][] = [
  ['of one kind', {}],
  ['who joined on the day of the start', { joinSpread: 0 }],
  [
    'of four kinds, one of whom nobody is',
    {
      personas: [
        persona(0.5, { purchaseShape: 0.4, spendMemberShape: 1.02 }),
        persona(0, { purchaseRate: 1e-3 }),
        persona(0.3, { responseSpread: 0, stockpileMean: 0, contractShare: 0.5 }),
        persona(0.2, { dropoutShape: 0, satisfactionSpread: 3, surveyConsent: 0.2 }),
      ],
    },
  ],
  [
    // Sums of shares may fall short of 1 by rounding, and somebody lies beyond.
    'some of whom lie beyond the shares there are',
    { personas: [persona(0.3, { spendShape: 9 }), persona(0.3, { spendShape: 1 })] },
  ],
  ['who leave over time', { fitted: fitted({ kind: 'over time' }) }],
  [
    'who leave after a purchase, the first as well',
    { fitted: fitted({ kind: 'after purchase', a: 0.9, b: 12, atFirst: true }) },
  ],
  [
    'who leave after a regular purchase, but not the first',
    {
      fitted: fitted({ kind: 'after purchase', a: 0.9, b: 22, atFirst: false }),
      behavior: { ...behavior, purchaseRegularity: 3 },
    },
  ],
];

/** Of whom hardly anybody has survived, so that the last try stands for many. */
const doomed: Study = {
  ...study,
  spec: {
    ...study.spec,
    members: 12,
    worlds: ['none'],
    fitted: fitted({ kind: 'after purchase', a: 400, b: 0.01, atFirst: true }),
  },
};

describe.each(cases)('members %s', (_, own) => {
  const of: Study = { ...study, spec: { ...study.spec, ...own } };

  it('are worth as much by compiled code as by the member model', () => {
    const ranked = rankCompiled(of, 3, 0);
    expect(ranked).toEqual(blockContributions(of, 3, 0));
    expect(new Set(ranked).size).toBe(400);
    expect(blockContributions(of, 3, 0, rankCompiled)).toEqual(ranked);
  });

  it('have the same traits, and friends', () => {
    const job = { replicate: 3, block: 0, cut: 60_000 };
    const fewer: Study = { ...of, spec: { ...of.spec, members: 121 } };
    const expected = simulateBlock(fewer, job, openMember);
    const worlds = study.spec.worlds.map((world) => liveCompiled(fewer, world, job)!.sums);
    expect(worlds).toEqual(expected.worlds);
    expect(expected.worlds[0]!.joined.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });
});

it('members of whom hardly anybody has survived are those of the last try in either', () => {
  const job = { replicate: 0, block: 0, cut: 0 };
  const draws = new Draws(doomed.key);
  const tries = Array.from({ length: 12 }, (_, member) => {
    draws.turnTo(0, member);
    return drawTraits(doomed.spec, draws).firstGap / GAPS_OF_A_TRY;
  });
  expect(Math.max(...tries)).toBe(MOST_TRIES);
  expect(rankCompiled(doomed, 0, 0)).toEqual(blockContributions(doomed, 0, 0));
  expect(liveCompiled(doomed, 'none', job)!.sums).toEqual(simulateBlock(doomed, job, openMember).worlds[0]);
});

it('members are ranked in the middle of a population as at its beginning', () => {
  const more: Study = { ...study, spec: { ...study.spec, members: 2_300 } };
  for (const block of [1, 2]) expect(rankCompiled(more, 0, block)).toEqual(blockContributions(more, 0, block));
});

it('where no world has code, the member model ranks', () => {
  const returns = study.spec.purchase;
  const without: Study = { ...study, spec: { ...study.spec, returns } };
  expect(rankCompiled(without, 0, 0)).toBeNull();
  expect(blockContributions(without, 0, 0, rankCompiled)).toEqual(blockContributions(study, 0, 0));
});
