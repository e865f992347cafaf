import { html, type Markup } from './markup.ts';

/** A chart apart from the page or picture that it stands in. Its look is that of `chartStyle`. */
export interface Drawing {
  /** In pixels, as its content counts them. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** For those who do not see it. */
  readonly description: string;
  readonly caption: string;
  /** SVG, without the root. */
  readonly content: Markup;
}

/** A drawing in a page, with its caption. */
export function figure(drawing: Drawing | null): Markup {
  if (drawing === null) return html``;
  const { width, height, title, description, caption, content } = drawing;
  return html`<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<title>${title}</title>
<desc>${description}</desc>
${content}
</svg><figcaption>${caption}</figcaption></figure>
`;
}
