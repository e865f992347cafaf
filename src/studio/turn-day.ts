import { formatDay } from '../base/calendar.ts';
import { say, type Wording } from '../report/wording.ts';
import type { StudioState } from './state.ts';

/** From when on a setting is turned. */
export function turnDayText({ spec }: StudioState['opened']['study']): Wording {
  return say`Settings turn on ${formatDay(spec.start)}, the start; until then both worlds are the same.`;
}

/** Whether a setting is turned, and not only what is assumed of members at all times. */
export function turnsSetting({ knobs, variant }: Pick<StudioState, 'knobs' | 'variant'>): boolean {
  return knobs.some(({ kind, id }) => kind === 'setting' && (variant[id] ?? 0) !== 0);
}
