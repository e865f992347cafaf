import { glyphsFor } from '../../report/screen.ts';
import { say } from '../../report/wording.ts';
import type { Room } from '../lay.ts';

/** The first lines of a table, and how many more there are where another part of the screen shows them all. */
export function asManyAs(lines: readonly string[], most: number, { paint, speak, screen }: Room): readonly string[] {
  if (lines.length <= most) return lines;
  const rest = lines.length - most + 1;
  return [
    ...lines.slice(0, most - 1),
    paint('faint', speak(say`${glyphsFor(screen).cut} ${rest} more, to which Tab goes`)),
  ];
}
