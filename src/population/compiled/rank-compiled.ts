import { blockMembers } from '../block-members.ts';
import type { Study } from '../simulation-spec.ts';
import { LifeBlock } from './life-block.ts';
import { type LifeKernel, lifeKernelOf } from './life-kernel.ts';
import { type LifeShape, shapeOf } from './life-shape.ts';
import type { Pasts } from './pasts.ts';

/** What each member of a block is worth, by the code of the lives that come after; null where there is none of any. */
export function rankCompiled(
  study: Study,
  replicate: number,
  block: number,
  pasts: Pasts | null = null,
): Float64Array<ArrayBuffer> | null {
  const found = codeOf(study, pasts);
  if (found === null) return null;
  const { life, shape } = found;
  const { view } = new LifeBlock(life, shape, study, replicate, 0);
  const { first, count } = blockMembers(study.spec.members, block);
  life.routines.rank(first, count);
  return life.code.ranking.read(view.buffer, count);
}

/** Of the first world that has any and no numbers of its own, since members are ranked by those of the study. */
function codeOf(study: Study, pasts: Pasts | null): { readonly life: LifeKernel; readonly shape: LifeShape } | null {
  for (const world of study.spec.worlds) {
    const shape = study.alternatives[world] === undefined ? shapeOf(study, world) : null;
    const life = shape === null ? null : lifeKernelOf(shape, study, pasts?.isWanted(study, world) === true);
    if (life !== null) return { life, shape: shape! };
  }
  return null;
}
