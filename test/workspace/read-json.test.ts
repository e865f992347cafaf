import { expect, test } from 'vitest';
import { SourceText } from '../../src/base/span.ts';
import { parseJson, readJson } from '../../src/workspace/read-json.ts';
import { expectValue, pointedAt, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();

const kind = {
  code: 'simulation-schema',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['members'],
    properties: {
      members: {
        description: 'How many members live in the simulation.',
        type: 'integer',
        minimum: 1,
        maximum: 10_000_000,
      },
      seed: { type: 'string', minLength: 1 },
      world: { enum: ['program', 'nothing'] },
      months: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'integer', exclusiveMinimum: 0 } },
      effects: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: 'number' } },
      spend: {
        type: 'object',
        discriminator: { propertyName: 'kind' },
        required: ['kind'],
        oneOf: [
          {
            properties: { kind: { const: 'fixed' }, amount: { type: 'number' } },
            required: ['amount'],
            additionalProperties: false,
          },
          {
            properties: { kind: { const: 'gamma' }, shape: { type: 'number' } },
            required: ['shape'],
            additionalProperties: false,
          },
        ],
      },
      either: {
        anyOf: [{ type: 'string' }, { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }],
      },
    },
  },
} as const;

function judged(text: string) {
  const source = new SourceText('s.json', text);
  const problems = problemsOf(parseJson(source, kind));
  return problems.map((p) => [p.title, pointedAt(source, p)]);
}

test.each([
  ['an unknown key is pointed at', '{"members": 5, "sede": "x"}', 'unknown key `sede`', '"sede"'],
  ['a wrong type', '{"members": "5"}', '`members` must be a whole number', '"5"'],
  ['a fraction', '{"members": 5.5}', '`members` must be a whole number', '5.5'],
  ['below the least', '{"members": 0}', '`members` must be at least 1', '0'],
  ['above the most', '{"members": 10000001}', '`members` must be at most 10000000', '10000001'],
  ['a missing key is told of the object', '{}', 'the file lacks the key `members`', '{'],
  [
    'an unknown word',
    '{"members": 1, "world": "programm"}',
    '`world` must be one of `program`, `nothing`',
    '"programm"',
  ],
  ['an empty text', '{"members": 1, "seed": ""}', '`seed` must be a text that is not empty', '""'],
  ['inside a list', '{"members": 1, "months": [1, 0]}', '`months[1]` must be more than 0', '0'],
  ['an empty list', '{"members": 1, "months": []}', '`months` must have at least one entry', '"months"'],
  ['twice in a list', '{"members": 1, "months": [3, 3]}', '`months` holds the same entry twice', '"months"'],
  ['a key of another form', '{"members": 1, "effects": {"A/b": 1}}', 'unknown key `A/b` in `effects`', '"A/b"'],
  ['a value under a key with a slash', '{"members": 1, "effects": {"a": "x"}}', '`effects.a` must be a number', '"x"'],
  [
    'only the meant form of a union',
    '{"members": 1, "spend": {"kind": "gamma", "amount": 1, "shape": 2}}',
    'unknown key `amount` in `spend`',
    '"amount"',
  ],
  [
    'inside the form of a union that fits',
    '{"members": 1, "either": {"a": 1.5}}',
    '`either.a` must be a whole number',
    '1.5',
  ],
  ['no form of a union', '{"members": 1, "either": 7}', '`either` is none of the forms that are possible here', '7'],
])('a misfit is told at its place: %s', (_, text, title, at) => {
  expect(judged(text)).toEqual([[title, at]]);
});

test('all misfits are told at once, with help and what belongs there', () => {
  const problems = problemsOf(parseJson(new SourceText('s.json', '{"members": -1, "sede": 1, "months": 2}'), kind));
  expect(problems.map((p) => p.code)).toEqual(Array(3).fill('simulation-schema'));
  expect(problems.find((p) => p.title.startsWith('unknown'))?.help).toBe('did you mean `seed`?');
  expect(problems.find((p) => p.title.startsWith('`members`'))?.body).toBe('How many members live in the simulation.');
});

test.each([
  ['a trailing comma', '{"members": 1,}', 'a key is missing', '}'],
  ['a comment', '// five\n{"members": 5}', 'a comment', '// five'],
  ['single quotes', "{'members': 5}", 'a word that is none of true, false, null', "'members'"],
  ['nothing', '', 'a value is missing', ''],
  ['an open bracket', '{"members": 1', 'a `}` is missing', ''],
  ['something after the end', '{"members": 1} x', 'a word that is none of true, false, null', 'x'],
])('what is not JSON is told once: %s', (_, text, fact, at) => {
  expect(judged(text)).toEqual([[`this is not JSON: ${fact}`, at]]);
});

test('a key that stands twice is a problem at the second', () => {
  const source = new SourceText('s.json', '{"members": 1, "effects": {"a": 1, "a": 2}}');
  const [problem] = problemsOf(parseJson(source, kind));
  expect(problem).toMatchObject({ code: 'name-duplicate', title: 'the key `a` stands twice in one object' });
  expect(problem?.labels.map((label) => label.span.start)).toEqual([35, 27]);
});

test.each([
  [64, 'simulation-schema'],
  [65, 'syntax-too-deep'],
  [1_000_000, 'syntax-too-deep'],
])('nesting of %i levels does not crash', (levels, code) => {
  const text = '['.repeat(levels) + ']'.repeat(levels);
  expect(problemsOf(parseJson(new SourceText('s.json', text), kind))[0]?.code).toBe(code);
});

test('a pointer finds value, key and the digits as written', async () => {
  const path = await folder.file('ok.json', '{ "members": 10, "effects": { "a": 0.10 } }');
  const { value, places } = expectValue(await readJson<{ members: number }>(path, kind));
  expect(value.members).toBe(10);
  const text = (span: { start: number; end: number }) => places.source.text.slice(span.start, span.end);
  expect(text(places.value('/effects/a'))).toBe('0.10');
  expect(places.written('/effects/a')).toBe('0.10');
  expect(text(places.key('/effects/a'))).toBe('"a"');
  expect(text(places.value('/effects/b'))).toBe('{ "a": 0.10 }');
});
