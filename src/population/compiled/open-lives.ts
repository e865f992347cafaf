import type { Lives } from '../live-compiled.ts';
import { liveCompiled } from './live-compiled-world.ts';
import { Pasts } from './pasts.ts';
import { rankCompiled } from './rank-compiled.ts';

/**
 * Lets blocks live by compiled code in one thread, where worlds that begin alike share their past. `remembers` keeps pasts
 * from one question to the next.
 */
export function openLives(remembers: boolean): Lives {
  const pasts = new Pasts(remembers);
  return {
    rank: (study, replicate, block) => rankCompiled(study, replicate, block, pasts),
    live: (study, world, job) => liveCompiled(study, world, job, pasts),
    begin: () => pasts.begin(),
  };
}
