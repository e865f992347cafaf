import { type Influence, survivors } from '../analysis/uncertainty/sensitivity.ts';
import { wrap } from '../report/cells.ts';
import { formatError } from '../report/number.ts';
import { painter } from '../report/paint.ts';
import type { Screen } from '../report/screen.ts';
import { say, speaker } from '../report/wording.ts';
import { type Column, drawTable } from './table.ts';

/** A screening: the assumptions that survive it, the strongest first, and how many do not. */
export function drawScreening(found: readonly Influence[], unit: string, screen: Screen): string[] {
  const speak = speaker(screen.language);
  const kept = survivors(found);
  const columns: Column[] = [
    { header: '', alignment: 'left' },
    { header: 'mu*', alignment: 'right' },
    { header: 'sigma', alignment: 'right' },
  ];
  const body = kept.map(({ id, strength, spread }) => [
    id,
    formatError(strength, unit, screen),
    formatError(spread, unit, screen),
  ]);
  const paint = painter(screen.color);
  const notes = [
    say`mu*: how far it moves the number over its whole range, on average. sigma: how much that depends on the others.`,
    say`${kept.length} of ${found.length} assumptions are at least a tenth as strong as the strongest.`,
  ];
  return [
    ...(kept.length === 0 ? [] : drawTable(columns, body, screen)),
    ...notes.flatMap((note) => wrap(speak(note), screen.width, screen)).map((line) => paint('faint', line)),
  ];
}
