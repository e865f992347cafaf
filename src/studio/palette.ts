import { type Speaker, say, type Wording } from '../report/wording.ts';
import type { Command } from './action.ts';
import { KEYS } from './keys.ts';
import { SCREEN_TITLES, SCREENS } from './screens.ts';
import type { StudioState } from './state.ts';

/** Something the palette can do. */
export interface PaletteEntry {
  readonly title: Wording;
  /** Whose key does the same; empty for what has none. */
  readonly key: string;
  readonly commands: readonly Command[];
}

/** Everything that can be done, then every knob that can be gone to. */
export function paletteEntries({ knobs }: Pick<StudioState, 'knobs'>): PaletteEntry[] {
  const screens = SCREENS.map((to, i) => ({
    title: say`go to ${SCREEN_TITLES[to]}`,
    key: String(i + 1),
    commands: [{ do: 'go', to } as const],
  }));
  const actions = KEYS.filter(
    ({ command }) => !['go', 'move', 'turn', 'first', 'escape', 'palette'].includes(command.do),
  ).map(({ hint, shown, command }) => ({ title: hint, key: shown, commands: [command] }));
  const turning = knobs
    .filter(({ least, most }) => least < most)
    .map(({ name, kind }): PaletteEntry => {
      const pane = kind === 'setting' ? [] : [{ do: 'next pane' } as const];
      return {
        title: say`turn ${name}`,
        key: '',
        commands: [
          { do: 'go', to: 'what-if' },
          ...pane,
          { do: 'filter' },
          { do: 'type', text: name },
          { do: 'choose' },
        ],
      };
    });
  return [...screens, ...actions, ...turning];
}

/** The entries whose titles hold the letters of the text in their order, the closest first; all in their own order for none. */
export function foundIn(entries: readonly PaletteEntry[], text: string, speak: Speaker): PaletteEntry[] {
  if (text.trim() === '') return [...entries];
  const ranked = entries.flatMap((entry, i) => {
    const score = closeness(speak(entry.title).toLowerCase(), text.trim().toLowerCase());
    return score === null ? [] : [{ entry, score, i }];
  });
  return ranked.sort((a, b) => a.score - b.score || a.i - b.i).map(({ entry }) => entry);
}

/** How many letters lie between those looked for, less where they begin words; null where they are not all there. */
export function closeness(title: string, text: string): number | null {
  let at = 0;
  let apart = 0;
  for (const letter of text) {
    if (letter === ' ') continue;
    const found = title.indexOf(letter, at);
    if (found === -1) return null;
    const begins = found === 0 || /[ ._-]/.test(title[found - 1]!);
    apart += found === at || begins ? 0 : found - at;
    at = found + letter.length;
  }
  return apart + title.length / 1000;
}
