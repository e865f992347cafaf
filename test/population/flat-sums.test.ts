import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMember } from '../../src/engine/open-member.ts';
import { addFlat, flatten, unflatten } from '../../src/population/flat-sums.ts';
import { simulateBlock, sumsOfNobody } from '../../src/population/simulate-block.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { livedUnder, STARBUCKS } from '../effect/starbucks.ts';
import { clubStudy, openMember as openClub } from '../properties/yearly-club.ts';

const club = clubStudy({ members: 60, horizon: 2, warmup: 1, replicates: 1 });
const nobody = sumsOfNobody(club);

/** The sums of nobody, but for an amount in one place and a count in another. */
function holding(amount: bigint, count = 0): BlockSums {
  const [world, ...others] = sumsOfNobody(club).worlds;
  world!.sales[1] = amount;
  world!.active[2] = count;
  return { replicate: 4, members: 7, worlds: [world!, ...others], pairs: nobody.pairs };
}

const atEdges = [31n, 32n, 53n, 63n, 64n, 96n, 127n].flatMap((power) =>
  [-1n, 0n, 1n].flatMap((beside) => [(1n << power) + beside, -(1n << power) - beside]),
);

describe('sums laid flat', () => {
  it('are the same sums when they are laid back', () => {
    const sums = simulateBlock(club, { replicate: 0, block: 0, cut: 100 }, openClub);
    expect(sums).not.toEqual({ ...nobody, members: sums.members });
    expect(unflatten(nobody, flatten(sums))).toEqual(sums);
  });

  it('with where members stand under another program', async () => {
    const { study, job } = await livedUnder(STARBUCKS, STARBUCKS.replace('250', '200'), 40);
    const looked = { ...study, looks: [study.spec.start, study.spec.start + 100] };
    const sums = simulateBlock(looked, job, openMember);
    expect(sums.pairs.flatMap(({ shift }) => shift?.days ?? [])).not.toEqual([]);
    expect(unflatten(sumsOfNobody(looked), flatten(sums))).toEqual(sums);
  });

  it('keep amounts of any size that there is', () => {
    for (const amount of [0n, 1n, -1n, ...atEdges]) {
      const sums = holding(amount, 3);
      expect(unflatten(nobody, flatten(sums))).toEqual(sums);
    }
  });

  it('say which amount is beyond all of them', () => {
    expect(flatten(holding((1n << 128n) - 1n))).toBeDefined();
    expect(() => flatten(holding(1n << 128n))).toThrow(/^an amount of 3402\d+ is beyond/);
    expect(() => flatten(holding(-(1n << 128n)))).toThrow(RangeError);
  });

  it('add up to what amounts and counts do', () => {
    const most = (1n << 127n) + 1n;
    const amounts = fc.oneof(fc.constantFrom(...atEdges), fc.bigInt({ min: -most, max: most }));
    fc.assert(
      fc.property(fc.array(fc.tuple(amounts, fc.nat()), { minLength: 1, maxLength: 20 }), (each) => {
        const flat = each.map(([amount, count]) => flatten(holding(amount, count)));
        const { worlds, members, replicate } = unflatten(nobody, flat.reduce(addFlat));
        expect(worlds[0]!.sales[1]).toBe(each.reduce((sum, [amount]) => sum + amount, 0n));
        expect(worlds[0]!.active[2]).toBe(each.reduce((sum, [, count]) => sum + count, 0));
        expect([members, replicate]).toEqual([7 * each.length, 4]);
      }),
    );
  });
});
