import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/analysis/diff/changes.ts';
import { SourceText } from '../../src/base/span.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { regaliaFiles } from '../engine/regalia-files.ts';
import { sideOf } from './edits.ts';

const files = [...regaliaFiles('programs'), ...regaliaFiles('simulations'), ...regaliaFiles('test/cases/behavior')];

describe('a program against itself', () => {
  it.each(files)('$path', ({ text }) => {
    expect(changesBetween(sideOf(text), sideOf(text))).toEqual([]);
  });
});

describe('a program against its canonical form with other comments', () => {
  it.each(regaliaFiles('programs'))('$path', ({ path, text }) => {
    const canonical = format(parse(new SourceText(path, text.replaceAll(/#.*$/gm, '# other')))).text!;
    expect(changesBetween(sideOf(text), sideOf(canonical))).toEqual([]);
  });
});
