import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type ProblemCode } from '../../src/report/problem.ts';
import { REASONING_CODES } from '../../src/report/reasoning-codes.ts';
import { namesIn, problemsOf, programOf, readPage } from './page.ts';

/** Codes that no text of a program can bring about, with what does. Their pages show that, and it is not run. */
const NOT_OF_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['file-missing', 'a path'],
  ['file-unreadable', 'a path'],
  ['file-too-large', 'a file of any content'],
  ['file-not-text', 'bytes'],
  ['file-unwritable', 'a path'],
  ['git-unusable', 'a repository'],
  ['guardrail-file', 'a JSON file'],
  ['change-for-members', 'two programs'],
  ['data-column', 'a table of events'],
  ['data-value', 'a table of events'],
  ['data-mapping', 'a mapping file'],
  ['data-conflict', 'a table of events'],
  ['simulation-json', 'a JSON file'],
  ['simulation-schema', 'a JSON file'],
  ['simulation-value', 'a simulation file'],
  ['format-unsafe', 'a fault of the formatter'],
]);

/** Codes of what reasoning finds. */
const REASONED: ReadonlySet<string> = new Set([...REASONING_CODES, 'allow-unused']);

const pages = namesIn('problems', '.md').map((code) => ({ code, page: readPage(`problems/${code}.md`) }));

describe('the page of a problem', () => {
  it.each(pages)('$code has the code, the fact it stands for, a wrong text and the right one', ({ code, page }) => {
    const fact = PROBLEM_CODES[code as ProblemCode];
    expect(page.text).toContain(`# ${code}\n\n${fact.charAt(0).toUpperCase()}${fact.slice(1)}.\n`);
    expect(page.headings).toEqual([code, 'Wrong', 'Right']);
    expect(page.blocks.map(({ words }) => words.split(' ')[0])).toEqual(['wrong', 'right']);
    for (const { language } of page.blocks) expect(language === 'regalia').toBe(!NOT_OF_PROGRAMS.has(code));
  });
});

describe('a problem of programs', () => {
  const programs = pages.flatMap(({ code, page: { blocks } }) => {
    const [wrong, right] = blocks;
    return NOT_OF_PROGRAMS.has(code) || wrong === undefined || right === undefined ? [] : [{ code, wrong, right }];
  });

  it.each(programs)('$code is all that the wrong text of its page has', ({ code, wrong }) => {
    expect([...new Set(problemsOf(programOf(wrong), REASONED.has(code)).map((problem) => problem.code))]).toEqual([
      code,
    ]);
  });

  it.each(programs)('$code is cured by the right text, which has no other', ({ code, right }) => {
    expect(problemsOf(programOf(right), REASONED.has(code))).toEqual([]);
  });
});
