import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openMember } from '../../src/kernel/open-member.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior } from '../../src/population/behavior.ts';
import { liveCompiled } from '../../src/population/compiled/engine.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

/** `LIFE_RUNS=200 npx vitest run test/population/compiled-behavior.test.ts` tries two hundred kinds of members. */
const RUNS = Number(process.env.LIFE_RUNS ?? 12);

/** What makes friends bring friends, or purchases bring purchases, without end where there is more of it. */
const EXPLOSIVE: ReadonlySet<keyof Behavior> = new Set([
  'gradientPull',
  'responseHeavy',
  'responseSpread',
  'satisfactionLift',
  'satisfactionMean',
  'satisfactionPersistence',
  'promotionGain',
  'rewardedGain',
  'satisfactionSpread',
  'satisfactionNoise',
  'promotionLift',
  'rewardedLift',
  'momentumPersistence',
  'tierLift',
  'pressureLift',
  'endowedPull',
  'referralSaid',
  'referralDone',
  'referralJoins',
  'acquaintanceJoins',
  'referrerLift',
]);

const folder = join(import.meta.dirname, '../../simulations');
const study = expectValue(await loadStudy(join(folder, 'starbucks-japan.json'), { members: 14, replicates: 1 })).study;

/** What the ledger leaves off is on. */
const base: Behavior = { ...study.spec.behavior, contractShare: 0.5, bystanderDrop: 0.6, contagionTied: 0.8 };

/** Numbers far from those of the ledger: none, half, several times as large, as far as the model can work with them. */
const behaviors: fc.Arbitrary<Behavior> = fc
  .tuple(...BEHAVIOR_NAMES.map(() => fc.constantFrom(0, 0.5, 1, 1, 1, 2, 4)))
  .map((factors) => {
    const entries = BEHAVIOR_NAMES.map((name, i) => {
      const { least, most, whole } = BEHAVIOR_PLACES[name];
      const by = EXPLOSIVE.has(name) ? Math.min(factors[i]!, 1) : factors[i]!;
      const value = Math.min(most, Math.max(least, base[name] * by));
      return [name, whole === true ? Math.round(value) : value] as const;
    });
    // So seldom that a member of any rate has fewer purchases than there is time for.
    return { ...(Object.fromEntries(entries) as unknown as Behavior), purchaseRate: study.spec.behavior.purchaseRate };
  });

it('members of any kind live the same life by compiled code', { timeout: 60_000 + RUNS * 4_000 }, () => {
  fc.assert(
    fc.property(behaviors, behaviors, fc.integer({ min: 0, max: 1e6 }), (behavior, other, replicate) => {
      const personas = [0.6, 0.4].map((share, i) => ({
        name: `${i}`,
        share,
        behavior: i === 0 ? behavior : other,
        assumptions: [],
      }));
      const of: Study = { ...study, spec: { ...study.spec, behavior, personas, invited: 0.5 } };
      const job = { replicate, block: 0, cut: 4_000 };
      const worlds: string[] = [];
      const compiled = simulateBlock(of, job, openMember, (own, world, at) => {
        worlds.push(world);
        return liveCompiled(own, world, at);
      });
      expect(compiled).toEqual(simulateBlock(of, job, openMember));
      expect(worlds).toEqual(study.spec.worlds);
    }),
    { numRuns: RUNS },
  );
});
