import fc from 'fast-check';
import { tokenize } from '../../grammar/tokenize.ts';
import { WORDS } from '../../grammar/tokens.ts';

/** One change to a text. Positions are read modulo the number of its tokens or characters. */
type Mutation =
  | { readonly kind: 'delete' | 'duplicate'; readonly at: number }
  /** `exchange` puts another token of the same kind there, which may leave the program right. */
  | { readonly kind: 'swap' | 'exchange'; readonly at: number; readonly with: number }
  | { readonly kind: 'replace' | 'insert'; readonly at: number; readonly image: string }
  | { readonly kind: 'characters'; readonly at: number; readonly text: string }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  /** A line gone or twice: a clause or a statement without its others, or one too many. */
  | { readonly kind: 'drop' | 'repeat'; readonly at: number }
  /** A number with many digits, and a value in many parentheses, as far as the language goes and beyond. */
  | { readonly kind: 'enlarge' | 'enclose'; readonly at: number; readonly by: number }
  | { readonly kind: 'truncate'; readonly at: number };

/** Every word of the language, and one of each sign, number, date and text, in its own writing and in others'. */
const IMAGES = [
  ...WORDS.keys(),
  ...['{', '}', '(', ')', '[', ']', ',', ':', '.', '=', '>=', '<', '+', '-', '*', '/', '%'],
  ...['｛', '）', '＞＝', '&&', '||', '==', '!=', '<>', ';', '//', '#', '“', '"', '"text"', '\n', '、'],
  ...['0', '1', '12', '1.5', '1_000', '1,000', '９', '¥', '¥500', '$1', '2024-02-29', '2023-02-29', '02-30', '24:00'],
  ...['spend', 'purchase', 'amount', 'gold', 'rank', 'star', '金', 'unknown_name'],
];

/** Characters that texts come to grief over: halves of surrogate pairs, NUL, marks of direction, joiners, other breaks. */
const CHARACTERS = [
  ...['\ud83d', '\ude00', '😀', '\0', '\u202e', '\u200f', '\u200b', '\u200d', '\ufeff', '\u0301', '\u2028', '\r', '\t'],
  ...[
    '\u00a0',
    '\u3000',
    'é',
    '金',
    'ｱ',
    '𠮷',
    '\uffff',
    '\\',
    "'",
    '"',
    '{',
    '}',
    '(',
    '#',
    '/',
    ' ',
    '\n',
    '_',
    '-',
    '¥',
  ],
];

const anywhere = fc.nat(20_000);
const image = fc.constantFrom(...IMAGES);

const exchange = fc.record({ kind: fc.constant('exchange' as const), at: anywhere, with: anywhere });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  exchange,
  fc.record({ kind: fc.constantFrom('delete' as const, 'duplicate' as const), at: anywhere }),
  fc.record({ kind: fc.constant('swap' as const), at: anywhere, with: anywhere }),
  fc.record({ kind: fc.constantFrom('replace' as const, 'insert' as const), at: anywhere, image }),
  fc.record({
    kind: fc.constant('characters' as const),
    at: anywhere,
    text: fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
  }),
  fc.record({ kind: fc.constant('cut' as const), at: anywhere, length: fc.nat(200) }),
  fc.record({ kind: fc.constant('truncate' as const), at: anywhere }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'repeat' as const), at: anywhere }),
  fc.record({
    kind: fc.constantFrom('enlarge' as const, 'enclose' as const),
    at: anywhere,
    by: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.constantFrom(39, 40, 41, 62, 63, 64)),
  }),
);

function mutate(text: string, change: Mutation): string {
  const { at } = change;
  if (change.kind === 'characters') return splice(text, at % (text.length + 1), 0, change.text);
  if (change.kind === 'cut') return splice(text, at % (text.length + 1), change.length, '');
  if (change.kind === 'truncate') return text.slice(0, at % (text.length + 1));
  if (change.kind === 'drop' || change.kind === 'repeat') {
    const lines = text.split('\n');
    const line = at % lines.length;
    return lines.toSpliced(line, 1, ...(change.kind === 'drop' ? [] : [lines[line]!, lines[line]!])).join('\n');
  }
  const { tokens: all } = tokenize(text);
  const numbers = all.filter(({ image }) => /^[¥$]?\d[\d_]*$/.test(image));
  const tokens = change.kind === 'enlarge' && numbers.length > 0 ? numbers : all;
  const token = tokens[at % Math.max(1, tokens.length)];
  if (token === undefined) return text;
  const { startOffset, image: old } = token;
  switch (change.kind) {
    case 'delete':
      return splice(text, startOffset, old.length, '');
    case 'duplicate':
      return splice(text, startOffset, 0, `${old} `);
    case 'replace':
      return splice(text, startOffset, old.length, change.image);
    case 'insert':
      return splice(text, startOffset, 0, `${change.image} `);
    case 'enlarge':
      return splice(text, startOffset + old.length, 0, '9'.repeat(change.by));
    case 'enclose':
      return splice(text, startOffset, old.length, '('.repeat(change.by) + old + ')'.repeat(change.by));
    case 'exchange': {
      const same = tokens.filter((other) => other.tokenType === token.tokenType);
      return splice(text, startOffset, old.length, same[change.with % same.length]!.image);
    }
    case 'swap': {
      const other = tokens[change.with % tokens.length]!;
      const [first, second] = startOffset <= other.startOffset ? [token, other] : [other, token];
      const swapped = splice(text, second.startOffset, second.image.length, first.image);
      return splice(swapped, first.startOffset, first.image.length, second.image);
    }
  }
}

function splice(text: string, at: number, length: number, replacement: string): string {
  return text.slice(0, at) + replacement + text.slice(at + length);
}

/** One of the texts after a few changes. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const changes = fc.oneof(
    { weight: 2, arbitrary: fc.array(exchange, { minLength: 1, maxLength: 6 }) },
    { weight: 3, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 3, maxLength: 12 }) },
  );
  return fc.tuple(texts, changes).map(([text, list]) => list.reduce(mutate, text));
}

/** Words and signs in no order, now and then with the head of a program before them. */
export const soup: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.array(image, { maxLength: 80 }), fc.constantFrom(' ', '\n', ''))
  .map(([headed, images, between]) => (headed ? 'program "Soup" {\n  currency JPY\n' : '') + images.join(between));
