import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/base/calendar.ts';
import { Draws } from '../../src/base/draws.ts';
import { openMember } from '../../src/kernel/open-member.ts';
import { liveCompiled } from '../../src/population/compiled/engine.ts';
import { rungsOf } from '../../src/population/rungs.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { CAUSES } from '../../src/population/sums.ts';
import { gathered } from '../../src/population/ways.ts';
import { WorldRun } from '../../src/population/world-run.ts';
import { CHANGED_WORLD } from '../../src/workspace/load-study.ts';
import { livedUnder, STARBUCKS } from '../effect/starbucks.ts';

/** A ladder beside the one there is, in force for one of the two years. */
const TWO_LADDERS = STARBUCKS.replace(
  '  reward eticket',
  `  ladder club "Club" {
    base tier plain "Plain"
    tier fine "Fine" when gold_period_stars >= 50 star
    tier best "Best" when gold_period_stars >= 150 star
    attain at review
    review monthly on day 1
    lasts until next review
    downgrade to the tier earned
    in force from 2026-06-01 until 2027-06-01
  }

  reward eticket`,
);

describe('where members stand on days looked at is by compiled code what it is by the member model', async () => {
  const { study, job } = await livedUnder(STARBUCKS, TWO_LADDERS, 300);
  const { start, horizon } = study.spec;
  const days = [0, 45, 151, 200, 365, 516, 600].map((after) => start + after);
  const looked: Study = { ...study, looks: [...days, addMonths(start, horizon) - 1] };
  const both = (of: Study, world: string) => {
    const { ways } = new WorldRun(of, world, job, new Draws(of.key), openMember);
    expect(liveCompiled(of, world, job)!.ways).toEqual(gathered(ways, horizon + 1));
    return ways;
  };

  it('on one ladder, for members who come, go and rise', () => {
    const stands = both(looked, 'program').map((way) => way.stands!);
    expect(new Set(stands.flatMap(({ on }) => on))).toEqual(new Set([0, 1, null]));
    expect(stands.some(({ on }) => on[0] === 0 && on[3] === 1)).toBe(true);
    expect(new Set(stands.map(({ decile }) => decile)).size).toBe(10);
    expect(new Set(stands.map(({ cell }) => cell)).size).toBeGreaterThan(2);
    expect(stands.some(({ hostage }) => hostage)).toBe(true);
  });

  it('on the ladder in force that day', () => {
    const changed = looked.alternatives[CHANGED_WORLD]!;
    const of: Study = {
      ...looked,
      alternatives: { [CHANGED_WORLD]: { ...changed, spec: { ...changed.spec, ladder: 1 } } },
    };
    const rungs = rungsOf(changed.plan);
    const on = both(of, CHANGED_WORLD).map((way) => way.stands!.on);
    const ladders = looked.looks!.map((_, i) => [
      ...new Set(on.map((stands) => stands[i]).flatMap((rung) => (rung == null ? [] : [rungs[rung]!.ladder]))),
    ]);
    const [before, during] = [['membership'], ['club']];
    expect(ladders).toEqual([before, before, during, during, during, before, before, before]);
    expect(new Set(on.map((stands) => stands[4]))).toEqual(new Set([2, 3, 4, null]));
  });

  it('which is nowhere in the world without a program', () => {
    const beside: Study = { ...looked, spec: { ...looked.spec, worlds: ['program', 'none'] } };
    expect(both(beside, 'none').every((way) => way.stands === undefined)).toBe(true);
  });
});

describe('a ladder that ends', async () => {
  const next = TWO_LADDERS.replace(
    '  reward eticket',
    `  ladder board "Board" {
    base tier low "Low"
    tier high "High" when gold_period_stars >= 50 star
    attain at once
    lasts for 12 months
    downgrade to the tier earned
    in force from 2027-06-01
  }

  reward eticket`,
  );
  /** How many fall by a rule, of the members of a ladder that ends in June 2027, and what all feel of it in the end. */
  const ends = async (program: string) => {
    const { study, job } = await livedUnder(STARBUCKS, program, 300);
    const changed = study.alternatives[CHANGED_WORLD]!;
    const of: Study = {
      ...study,
      alternatives: { [CHANGED_WORLD]: { ...changed, spec: { ...changed.spec, ladder: 1 } } },
    };
    const { sums } = new WorldRun(of, CHANGED_WORLD, job, new Draws(of.key), openMember);
    expect(liveCompiled(of, CHANGED_WORLD, job)!.sums).toEqual(sums);
    const month = 18;
    const byRule = sums.moves[CAUSES.indexOf('rule change')]!;
    return {
      fell: byRule.flatMap((row, from) => row.filter((_, to) => to < from)).reduce((sum, of) => sum + of[month]!, 0),
      left: sums.left.slice(month).reduce((sum, count) => sum + count, 0),
    };
  };

  it('is a fall that members leave for, unless another takes its place that day', async () => {
    const [gone, succeeded] = [await ends(TWO_LADDERS), await ends(next)];
    expect(gone.fell).toBeGreaterThan(20);
    expect(succeeded.fell).toBe(gone.fell);
    expect(succeeded.left).toBeLessThan(gone.left);
  });
});
