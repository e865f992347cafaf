import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Behavior } from '../../src/population/behavior.ts';
import { blockCount } from '../../src/population/block-members.ts';
import { BlockMerge } from '../../src/population/block-merge.ts';
import { flatten } from '../../src/population/flat-sums.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { leaveProbability, lockIn } from '../../src/population/leaving.ts';
import { Ranking } from '../../src/population/ranking.ts';
import { simulateBlock, sumsOfNobody } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums, WorldSums } from '../../src/population/sums.ts';
import { clubStudy, NO_FRIENDS, openMember, STILL } from './yearly-club.ts';

const CUT = 12_000;

function blocksOf(study: Study, order: readonly number[], cut = CUT): BlockSums {
  const merge = new BlockMerge(sumsOfNobody(study));
  for (const block of order) merge.add(block, flatten(simulateBlock(study, { replicate: 0, block, cut }, openMember)));
  return merge.whole(blockCount(study.spec.members))!;
}

function simulated(spec: Partial<SimulationSpec>, behavior: Partial<Behavior> = {}, cut = CUT): readonly WorldSums[] {
  const study = clubStudy(spec, behavior);
  return blocksOf(study, [...Array(blockCount(study.spec.members)).keys()], cut).worlds;
}

const total = (series: readonly number[]) => series.reduce((sum, value) => sum + value, 0);
const totalOf = (series: readonly bigint[]) => series.reduce((sum, value) => sum + value, 0n);
const last = <T>(series: readonly T[]) => series.at(-1)!;

describe('a block', () => {
  // Long enough for members who left to lose their tier on 1 January after.
  const study = clubStudy({ members: 2500, horizon: 14 });
  const whole = blocksOf(study, [0, 1, 2]);

  test('gives the same sums in any order of blocks', () => {
    expect(blocksOf(study, [2, 0, 1])).toEqual(whole);
  });

  test('takes and gives plain data', () => {
    const job = { replicate: 0, block: 2, cut: CUT };
    const sums = simulateBlock(structuredClone(study), structuredClone(job), openMember);
    expect(structuredClone(sums)).toEqual(simulateBlock(study, job, openMember));
    expect(sums.members).toBe(500);
  });

  test('gives other members other lives in another replicate', () => {
    const at = (replicate: number) => simulateBlock(study, { replicate, block: 2, cut: CUT }, openMember);
    expect(at(1).worlds).not.toEqual(at(0).worlds);
  });

  test('counts every member once, in a tier, a cell and the way from start to end', () => {
    const [program] = whole.worlds;
    for (let month = 0; month <= study.spec.horizon; month++) {
      const active = program!.active[month]!;
      expect(total(program!.inTier.map((tier) => tier[month]!))).toBe(active);
      expect(total(program!.cells.map((cell) => cell[month]!))).toBe(active);
      const joined = total(program!.joined.slice(0, month + 1));
      expect(active + total(program!.left.slice(0, month + 1))).toBe(2500 + joined);
    }
    expect(program!.matrix.map(total)).toEqual(program!.inTier.map((tier) => tier[0]));
    expect(total(program!.matrix.map(last))).toBeLessThanOrEqual(total(program!.left));
    expect(program!.leftBecause.map(total).reduce((a, b) => a + b)).toBe(total(program!.left));
  });

  test('accounts for every change of a tier by movements of those who stay and by leaving', () => {
    const [program] = whole.worlds;
    const moved = (from: number, to: number, month: number) =>
      total(program!.moves.map((cause) => cause[from]![to]![month]!));
    for (let month = 1; month <= study.spec.horizon; month++) {
      const change = moved(0, 1, month) - moved(1, 0, month);
      const gold = program!.inTier[1]!;
      expect(gold[month]! - gold[month - 1]!).toBe(change - program!.leftFromTier[1]![month]!);
    }
    expect(moved(1, 0, 13)).toBeGreaterThan(0);
  });

  test('ties points out for each member and over all months', () => {
    const [program] = whole.worlds;
    const points = program!.points[0]!;
    expect(program!.untied).toBe(0);
    const gone = totalOf(points.redeemed) + totalOf(points.expired) + totalOf(points.reversed);
    expect(totalOf(points.earned) - gone).toBe(last(points.outstanding));
    for (const flow of [points.earned, points.redeemed, points.expired, points.reversed]) {
      expect(totalOf(flow)).toBeGreaterThan(0n);
    }
  });

  test('finds the members whose points do not tie out', () => {
    const cheating: typeof openMember = (plan, settings, joined, watch) => {
      const run = openMember(plan, settings, joined, watch);
      const balance = run.balance.bind(run);
      run.balance = (ledger) => balance(ledger) + 1n;
      return run;
    };
    const alone = clubStudy({ members: 2500, horizon: 14 }, NO_FRIENDS);
    const sums = simulateBlock(alone, { replicate: 0, block: 2, cut: CUT }, cheating);
    expect(sums.worlds[0]!.untied).toBe(500);
  });

  test('takes the reward cost from what was redeemed, and refunds from sales', () => {
    const [program, none] = whole.worlds;
    const redeemed = totalOf(program!.points[0]!.redeemed);
    expect(totalOf(program!.rewardCost)).toBe((redeemed / 60n) * 200n);
    expect(totalOf(none!.rewardCost)).toBe(0n);
    const returned = Number(totalOf(none!.refunds)) / Number(totalOf(none!.sales));
    expect(returned).toBeGreaterThan(0.035);
    expect(returned).toBeLessThan(0.065);
  });
});

