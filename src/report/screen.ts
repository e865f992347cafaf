import type { Language } from './wording.ts';

/** What is known of the place where text will be seen. Decided by the caller; no renderer looks at the environment. */
export interface Screen {
  /** What our own words are said in; English when absent. User text is shown as it is. */
  readonly language?: Language;
  /** Cells from the left to the right edge. */
  readonly width: number;
  /** Whether colors may be used. They repeat what a word or a glyph already says. */
  readonly color: boolean;
  /** Whether our own lines, blocks and signs may be more than ASCII. User text is shown as it is either way. */
  readonly unicode: boolean;
  /** Cells of the characters that East Asian terminals draw wide, among them lines and blocks; 1 when absent. */
  readonly ambiguousWidth?: 1 | 2;
}

/** Signs around a source text and in a shortened one. */
export interface Glyphs {
  readonly bar: string;
  readonly corner: string;
  readonly spanStart: string;
  readonly spanBar: string;
  readonly spanEnd: string;
  readonly spanLine: string;
  readonly cut: string;
}

const UNICODE: Glyphs = {
  bar: '│',
  corner: '┌─',
  spanStart: '╭',
  spanBar: '│',
  spanEnd: '╰',
  spanLine: '─',
  cut: '…',
};

const ASCII: Glyphs = {
  bar: '|',
  corner: '-->',
  spanStart: '/',
  spanBar: '|',
  spanEnd: '\\',
  spanLine: '_',
  cut: '...',
};

/** Whether lines and blocks take one cell each. Where they would take two, ASCII keeps the columns straight. */
export function drawsBlocks(screen: Screen): boolean {
  return screen.unicode && screen.ambiguousWidth !== 2;
}

export function glyphsFor(screen: Screen): Glyphs {
  return drawsBlocks(screen) ? UNICODE : ASCII;
}
