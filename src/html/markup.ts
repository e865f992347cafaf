import { printable } from '../report/printable.ts';

/**
 * Markup as its own type, so that text can never be taken for it.
 * INVARIANT: whatever comes from a file or a person passes through `html` as a value, which escapes it.
 */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Piece = Markup | string | number | readonly Piece[];

/** A tagged template: markup in the template stays, values are escaped unless they are markup themselves. */
export function html(template: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(template.map((text, i) => (i === 0 ? text : sourceOf(values[i - 1]!) + text)).join(''));
}

function sourceOf(piece: Piece): string {
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  return piece.map(sourceOf).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text shown as it is; what would not be seen, or would turn the reading direction, is spelled out. */
function escapeText(text: string): string {
  return printable(text).replace(/[&<>"']/g, (mark) => ESCAPES[mark]!);
}
