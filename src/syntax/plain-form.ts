import { SourceText } from '../base/span.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';

/**
 * A program in canonical form without its comments and blank lines: the form in which two versions are best compared line
 * by line. A text with errors keeps its layout, and so differs from one without where the error is.
 */
export function plainForm(source: SourceText): string {
  const { comments } = parse(source);
  const without = [...comments]
    .sort((a, b) => b.startOffset - a.startOffset)
    .reduce(
      (text, { startOffset, image }) => text.slice(0, startOffset) + text.slice(startOffset + image.length),
      source.text,
    );
  const text = dense(without);
  return dense(format(parse(new SourceText(source.file, text))).text ?? text);
}

function dense(text: string): string {
  return text.replace(/^[ \t]*\r?\n/gm, '');
}
