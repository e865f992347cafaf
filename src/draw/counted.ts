import { say, type Wording } from '../report/wording.ts';

/** `1 program`, `7 programs`. */
export function programsCounted(count: number): Wording {
  return count === 1 ? say`1 program` : say`${count} programs`;
}
