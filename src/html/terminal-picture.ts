import { cellWidth, graphemes } from '../report/cells.ts';
import type { Language } from '../report/wording.ts';
import { html, Markup } from './markup.ts';

/** What a picture says of itself to those who do not see it. */
export interface PictureWords {
  readonly title: string;
  readonly description: string;
  readonly language: Language;
}

/** Of a cell of the picture, in pixels; a monospaced font is six tenths as wide as it is high. */
const FONT_SIZE = 14;
const CELL = 8.4;
const LINE = 18;
const MARGIN = 12;
/** From the top of a cell to the line that letters stand on. */
const BASELINE = 13.5;

/** The basic colors that screens are painted with, dark enough to be read on white paper. */
const STYLE = `text { font: ${FONT_SIZE}px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK JP', monospace; white-space: pre; }
svg { fill: #1c1b1a; }
.paper { fill: #ffffff; }
.strong { font-weight: 700; }
.faint { fill: #5f5c58; }
.red { fill: #a5281b; }
.yellow { fill: #7a5200; }
.blue { fill: #1f5f8b; }
.cyan { fill: #0b6470; }
.line { fill: none; stroke: #1c1b1a; }
.line.faint { stroke: #5f5c58; }`;

/**
 * Lines of a screen of so many columns as an SVG picture. Every character stands in its own cells, whatever font the
 * reader has: text is kept to its width, blocks and lines are drawn as shapes. Colors are read from the lines.
 */
export function terminalPicture(
  lines: readonly string[],
  columns: number,
  { title, description, language }: PictureWords,
): string {
  const width = tenth(columns * CELL + 2 * MARGIN);
  const height = lines.length * LINE + 2 * MARGIN;
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:lang="${language}" xml:space="preserve">
<title>${title}</title>
<desc>${description}</desc>
<style>${new Markup(STYLE)}</style>
<rect class="paper" width="${width}" height="${height}"/>
${lines.map((line, row) => runsOf(line).map((run) => html`${drawn(run, MARGIN + row * LINE)}\n`))}</svg>
`.source;
}

/** Text of one look whose characters are equally wide: all ASCII, all two cells wide, or one character again and again. */
interface Run {
  readonly column: number;
  readonly cells: number;
  readonly text: string;
  readonly look: string;
  readonly kind: string;
}

const ASCII = 'ascii';
const WIDE = 'wide';

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let column = 0;
  for (const { text, look } of painted(line)) {
    for (const { text: sign } of graphemes(text)) {
      const cells = cellWidth(sign, {});
      const kind = /^[ -~]$/.test(sign) ? ASCII : cells === 2 ? WIDE : sign;
      const last = runs.at(-1);
      const goesOn = last?.look === look && last.kind === kind && last.column + last.cells === column;
      if (last !== undefined && (goesOn || cells === 0))
        runs[runs.length - 1] = { ...last, text: last.text + sign, cells: last.cells + cells };
      else runs.push({ column, cells, text: sign, look, kind });
      column += cells;
    }
  }
  return runs.flatMap(bared);
}

/** Without the spaces at its ends, which show nothing. */
function bared(run: Run): Run[] {
  if (run.kind !== ASCII) return [run];
  const text = run.text.trim();
  const before = run.text.length - run.text.trimStart().length;
  return text === '' ? [] : [{ ...run, text, column: run.column + before, cells: text.length }];
}

/** The foreground colors of a terminal by their codes. */
const COLORS: ReadonlyMap<number, string> = new Map([
  [31, 'red'],
  [33, 'yellow'],
  [34, 'blue'],
  [36, 'cyan'],
]);

/** The pieces of a painted line, each with the classes of its look. */
function* painted(line: string): Iterable<{ readonly text: string; readonly look: string }> {
  let [strong, faint, color] = [false, false, ''];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: color codes begin with one
  for (const [i, piece] of line.split(/\u001b\[([\d;]*)m/).entries()) {
    if (i % 2 === 0) {
      const look = [strong ? 'strong' : '', faint ? 'faint' : '', color].filter((name) => name !== '').join(' ');
      if (piece !== '') yield { text: piece, look };
      continue;
    }
    for (const code of piece.split(';').map(Number)) {
      if (code === 0) [strong, faint, color] = [false, false, ''];
      else if (code === 1) strong = true;
      else if (code === 2) faint = true;
      else if (code === 22) [strong, faint] = [false, false];
      else color = COLORS.get(code) ?? '';
    }
  }
}

function drawn(run: Run, top: number): Markup {
  const { text, cells, kind, look } = run;
  const named = look === '' ? html`` : html` class="${look}"`;
  const x = tenth(MARGIN + run.column * CELL);
  const width = tenth(cells * CELL);
  const block = BLOCKS.get(kind);
  if (block !== undefined) {
    const height = LINE * block.part;
    const at = html`x="${x}" y="${tenth(top + LINE - height)}" width="${width}" height="${tenth(height)}"`;
    return html`<rect${named} ${at} fill-opacity="${block.ink}"/>`;
  }
  const line = LINES.get(kind);
  if (line !== undefined) return html`<path class="${`line ${look}`.trim()}" d="${pathOf(line, run, top)}"/>`;
  // Letters of a font that is too narrow or too wide are stretched; those two cells wide are set apart instead.
  const fit = kind === WIDE ? 'spacing' : 'spacingAndGlyphs';
  const at = html`x="${x}" y="${tenth(top + BASELINE)}" textLength="${width}" lengthAdjust="${fit}"`;
  return html`<text${named} ${at}>${text}</text>`;
}

/** How much of its cell a block takes, from below, and how much ink it has. */
interface Block {
  readonly part: number;
  readonly ink: number;
}

const BLOCKS: ReadonlyMap<string, Block> = new Map<string, Block>([
  ...[...'▁▂▃▄▅▆▇█'].map((sign, i) => [sign, { part: (i + 1) / 8, ink: 1 }] as const),
  ...[...'░▒▓'].map((sign, i) => [sign, { part: 1, ink: (i + 1) / 4 }] as const),
]);

/** From the middle of its cell, whither a line goes. */
const LINES: ReadonlyMap<string, string> = new Map([
  ['─', 'lr'],
  ['│', 'ud'],
  ['├', 'udr'],
  ['┤', 'udl'],
  ['└', 'ur'],
]);

function pathOf(arms: string, { column, cells }: Run, top: number): string {
  const height = tenth(top + LINE / 2);
  return Array.from({ length: cells }, (_, i) => {
    const left = MARGIN + (column + i) * CELL;
    const middle = tenth(left + CELL / 2);
    const ends: Readonly<Record<string, string>> = {
      l: `H${tenth(left)}`,
      r: `H${tenth(left + CELL)}`,
      u: `V${top}`,
      d: `V${top + LINE}`,
    };
    return [...arms].map((arm) => `M${middle} ${height}${ends[arm]}`).join('');
  }).join('');
}

/** To a tenth of a pixel, so that the same lines give the same bytes. */
function tenth(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
