/** What a worker runs blocks by: the rules as a kernel, and whole lives where there is code of them. */
export { openMember } from '../../kernel/open-member.ts';
export { liveCompiled } from './live-compiled-world.ts';
export { openLives } from './open-lives.ts';
export { rankCompiled } from './rank-compiled.ts';
