import type { DrawKey } from '../base/draws.ts';

/** Whose life it is: by what its draws are addressed, and a name that orders members alike in all else. */
export interface Identity {
  readonly replicate: number;
  readonly member: number;
  /** Of somebody who was brought; null for the members there at the start. */
  readonly key: DrawKey | null;
  readonly name: string;
}
