import { globSync, readFileSync } from 'node:fs';
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../grammar/tokenize.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { cellWidth } from '../../src/report/cells.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';

const root = new URL('../../', import.meta.url);
const programs = globSync('programs/**/*.regalia', { cwd: root }).sort();
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');
const read = (text: string) => parse(new SourceText('any.regalia', text));

/** Formats a text that must be sound. */
function formatted(text: string): string {
  const { text: result, problems } = format(read(text));
  expect(problems).toEqual([]);
  return result!;
}

/** What must survive: every word and comment in its place, whatever space is around it and however digits are grouped. */
function substance(text: string): string[] {
  const { tokens, comments } = tokenize(text);
  return [...tokens, ...comments]
    .sort((a, b) => a.startOffset - b.startOffset)
    .map(({ tokenType, image }) => {
      if (tokenType.name === 'Comment') return `# ${image.slice(1).trim()}`;
      return /^[¥$£€]?\d[\d_.]*$/.test(image) ? image.replaceAll('_', '') : image;
    });
}

const inOrder = (text: string): IToken[] => {
  const { tokens, comments } = tokenize(text);
  return [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
};

const anySpace = fc.constantFrom(' ', '\n', '\t', '\n\n', ' \r\n ', '\r', '\n\n\n\n', '\u3000');
const anyComment = fc
  .tuple(
    anySpace,
    fc.constantFrom('#', '##', '#!', '# '),
    fc.constantFrom('', 'x', 'a } b {', '  "', '日本 \t '),
    fc.nat(999),
  )
  .map(([space, sign, text, number]) => `${space}${sign}${text}${number}\n`);

/** A program as it is written, with other space or comments at some of the places between its words. */
const respaced = fc
  .tuple(
    fc.constantFrom(...programs),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.oneof(anySpace, anyComment)), {
      minLength: 1,
      maxLength: 60,
    }),
  )
  .map(([file, changes]) => {
    const text = textOf(file);
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

/** A program with every name of its own made longer, so that lines must be broken. */
const lengthened = fc.tuple(fc.constantFrom(...programs), fc.integer({ min: 1, max: 60 })).map(([file, length]) => {
  const text = textOf(file);
  let result = '';
  let end = 0;
  for (const { tokenType, image, startOffset } of inOrder(text)) {
    const suffix = tokenType.name === 'Word' ? `_${'x'.repeat(length)}` : '';
    result += text.slice(end, startOffset) + image + suffix;
    end = startOffset + image.length;
  }
  return result + text.slice(end);
});

describe('format', () => {
  it('has programs to work on', () => expect(programs.length).toBeGreaterThan(3));

  it.each(programs)('leaves %s as it is: it is in canonical form', (file) => {
    expect(formatted(textOf(file))).toBe(textOf(file));
  });

  it('keeps every word and comment of any layout in its place, and is done at once', () => {
    fc.assert(
      fc.property(respaced, (text) => {
        const once = formatted(text);
        expect(substance(once)).toEqual(substance(text));
        expect(formatted(once)).toBe(once);
        expect(once).toMatch(/[^\n]\n$/);
        expect(once).not.toMatch(/[ \t\u3000]\n|\n\n\n|\{\n\n|\r/);
      }),
      { numRuns: 200 },
    );
  });

  it('gives one form to all layouts, but for blank lines', () => {
    const withoutBlankLines = (text: string) => text.replace(/\n{2,}/g, '\n');
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.infiniteStream(anySpace), (file, spaces) => {
        const tokens = tokenize(textOf(file)).tokens.map(({ image }) => image);
        const plain = tokens.join(' ');
        const wild = tokens.map((image) => image + (spaces.next().value ?? ' ')).join('');
        expect(withoutBlankLines(formatted(wild))).toBe(withoutBlankLines(formatted(plain)));
      }),
      { numRuns: 50 },
    );
  });

  it('breaks lines that are too long wherever it may', () => {
    fc.assert(
      fc.property(lengthened, (text) => {
        const once = formatted(text);
        expect(substance(once)).toEqual(substance(text));
        expect(formatted(once)).toBe(once);
        for (const line of once.split('\n')) {
          const code = line.replace(/ {2}#.*/, '');
          if (cellWidth(code, { ambiguousWidth: 1 }) > 100 && !code.trimStart().startsWith('#')) {
            expect(breakable(code)).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(programs)('does not change what %s means', (file) => {
    const plan = planOf(textOf(file));
    const crowded = tokenize(textOf(file)).tokens.map(({ image }) => image);
    expect(planOf(formatted(textOf(file)))).toEqual(plan);
    expect(planOf(formatted(crowded.join('\n')))).toEqual(plan);
  });
});

/** The words of a line before which it could be broken. */
function breakable(line: string): string[] {
  let depth = 0;
  const { tokens } = tokenize(line);
  return tokens
    .filter(({ image }, i) => {
      if (image === ')' || image === ']') depth--;
      const formula = image === '=' && tokens[0]?.image === 'earn';
      const joint = formula || image === 'and' || image === 'or' || tokens[i - 1]?.image === ',';
      if (image === '(' || image === '[') depth++;
      return i > 0 && depth === 0 && joint;
    })
    .map(({ image }) => image);
}

/** The plan of a program without the places in its text. */
function planOf(text: string): unknown {
  const { checked, problems } = check(read(text));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return withoutPlaces(compile(checked!));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  if ('start' in value && 'end' in value && 'file' in value) return 'a place';
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutPlaces(part)]));
}
