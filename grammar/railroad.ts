/**
 * Railroad diagrams: what may stand where, as tracks to follow from left to right. Only drawing; what is drawn is said by
 * `diagrams`. All lengths are in pixels of an SVG.
 */

/** A piece of a diagram. Its track enters at the left, and leaves at the right on the same height. */
export interface Shape {
  readonly width: number;
  /** How far it reaches above and below its track. */
  readonly above: number;
  readonly below: number;
  draw(canvas: Canvas, x: number, y: number): void;
}

/** What has been drawn: the tracks as commands of one path, and the boxes that stand upon them. */
export interface Canvas {
  readonly tracks: string[];
  readonly boxes: string[];
}

/** `word`: stands in a program as it is; `value`: any number, name or date; `rule`: has a diagram of its own. */
export type BoxKind = 'word' | 'value' | 'rule';

const BEND = 10;
const BOX_HEIGHT = 24;
const BOX_PADDING = 10;
/** Of one letter of the monospaced face, at 13 pixels. */
const LETTER = 7.9;
const BETWEEN = 10;
/** Keeps neighboring tracks two bends apart, so that they join in whole bends. */
const ROOM = 8;
const MARGIN = 10;
/** Half the height of the strokes at both ends. */
const TICK = 6;

/** Nothing stands on this track. */
export const SKIP: Shape = { width: 0, above: 0, below: 0, draw() {} };

/** One word or value; a `rule` links to its own diagram in the same folder. */
export function box(text: string, kind: BoxKind, file: string | null = null): Shape {
  const width = Math.ceil([...text].length * LETTER) + 2 * BOX_PADDING;
  return {
    width,
    above: BOX_HEIGHT / 2,
    below: BOX_HEIGHT / 2,
    draw({ boxes }, x, y) {
      const round = kind === 'rule' ? '' : ` rx="${BOX_HEIGHT / 2}"`;
      const shown =
        `<rect class="${kind}" x="${x}" y="${y - BOX_HEIGHT / 2}" width="${width}" height="${BOX_HEIGHT}"${round}/>` +
        `<text class="${kind}" x="${x + width / 2}" y="${y + 4.5}">${escaped(text)}</text>`;
      boxes.push(file === null ? shown : `<a href="${file}">${shown}</a>`);
    },
  };
}

/** One after the other. */
export function sequence(shapes: readonly Shape[]): Shape {
  return {
    width: shapes.reduce((sum, shape) => sum + shape.width, 0) + BETWEEN * Math.max(shapes.length - 1, 0),
    above: Math.max(0, ...shapes.map((shape) => shape.above)),
    below: Math.max(0, ...shapes.map((shape) => shape.below)),
    draw(canvas, x, y) {
      let at = x;
      shapes.forEach((shape, i) => {
        if (i > 0) {
          canvas.tracks.push(`M${at} ${y}h${BETWEEN}`);
          at += BETWEEN;
        }
        shape.draw(canvas, at, y);
        at += shape.width;
      });
    },
  };
}

/** Any one of them; the first on the straight track, the others below it. */
export function choice(shapes: readonly Shape[]): Shape {
  const inner = Math.max(0, ...shapes.map((shape) => shape.width));
  const width = inner + 4 * BEND;
  const depths = depthsOf(shapes);
  return {
    width,
    above: shapes[0]?.above ?? 0,
    below: (depths.at(-1) ?? 0) + (shapes.at(-1)?.below ?? 0),
    draw(canvas, x, y) {
      shapes.forEach((shape, i) => {
        const depth = depths[i]!;
        const down = depth - 2 * BEND;
        const [left, right] =
          depth === 0
            ? [`M${x} ${y}h${2 * BEND}`, `h${2 * BEND}`]
            : [
                `M${x} ${y}q${BEND} 0 ${BEND} ${BEND}v${down}q0 ${BEND} ${BEND} ${BEND}`,
                `q${BEND} 0 ${BEND} ${-BEND}v${-down}q0 ${-BEND} ${BEND} ${-BEND}`,
              ];
        const start = x + 2 * BEND;
        canvas.tracks.push(left);
        shape.draw(canvas, start, y + depth);
        canvas.tracks.push(`M${start + shape.width} ${y + depth}H${start + inner}${right}`);
      });
    },
  };
}

