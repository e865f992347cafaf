import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ProgramParser } from '../../grammar/parser.ts';
import { tokenize } from '../../grammar/tokenize.ts';
import { isReserved, WORDS } from '../../grammar/tokens.ts';
import { SourceText } from '../../src/base/span.ts';
import { PROBLEM_CODES } from '../../src/report/problem.ts';
import { format } from '../../src/syntax/format.ts';
import { parse } from '../../src/syntax/parse.ts';
import { anchorOf, linksOf, namesIn, problemsOf, programOf, readPage, reference } from './page.ts';

const root = new URL('../../', import.meta.url);
const rules = Object.keys(new ProgramParser().getGAstProductions()).sort();
const codes = Object.keys(PROBLEM_CODES).sort();
const pages = [reference, ...namesIn('problems', '.md').map((code) => readPage(`problems/${code}.md`))];

/** A section of the reference, from its heading up to the next. */
function sectionOf(heading: string): string {
  const [, section] = reference.text.split(`\n### ${heading}\n`);
  return section!.split(/^#+ /m)[0]!;
}

describe('the rules of the reference', () => {
  const numbers = new Set(reference.headings.map((heading) => heading.split(' ')[0]));
  const sources = ['grammar', 'src', 'test', 'programs'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(ts|tsx|regalia)$/.test(path))
      .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(new URL(`${folder}/${path}`, root), 'utf8') })),
  );

  it('have numbers of their own, in rising order, inside the chapter of that number', () => {
    let chapter = 0;
    let rule = 0;
    for (const heading of reference.headings) {
      const begun = /^(\d+) /.exec(heading);
      if (begun !== null) {
        expect(Number(begun[1]), heading).toBe(chapter + 1);
        chapter++;
        rule = 0;
        continue;
      }
      const number = /^R(\d+)\.(\d+) /.exec(heading);
      if (number === null) continue;
      expect(Number(number[1]), heading).toBe(chapter);
      expect(Number(number[2]), heading).toBeGreaterThan(rule);
      rule = Number(number[2]);
    }
  });

  it('are there where comments and cases cite them', () => {
    const astray = sources.flatMap(({ path, text }) =>
      [...text.matchAll(/\bR\d+\.\d+\b/g)]
        .filter(([cited]) => !numbers.has(cited))
        .map(([cited]) => `${path}: ${cited}`),
    );
    expect(astray).toEqual([]);
  });
});

describe('the programs of the reference', () => {
  const blocks = reference.blocks.filter(({ language }) => language === 'regalia');

  it.each(blocks.map((block) => ({ ...block, block })))('line $line is right, and its examples hold', ({ block }) => {
    expect(block.words).toMatch(/^(|frame \w+|fragment of \w+)$/);
    expect(problemsOf(programOf(block))).toEqual([]);
  });

  it.each(blocks.map((block) => ({ ...block, block })))('line $line is in canonical form', ({ block }) => {
    const text = programOf(block);
    expect(format(parse(new SourceText('block.regalia', text))).text).toBe(text);
  });

  it('show every word of the language', () => {
    const shown = new Set(blocks.flatMap(({ text }) => tokenize(text).tokens.map(({ tokenType }) => tokenType)));
    expect([...WORDS].filter(([, type]) => !shown.has(type)).map(([word]) => word)).toEqual([]);
  });

  it('show every rule of the grammar', () => {
    const shown = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null || !('children' in node) || !('name' in node)) return;
      shown.add(String(node.name));
      for (const elements of Object.values(node.children as Record<string, unknown[]>)) elements.forEach(collect);
    };
    for (const block of blocks) collect(parse(new SourceText('block.regalia', programOf(block))).cst);
    expect(rules.filter((rule) => !shown.has(rule))).toEqual([]);
  });
});

describe('the grammar in the reference', () => {
  it('lists every rule with its diagram and the place of its meaning', () => {
    const [, table] = reference.text.split('\n## The grammar\n');
    const listed = [...table!.matchAll(/^\| \[[^\]]+\]\(diagrams\/(\w+)\.svg\) +\| \[R[\d.]+\]/gm)].map(
      ([, rule]) => rule!,
    );
    expect(listed.sort()).toEqual(rules);
  });

  it('lists the reserved words', () => {
    const [list = ''] = /^(?:`[^`]+`\s+)+/m.exec(sectionOf('R1.6 Words of the language')) ?? [];
    const listed = [...list.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);
    expect(listed).toEqual([...WORDS.keys()].filter(isReserved).sort());
  });
});

describe('the problems in the reference', () => {
  it('are all listed, with their meaning', () => {
    const rows = [...sectionOf('R15.3 Codes').matchAll(/^\| \[([a-z-]+)\]\(problems\/\1\.md\) +\| (.+?) +\|$/gm)];
    expect(Object.fromEntries(rows.map(([, code, meaning]) => [code, meaning]))).toEqual(PROBLEM_CODES);
  });

  it('have a page each', () => {
    expect(namesIn('problems', '.md')).toEqual(codes);
  });
});

describe('the links of the documentation', () => {
  const anchors = new Map(pages.map(({ path, headings }) => [path, new Set(headings.map(anchorOf))]));
  const files = new Set([...pages.map(({ path }) => path), ...rules.map((rule) => `diagrams/${rule}.svg`)]);

  it.each(pages)('of $path lead somewhere', (page) => {
    const astray = linksOf(page).filter(
      ({ target, anchor }) => !files.has(target) || (anchor !== null && anchors.get(target)?.has(anchor) !== true),
    );
    expect(astray).toEqual([]);
  });
});
