import { Draws } from '../base/draws.ts';
import { nthLowest } from '../base/nth-lowest.ts';
import { BLOCK_SIZE, blockMembers, type Portion } from './block-members.ts';
import type { RankCompiled } from './live-compiled.ts';
import type { Study } from './simulation-spec.ts';
import { drawContribution } from './traits.ts';

/**
 * The expected yearly contribution of each member of a block, in currency units: the first pass over a population.
 * `rankCompiled` is asked first, and gives the same where it gives anything.
 */
export function blockContributions(
  study: Study,
  replicate: number,
  block: number,
  rankCompiled: RankCompiled = () => null,
): Float64Array<ArrayBuffer> {
  return rankCompiled(study, replicate, block) ?? drawContributions(study, replicate, block);
}

/** The same for so many blocks from that one on. */
export function portionContributions(
  study: Study,
  replicate: number,
  { block, blocks }: Portion,
  rankCompiled?: RankCompiled,
): Float64Array<ArrayBuffer> {
  const contributions = new Float64Array(blockMembers(study.spec.members, block, blocks).count);
  for (let i = 0; i < blocks; i++)
    contributions.set(blockContributions(study, replicate, block + i, rankCompiled), i * BLOCK_SIZE);
  return contributions;
}

function drawContributions(study: Study, replicate: number, block: number): Float64Array<ArrayBuffer> {
  const { spec } = study;
  const draws = new Draws(study.key);
  const { first, count } = blockMembers(spec.members, block);
  return Float64Array.from({ length: count }, (_, i) => {
    draws.turnTo(replicate, first + i);
    return drawContribution(spec, draws);
  });
}

/**
 * The contribution from which on a member is high-value: that of the last one inside the top share of all members.
 * Rearranges `contributions`. It must be taken over the whole population, since blocks differ by chance.
 */
export function highValueCut(contributions: Float64Array, topShare: number): number {
  const high = Math.min(contributions.length, Math.max(1, Math.round(contributions.length * topShare)));
  return nthLowest(contributions, contributions.length - high) ?? Number.POSITIVE_INFINITY;
}