describe('worlds share their luck', () => {
  const [, none] = simulated({});

  test('a program without effects changes nothing that members do', () => {
    const [program, without] = simulated({}, STILL);
    for (const same of ['active', 'left', 'purchases', 'sales', 'refunds', 'cells', 'atRisk', 'atRiskGone'] as const) {
      expect(program![same]).toEqual(without![same]);
    }
    expect(totalOf(program!.points[0]!.earned)).toBeGreaterThan(0n);
  });

  test('a world is the same whether or not others are simulated beside it', () => {
    expect(simulated({ worlds: ['none'] })[0]).toEqual(none);
  });

  test('another event leaves purchases where they were', () => {
    const visit = {
      event: 2,
      slot: 1,
      perYear: 6,
      fields: [{ kind: 'drawn', values: [{ n: 2n, d: 1n }], shares: [1] }],
    } as const;
    const [, beside] = simulated({ others: [visit] });
    expect(beside!.sales).toEqual(none!.sales);
  });

  test('nobody leaves in the warm-up, and a longer one leaves the luck of later months where it was', () => {
    const [, short] = simulated({ warmup: 0, joinSpread: 0 });
    expect(short!.active[0]).toBe(2500);
    const [, long] = simulated({ warmup: 24 }, { ...NO_FRIENDS, leaveSatisfaction: 0, lockInHabit: 0 });
    const [, other] = simulated({ warmup: 6 }, { ...NO_FRIENDS, leaveSatisfaction: 0, lockInHabit: 0 });
    expect(long!.left).toEqual(other!.left);
  });
});

describe('effects have their sign', () => {
  test('a tier lift adds sales', () => {
    const off = simulated({ worlds: ['program'] }, { tierLift: 0 })[0]!;
    const on = simulated({ worlds: ['program'] }, { tierLift: 0.2 })[0]!;
    expect(totalOf(on.sales)).toBeGreaterThan(totalOf(off.sales));
  });

  test('unhappy high-value members leave sooner than high-value members at large, and lock-in holds them', () => {
    const loose = simulated({ worlds: ['program'] }, { lockInPoints: 0, lockInTier: 0 })[0]!;
    const bound = simulated({ worlds: ['program'] }, { lockInPoints: 2, lockInTier: 2 })[0]!;
    const gone = (sums: WorldSums) => last(sums.atRiskGone) / sums.atRisk[0]!;
    expect(gone(loose)).toBeGreaterThan(last(loose.highValueGone) / loose.highValue[0]!);
    expect(gone(bound)).toBeLessThan(gone(loose));
  });

  test('the jump of churn when the lock opens is the unhappy members’', () => {
    const b = clubStudy({}).spec.behavior;
    const jump = (satisfaction: number) =>
      leaveProbability(b, satisfaction, 0) -
      leaveProbability(b, satisfaction, lockIn(b, { points: 1, tier: 1, habit: 0, contract: 0 }));
    expect(jump(5)).toBeGreaterThan(2 * jump(9));
  });

  test('losing a tier costs more satisfaction than gaining one gives', () => {
    // At a cut of 0 everybody is high-value, and so all who are unhappy are counted.
    const unhappy = (behavior: Partial<Behavior>) =>
      last(simulated({ worlds: ['program'], horizon: 1 }, { ...behavior, leaveChance: 0 }, 0)[0]!.atRisk);
    const still = { promotionGain: 0, demotionDrop: 0 };
    expect(unhappy({ ...still, demotionDrop: 3 })).toBeGreaterThan(unhappy(still));
    expect(unhappy({ ...still, promotionGain: 3 })).toBeLessThan(unhappy(still));
    const { promotionGain, demotionDrop } = clubStudy({}).spec.behavior;
    expect(demotionDrop).toBeGreaterThan(promotionGain);
  });
});

describe('the high-value cut', () => {
  test('leaves exactly the top share above it, over the whole population', () => {
    const study = clubStudy({ members: 2500 });
    const all = [0, 1, 2].flatMap((block) => [...blockContributions(study, 0, block)]);
    expect(all.length).toBe(2500);
    const cut = highValueCut(Float64Array.from(all), 0.2);
    expect(all.filter((value) => value >= cut).length).toBe(500);
  });

  test('takes whoever ties with the last of them as well, in whatever order members come', () => {
    const values = [4, 7, 4, 1, 4, 9, 2, 4];
    fc.assert(
      fc.property(fc.shuffledSubarray(values, { minLength: values.length }), (all) => {
        const cut = highValueCut(Float64Array.from(all), 0.4);
        expect(all.filter((value) => value >= cut).toSorted()).toEqual([4, 4, 4, 4, 7, 9]);
      }),
    );
  });

  test('is that of all members, in whatever order their blocks come', () => {
    const study = clubStudy({ members: 2500 });
    const cuts = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ].map((order) => {
      const ranking = new Ranking(study);
      return order.map((block) => ranking.add(block, blockContributions(study, 0, block))).at(-1);
    });
    expect(cuts[0]?.cut).toBeGreaterThan(0);
    expect(cuts).toEqual([cuts[0], cuts[0], cuts[0]]);
  });

  test('takes at least one member', () => {
    expect(highValueCut(Float64Array.from([3, 1, 2]), 0.01)).toBe(3);
    expect(highValueCut(Float64Array.from([3, 1, 2]), 1)).toBe(1);
  });
});
