import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../grammar/tokenize.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { cellWidth } from '../../src/report/cells.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { anySpace, inOrder, respaced, substance, withoutPlaces } from './layouts.ts';

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
      fc.property(respaced(fc.constantFrom(...programs).map(textOf)), (text) => {
        const once = formatted(text);
        expect(substance(once)).toEqual(substance(text));
        expect(formatted(once)).toBe(once);
        expect(once).toMatch(/[^\n]\n$/);
        expect(once).not.toMatch(/[ \t\u3000]\n|\n\n\n|\{\n\n|\r/);
      }),
      { numRuns: 200 },
    );
  });

  it.each(regaliaFiles('test/cases'))('is done at once with $path, and loses none of it', ({ text }) => {
    const { text: once, problems } = format(read(text));
    // What has mistakes of syntax is left alone.
    if (once === null) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
    else {
      expect(substance(once)).toEqual(substance(text));
      expect(formatted(once)).toBe(once);
    }
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
