import { SourceText } from '../base/span.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';

/**
 * A program in canonical form without its comments: the form in which two versions are best compared line by line. A text
 * with errors is given back as it is.
 */
export function plainForm(source: SourceText): string {
  const { comments } = parse(source);
  const without = [...comments]
    .sort((a, b) => b.startOffset - a.startOffset)
    .reduce(
      (text, { startOffset, image }) => text.slice(0, startOffset) + text.slice(startOffset + image.length),
      source.text,
    );
  // Lines that held a comment alone would leave gaps where another version has none.
  const { text } = format(parse(new SourceText(source.file, without.replace(/\n([ \t]*\r?\n)+/g, '\n'))));
  return text ?? source.text;
}
