import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPECTATIONS } from '../../grammar/expectations.ts';
import { COMPARISON_SIDES } from '../../src/analysis/coverage/edges.ts';
import { SIDE } from '../../src/analysis/coverage/targets.ts';
import { SourceText } from '../../src/base/span.ts';
import { JAPANESE, JAPANESE_PARTS } from '../../src/report/japanese/catalog.ts';
import type { Problem } from '../../src/report/problem.ts';
import { renderProblems } from '../../src/report/render/terminal.ts';
import { allOf, anyOf, listed, phrase, say, speak, type Wording } from '../../src/report/wording.ts';
import { problemsOf } from '../check/problems-of.ts';
import { sourceFiles, sourceTemplates, withoutComments } from './templates.ts';

const root = join(import.meta.dirname, '../..');

/** What is left to translate: letters outside of what is quoted from a program and of the places for values. */
const words = (template: string) => template.replace(/`[^`]*`|\{\d+\}/g, '').replace(/[^\p{L}]/gu, '');

/** Phrases that stand in tables: what may stand at a place of a program, what a key of a JSON file holds, sides. */
function phrases(): string[] {
  const schemas = ['simulation', 'assumptions', 'mapping'].map(
    (name) => JSON.parse(readFileSync(join(root, `grammar/${name}.schema.json`), 'utf8')) as unknown,
  );
  const sides = [...Object.values(SIDE), ...Object.values(COMPARISON_SIDES).flat()];
  return [...Object.values(EXPECTATIONS), ...schemas.flatMap(descriptions), ...sides];
}

function descriptions(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'description' in node && typeof node.description === 'string' ? [node.description] : [];
  return [...own, ...Object.values(node).flatMap(descriptions)];
}

const templates = sourceTemplates();
const known = new Set([...templates.map(({ template }) => template), ...phrases()]);

describe('the Japanese catalog', () => {
  it('has words for every template of the source', () => {
    expect(templates.length).toBeGreaterThan(500);
    const lacking = templates.filter(({ template }) => words(template) !== '' && !JAPANESE.has(template));
    expect(lacking).toEqual([]);
  });

  it('has words for every phrase of the grammar and the schemas', () => {
    expect(phrases().filter((text) => words(text) !== '' && !JAPANESE.has(text))).toEqual([]);
  });

  it('has no entry that nothing says, and none twice', () => {
    const entries = JAPANESE_PARTS.flatMap((part) => Object.keys(part));
    expect(entries.filter((template) => !known.has(template))).toEqual([]);
    expect(entries.filter((template, i) => entries.indexOf(template) !== i)).toEqual([]);
  });

  it.each([...JAPANESE])('keeps the places of %s', (template, japanese) => {
    const places = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
    expect(places(japanese)).toEqual(places(template));
    expect(japanese).not.toBe('');
  });

  it.each([...JAPANESE])('keeps what %s quotes', (template, japanese) => {
    const quoted = (text: string) => (text.match(/`[^`]*`/g) ?? []).map((code) => code.replace(/\d/g, '0')).sort();
    expect(quoted(japanese)).toEqual(quoted(template));
  });
});

describe('what is said', () => {
  it('is English as it is written', () => {
    expect(speak(say`\`${'a'}\` costs ${say`${2} points`}`, 'en')).toBe('`a` costs 2 points');
    expect(speak(say`a word that no catalog has: ${'x'}`, 'ja')).toBe('a word that no catalog has: x');
  });

  it('puts values where Japanese puts them', () => {
    const rate = say`${say`money`} per ${'star'}`;
    expect(speak(rate, 'en')).toBe('money per star');
    expect(speak(rate, 'ja')).toBe('starあたりの金額');
  });

  it('keeps what looks like a place in a value', () => {
    expect(speak(say`\`${'{1}'}\` is not ${say`a tier`}`, 'ja')).toBe('`{1}`はランクではない');
  });

  it.each<[string, Wording, string, string]>([
    ['none', allOf([]), '', ''],
    ['one', anyOf(['a']), 'a', 'a'],
    ['some', listed(['a', 'b', 'c']), 'a, b, c', 'a、b、c'],
    ['all', allOf(['a', 'b', 'c']), 'a, b and c', 'a、bとc'],
    ['any', anyOf(['a', 'b', 'c']), 'a, b or c', 'a、bまたはc'],
    ['some more', listed(['a', 'b', 'c', 'd', 'e']), 'a, b, c, d, e', 'a、b、c、d、e'],
    ['a phrase', phrase('a value or a name'), 'a value or a name', '値か名前'],
  ])('joins %s', (_, wording, english, japanese) => {
    expect([speak(wording, 'en'), speak(wording, 'ja')]).toEqual([english, japanese]);
  });
});

it('joins lists as long as a file may make them', () => {
  const names = Array.from({ length: 50_000 }, (_, i) => `name${i}`);
  expect(speak(listed(names), 'ja')).toBe(names.join('、'));
});

describe('nothing is said past the catalog', () => {
  const cases = readdirSync(join(root, 'test/cases/problems'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.regalia'))
    .sort();
  /** Two English words in a row outside of what is quoted from the program. */
  const ENGLISH = /[a-z]{2,} [a-z]{2,}/i;

  it.each(cases)('no English is left in %s', (name) => {
    const { problems } = problemsOf(
      new SourceText('case.regalia', readFileSync(join(root, 'test/cases/problems', name), 'utf8')),
    );
    for (const wording of problems.flatMap(wordingsOf)) {
      expect(speak(wording, 'ja').replace(/`[^`]*`/g, '')).not.toMatch(ENGLISH);
    }
  });

  it('no command prints a sentence that is not a wording', () => {
    const bare = sourceFiles('src/cli').filter((file) =>
      /\.(say|print)\(\s*(['"]|`[^`]*\p{L})/u.test(withoutComments(readFileSync(join(root, file), 'utf8'))),
    );
    expect(bare).toEqual([]);
  });
});

function wordingsOf({ title, labels, body, notes, help, fixes }: Problem): Wording[] {
  const optional = [body, help].filter((wording) => wording !== undefined);
  return [title, ...labels.map(({ text }) => text), ...notes, ...optional, ...fixes.map((fix) => fix.title)];
}

describe('widths', () => {
  it('points at the right cells below Japanese words, and beside them', () => {
    const source = new SourceText('a.regalia', '  tier gold "ゴールド" gives 特典\n');
    const start = source.text.indexOf('特典');
    const [rows] = [
      renderProblems(
        [
          {
            code: 'name-unknown',
            severity: 'error',
            title: say`a tier is needed here`,
            labels: [
              { span: source.span(7, 11), text: say`a tier`, primary: false },
              { span: source.span(start, start + 2), text: say`not known here`, primary: true },
            ],
            notes: [],
            fixes: [],
          },
        ],
        new Map([['a.regalia', source]]),
        { width: 60, color: false, unicode: true, language: 'ja' },
      ),
    ];
    expect(rows!.slice(2, 5)).toEqual([
      '1 │   tier gold "ゴールド" gives 特典',
      '  │        ----                  ^^^^ ここでは未知の名前',
      '  │        ランク',
    ]);
  });
});
