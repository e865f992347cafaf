import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { PROBLEM_CODES, type Problem, primarySpan } from '../../src/report/problem.ts';
import { REASONING_CODES } from '../../src/report/reasoning-codes.ts';
import { renderProblems } from '../../src/report/render/terminal.ts';
import { parse } from '../../src/syntax/parse.ts';
import { expectBlessed } from '../blessed.ts';
import { english, inEnglish } from '../english.ts';
import { problemsOf } from './problems-of.ts';

/**
 * Programs that are wrong, one folder per code. The first lines of each declare, by hand, every problem it has:
 * `# expect <code> at <line>:<column>`, in reading order; no other may appear. Beside it stands the text a reader sees,
 * which `BLESS=1` writes anew. Blessing never changes what is declared.
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'test/cases/problems');
const blessing = process.env.BLESS === '1';
const screen = { width: 100, color: false, unicode: true };

/** Codes that the check of a program's text cannot give, with the test that makes each happen. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'file-missing': 'test/workspace/read-text.test.ts',
  'file-unreadable': 'test/workspace/read-text.test.ts',
  'file-too-large': 'test/check/limits.test.ts',
  'file-not-text': 'test/workspace/read-text.test.ts',
  'file-unwritable': 'test/workspace/write-rows.test.ts',
  'git-unusable': 'test/workspace/revision.test.ts',
  'guardrail-file': 'test/cli/diff.test.ts',
  'change-for-members': 'test/cli/diff.test.ts',
  'example-failed': 'test/cli/commands.test.ts',
  'data-column': 'test/workspace/table.test.ts',
  'data-value': 'test/workspace/table.test.ts',
  'data-mapping': 'test/workspace/mapping.test.ts',
  'data-conflict': 'test/workspace/histories.test.ts',
  'simulation-json': 'test/cli/bad-input.test.ts',
  'simulation-schema': 'test/workspace/read-json.test.ts',
  'simulation-value': 'test/workspace/load-study.test.ts',
  'format-unsafe': 'test/syntax/format.test.ts',
};

const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.regalia'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.regalia$/, ''))
  .sort();

/** The first case of each code is approved in Japanese as well. */
const speaksJapanese = new Set(cases.filter((name, i) => name.split('/')[0] !== cases[i - 1]?.split('/')[0]));

function read(name: string): SourceText {
  return new SourceText(`${name.split('/')[1]}.regalia`, readFileSync(join(folder, `${name}.regalia`), 'utf8'));
}

function declared(source: SourceText): string[] {
  const lines = source.text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('# expect '));
  return lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice('# expect '.length));
}

function found(source: SourceText, problems: readonly Problem[]): string[] {
  return problems.map((problem) => {
    const { line, column } = source.place(primarySpan(problem)!.start);
    return `${problem.code} at ${line}:${column}`;
  });
}

describe.each(cases)('%s', (name) => {
  const source = read(name);
  const { problems, plan } = problemsOf(source);

  it('has the problems it declares, and no other', () => {
    expect(declared(source)).toEqual(found(source, problems));
    expect(declared(source).map((line) => line.split(' ')[0])).toContain(name.split('/')[0]);
    const reasoned: readonly string[] = REASONING_CODES;
    expect(plan === null).toBe(problems.some(({ severity, code }) => severity === 'error' && !reasoned.includes(code)));
  });

  it('is told to the reader as it was approved', () => {
    const shown = `${renderProblems(problems, new Map([[source.file, source]]), screen).join('\n')}\n`;
    const approved = join(folder, `${name}.txt`);
    if (blessing) writeFileSync(approved, shown);
    expect(shown).toBe(readFileSync(approved, 'utf8'));
  });

  it.runIf(speaksJapanese.has(name))('is told in Japanese as it was approved', () => {
    const shown = renderProblems(problems, new Map([[source.file, source]]), { ...screen, language: 'ja' });
    expectBlessed(`test/cases/problems/${name}.ja.txt`, `${shown.join('\n')}\n`);
  });

  it('speaks in the tone of the house', () => {
    for (const problem of problems) {
      const { title, help } = inEnglish(problem);
      const labels = problem.labels.map(({ text }) => english(text));
      const fixes = problem.fixes.map((fix) => english(fix.title));
      // Lower case, but for a name or a sign that stands first; no full stop; short enough for one line.
      expect(title).toMatch(/^(?!\p{Lu})/u);
      for (const text of [title, ...labels, help ?? '', ...fixes]) {
        expect(text).not.toMatch(/\.$/);
      }
      expect(title.length).toBeLessThanOrEqual(90);
      for (const label of labels) expect(label.length).toBeLessThanOrEqual(60);
    }
  });

  it('is cured by the fixes that are certain', () => {
    for (const problem of problems) {
      for (const { edits } of problem.fixes.filter((fix) => fix.certain)) {
        let text = source.text;
        for (const { span, text: replacement } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
          text = text.slice(0, span.start) + replacement + text.slice(span.end);
        }
        const after = check(parse(new SourceText(source.file, text))).problems;
        expect(after).toHaveLength(problems.length - 1);
      }
    }
  });
});

describe('problem codes', () => {
  const covered = new Set(cases.map((name) => name.split('/')[0]!));

  it.each(Object.keys(PROBLEM_CODES))('%s is made to happen by a test', (code) => {
    const elsewhere = ELSEWHERE[code];
    expect(covered.has(code), `${code} needs a case`).toBe(elsewhere === undefined);
    if (elsewhere !== undefined) expect(readFileSync(join(root, elsewhere), 'utf8')).toContain(code);
  });

  it('are all there are', () => {
    expect([...covered, ...Object.keys(ELSEWHERE)].filter((code) => !(code in PROBLEM_CODES))).toEqual([]);
  });
});

describe('approved texts', () => {
  it('each belong to a case', () => {
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    const orphans = texts.filter((name) => !cases.includes(name.replaceAll('\\', '/').replace(/(\.ja)?\.txt$/, '')));
    expect(orphans).toEqual([]);
  });
});
