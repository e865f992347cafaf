import { afterAll, expect, it } from 'vitest';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { KnownCuts } from '../../src/workspace/known-cuts.ts';
import { KnownPlans } from '../../src/workspace/known-plans.ts';
import { RememberedLives } from '../../src/workspace/remembered-lives.ts';
import { hireCrew, runStudy } from '../../src/workspace/run-study.ts';
import { clubStudy, openMember } from '../properties/yearly-club.ts';

const engine = new URL('../properties/yearly-club.ts', import.meta.url);
const crew = hireCrew({ workers: 2, engine });
afterAll(() => crew.close());

const base = clubStudy({ members: 1_100, horizon: 3, warmup: 2, replicates: 2 });

/** The program beside itself where members think of leaving more or less often. */
function beside(study: Study, more: number): Study {
  const { plan, settings, spec } = study;
  const own = { ...spec, behavior: { ...spec.behavior, leaveChance: Math.min(1, spec.behavior.leaveChance * more) } };
  return {
    ...study,
    spec: { ...spec, worlds: ['program', 'what-if'] },
    alternatives: { 'what-if': { plan, settings, spec: own } },
  };
}

it('gives for one study after another what workers of their own give', async () => {
  for (const study of [
    base,
    beside(base, 0.5),
    beside(base, 2),
    base,
    { ...base, spec: { ...base.spec, members: 60 } },
  ])
    expect(await runStudy(study, { crew })).toEqual(await runStudy(study, { workers: 1, engine }));
});

it('tells of the first blocks of a run before it is whole', async () => {
  const heard: [number, BlockSums][] = [];
  const onPart = (blocks: number, sums: () => BlockSums) => heard.push([blocks, sums()]);
  const cut = 100;
  // One worker takes the blocks in their order.
  const alone = hireCrew({ workers: 1, engine });
  const cuts = { get: () => ({ cut }), set: () => {} };
  const outcome = await runStudy({ ...base, spec: { ...base.spec, replicates: 1 } }, { crew: alone, cuts, onPart });
  await alone.close();
  const first = simulateBlock(base, { replicate: 0, block: 0, cut }, openMember);
  expect(heard).toEqual([[1, first]]);
  expect(first.members).toBe(1_000);
  expect(outcome).toMatchObject({ status: 'done', replicates: [{ members: 1_100 }] });
});

it('ranks the members of a run once, and again where other members are meant', async () => {
  const known = new KnownCuts();
  const passes = async (study: Study) => {
    const heard = new Set<string>();
    const outcome = await runStudy(study, { crew, cuts: known.of(study), onProgress: (pass) => heard.add(pass) });
    expect(outcome).toEqual(await runStudy(study, { workers: 1, engine }));
    return [...heard];
  };
  const both = ['ranking', 'simulating'];
  const changed = (spec: Partial<Study['spec']>): Study => ({ ...base, spec: { ...base.spec, ...spec } });
  expect(await passes(base)).toEqual(both);
  expect(await passes(base)).toEqual(['simulating']);
  expect(await passes(beside(base, 2))).toEqual(['simulating']);
  expect(await passes(changed({ topShare: 0.4 }))).toEqual(both);
  expect(await passes(changed({ behavior: { ...base.spec.behavior, spendShape: 9 } }))).toEqual(both);
  expect(await passes({ ...base, key: { high: 1, low: 2 } })).toEqual(both);
  expect(await passes(base)).toEqual(['simulating']);
});

it('lives a world that stays the same once, and any other each time', () => {
  const lives = new RememberedLives();
  const lived: string[] = [];
  const simulate = (study: Study, replicate = 0) => {
    const job = { replicate, block: 0, cut: 100 };
    const outcome = simulateBlock(study, job, openMember, undefined, (of, world, at, live) =>
      lives.remember(of, world, at, () => {
        lived.push(world);
        return live();
      }),
    );
    expect(outcome).toEqual(simulateBlock(study, job, openMember));
    return lived.splice(0);
  };
  const few = { ...base, spec: { ...base.spec, members: 40 } };
  expect(simulate(few)).toEqual(['program', 'none']);
  expect(simulate(beside(few, 0.5))).toEqual(['what-if']);
  expect(simulate(beside(few, 0.5))).toEqual(['what-if']);
  expect(simulate(few)).toEqual([]);
  expect(simulate(few, 1)).toEqual(['program', 'none']);
  const others = { ...few.spec, behavior: { ...few.spec.behavior, leaveChance: 0.9 } };
  expect(simulate({ ...few, spec: others })).toEqual(['program', 'none']);
  expect(simulate({ ...few, plan: { ...few.plan } })).toEqual(['program', 'none']);
});

it('knows a plan again that says the same', () => {
  const plans = new KnownPlans();
  const first = plans.known(structuredClone(beside(base, 1)));
  const second = plans.known(structuredClone(beside(base, 2)));
  expect(second.plan).toBe(first.plan);
  expect(second.alternatives['what-if']!.plan).toBe(first.plan);
  const other = { ...base, plan: { ...base.plan, name: 'another' } };
  expect(plans.known(structuredClone(other)).plan).not.toBe(first.plan);
});
