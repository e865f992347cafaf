import { cellWidth, wrap } from '../report/cells.ts';
import type { Screen } from '../report/screen.ts';

/** Narrower than this, a text runs over the edge rather than becoming a column of single words. */
const NARROWEST_TEXT = 20;

/** Wraps a text with its later lines under the first one's start. */
export function hang(margin: string, text: string, screen: Screen): string[] {
  const width = cellWidth(margin, screen);
  const [first = '', ...rest] = wrap(text, Math.max(NARROWEST_TEXT, screen.width - width), screen);
  return [margin + first, ...rest.map((line) => ' '.repeat(width) + line)];
}