/** Once or more, with `separator` on the way back. */
export function loop(shape: Shape, separator: Shape): Shape {
  const inner = Math.max(shape.width, separator.width);
  const depth = Math.max(shape.below + ROOM + separator.above, 2 * BEND);
  const up = depth - 2 * BEND;
  return {
    width: inner + 4 * BEND,
    above: shape.above,
    below: depth + separator.below,
    draw(canvas, x, y) {
      const start = x + 2 * BEND;
      const end = start + inner;
      canvas.tracks.push(`M${x} ${y}h${2 * BEND}`);
      shape.draw(canvas, start, y);
      canvas.tracks.push(`M${start + shape.width} ${y}H${end + 2 * BEND}`);
      canvas.tracks.push(`M${end} ${y}q${BEND} 0 ${BEND} ${BEND}v${up}q0 ${BEND} ${-BEND} ${BEND}`);
      separator.draw(canvas, start, y + depth);
      canvas.tracks.push(`M${end} ${y + depth}H${start + separator.width}`);
      canvas.tracks.push(`M${start} ${y + depth}q${-BEND} 0 ${-BEND} ${-BEND}v${-up}q0 ${-BEND} ${BEND} ${-BEND}`);
    },
  };
}

/**
 * A whole diagram as the text of an SVG file, which needs nothing from elsewhere: its shapes one after the other, on as few
 * lines as `widest` pixels allow.
 */
export function diagram(title: string, shapes: readonly Shape[], widest: number): string {
  const canvas: Canvas = { tracks: [], boxes: [] };
  const rows = rowsOf(shapes, widest).map(sequence);
  const start = MARGIN + 2 * BEND;
  let y = MARGIN + Math.max(rows[0]!.above, TICK);
  let width = 0;
  canvas.tracks.push(`M${MARGIN} ${y - TICK}v${2 * TICK}m0 ${-TICK}H${start}`);
  rows.forEach((row, i) => {
    row.draw(canvas, start, y);
    const end = start + row.width;
    const next = rows[i + 1];
    if (next === undefined) {
      canvas.tracks.push(`M${end} ${y}h${2 * BEND}m0 ${-TICK}v${2 * TICK}`);
      y += Math.max(row.below, TICK) + MARGIN;
    } else {
      const down = Math.max(row.below + ROOM - 2 * BEND, 0);
      const on = Math.max(next.above + ROOM - 2 * BEND, 0);
      canvas.tracks.push(
        `M${end} ${y}q${BEND} 0 ${BEND} ${BEND}v${down}q0 ${BEND} ${-BEND} ${BEND}` +
          `H${start}q${-BEND} 0 ${-BEND} ${BEND}v${on}q0 ${BEND} ${BEND} ${BEND}`,
      );
      y += down + on + 4 * BEND;
    }
    width = Math.max(width, end + 2 * BEND + MARGIN);
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<path d="${canvas.tracks.join('')}"/>`,
    ...canvas.boxes,
    '</svg>',
    '',
  ].join('\n');
}

/** Readable on light and on dark pages; words are filled, values are slanted, rules have corners. */
const STYLE = [
  'path{fill:none;stroke:#57606a;stroke-width:1.5}',
  'rect{fill:#fff;stroke:#57606a}',
  'rect.word{fill:#ddf4ff}',
  'text{font:13px ui-monospace,Menlo,Consolas,monospace;text-anchor:middle;fill:#1f2328}',
  'text.value{font-style:italic}',
  '@media(prefers-color-scheme:dark){path,rect{stroke:#9198a1}rect{fill:#161b22}rect.word{fill:#0c2d4a}text{fill:#e6edf3}}',
].join('');

function depthsOf(shapes: readonly Shape[]): number[] {
  const depths: number[] = [];
  let bottom = 0;
  shapes.forEach((shape, i) => {
    const depth = i === 0 ? 0 : Math.max(bottom + ROOM + shape.above, 2 * BEND);
    depths.push(depth);
    bottom = depth + shape.below;
  });
  return depths;
}

function rowsOf(shapes: readonly Shape[], most: number): Shape[][] {
  const rows: Shape[][] = [[]];
  let width = 0;
  for (const shape of shapes) {
    if (width > 0 && width + BETWEEN + shape.width > most) {
      rows.push([]);
      width = 0;
    }
    rows.at(-1)!.push(shape);
    width += shape.width + (width > 0 ? BETWEEN : 0);
  }
  return rows;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
