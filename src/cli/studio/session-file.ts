import type { KeyName } from '../../studio/keys.ts';

/** One line of a recorded session. */
export type SessionLine =
  | { readonly do: 'press'; readonly key: KeyName }
  /** Until everything that is being found out is known. */
  | { readonly do: 'wait' }
  /** Where the session is not watched, the screen is printed here. */
  | { readonly do: 'frame' };

const KEY =
  /^(?:.|up|down|left|right|pageup|pagedown|home|end|enter|escape|tab|shift\+tab|space|backspace|ctrl\+[a-z])$/u;

/**
 * Reads a recorded session: a key per line by its name, `text …` for what is written, `wait`, `frame`; empty lines and
 * those that begin with `# ` say nothing. A line that is none of these is returned by its number, from 1.
 */
export function readSession(text: string): { readonly lines: readonly SessionLine[] } | { readonly wrong: number } {
  const lines: SessionLine[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    if (line === '' || line.startsWith('# ')) continue;
    if (line === 'wait' || line === 'frame') lines.push({ do: line });
    else if (line.startsWith('text ')) for (const key of line.slice('text '.length)) lines.push({ do: 'press', key });
    else if (KEY.test(line)) lines.push({ do: 'press', key: line === 'space' ? ' ' : line });
    else return { wrong: i + 1 };
  }
  return { lines };
}

/** A key as a line of a session. */
export function sessionLine(key: KeyName): string {
  return `${key === ' ' ? 'space' : key}\n`;
}
