import { blockMembers } from '../../src/population/block-members.ts';
import type { Lives } from '../../src/population/live-compiled.ts';
import { emptySums } from '../../src/population/sums.ts';
import { gathered } from '../../src/population/ways.ts';

export { openMember } from '../properties/yearly-club.ts';

/** A study of so many members has a block that nobody can simulate. */
export const BROKEN = { members: 180_500, block: 77 };

/** An engine whose members only number themselves, so that a block takes next to no time. */
export function openLives(): Lives {
  return {
    rank: (study, _replicate, block) => {
      const { first, count } = blockMembers(study.spec.members, block);
      return Float64Array.from({ length: count }, (_, i) => first + i);
    },
    live: ({ plan, spec }, world, { block, cut }) => {
      if (spec.members === BROKEN.members && block === BROKEN.block) throw new Error('no such block');
      const { first, count } = blockMembers(spec.members, block);
      const sums = emptySums(plan, spec, world);
      sums.active[0] = count;
      sums.highValue[0] = Math.max(0, first + count - Math.max(first, cut));
      sums.sales[1] = BigInt(block + 1) << 60n;
      return { sums, ways: gathered([], spec.horizon + 1) };
    },
    begin: () => {},
  };
}
