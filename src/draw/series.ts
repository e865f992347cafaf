import { styleText } from 'node:util';
import { drawsBlocks, type Screen } from '../report/screen.ts';

/** How the parts of a picture are told apart: each has its own glyph, and a color only besides. */

const BLOCKS = ['█', '▓', '▒', '░'];
const ASCII = ['#', '=', '-', '.'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];

/** Neighbors differ in lightness as well as hue, for readers who see few colors. */
const COLORS = ['blue', 'yellow', 'magenta', 'cyan', 'green', 'white'] as const;

/** One cell wide, and distinct for the first 56 parts. */
export function seriesGlyph(index: number, screen: Screen): string {
  const glyphs = [...(drawsBlocks(screen) ? BLOCKS : ASCII), ...LETTERS];
  return glyphs[index % glyphs.length]!;
}

export function paintSeries(index: number, text: string, screen: Screen): string {
  if (!screen.color || text === '') return text;
  return styleText(COLORS[index % COLORS.length]!, text, { validateStream: false });
}
