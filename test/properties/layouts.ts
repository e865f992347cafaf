import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { tokenize } from '../../grammar/tokenize.ts';

/** What must survive: every word and comment in its place, whatever space is around it and however digits are grouped. */
export function substance(text: string): string[] {
  const { tokens, comments } = tokenize(text);
  return [...tokens, ...comments]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(({ tokenType, image }) => {
      if (tokenType.name === 'Comment') return `# ${image.slice(1).trim()}`;
      return /^[¥$£€]?\d[\d_.]*$/.test(image) ? image.replaceAll('_', '') : image;
    });
}

export const inOrder = (text: string): IToken[] => {
  const { tokens, comments } = tokenize(text);
  return [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
};

export const anySpace = fc.constantFrom(' ', '\n', '\t', '\n\n', ' \r\n ', '\r', '\n\n\n\n', '\u3000');
const anyComment = fc
  .tuple(
    anySpace,
    fc.constantFrom('#', '##', '#!', '# '),
    fc.constantFrom('', 'x', 'a } b {', '  "', '日本 \t '),
    fc.nat(999),
  )
  .map(([space, sign, text, number]) => `${space}${sign}${text}${number}\n`);

/** A program as it is written, with other space or comments at some of the places between its words. */
export const respaced = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      texts,
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.oneof(anySpace, anyComment)),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
    )
    .map(([text, changes]) => {
      const items = inOrder(text);
      const inserted = new Map(changes.map(([where, what]) => [Math.floor(where * (items.length + 1)), what]));
      let result = '';
      let end = 0;
      items.forEach(({ image, startOffset }, i) => {
        const gap = text.slice(end, startOffset);
        const other = inserted.get(i);
        const afterComment = items[i - 1]?.image.startsWith('#') ?? false;
        // The line break that ends a comment must stay.
        result += (other === undefined ? gap : (afterComment ? '\n' : '') + other) + image;
        end = startOffset + image.length;
      });
      return result + text.slice(end) + (inserted.get(items.length) ?? '');
    });

/** A plan, or a part of one, without the places in its text. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  if ('start' in value && 'end' in value && 'file' in value) return 'a place';
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutPlaces(part)]));
}
