import { globSync, readFileSync } from 'node:fs';
import { tokenize } from '../../grammar/tokenize.ts';
import { SourceText } from '../../src/base/span.ts';
import { check } from '../../src/check/check.ts';
import { compile } from '../../src/compile/compile.ts';
import { reason } from '../../src/reason/reason.ts';
import { hasErrors } from '../../src/report/problem.ts';
import { parse } from '../../src/syntax/parse.ts';

/**
 * How long `check` takes, by its parts: for the largest program of the project, and for two, four and eight of it in one.
 * `npm run bench:check`. Medians of warm runs, on the machine at hand; nothing is expected of them.
 */
const WARM = 20;
const root = new URL('../../', import.meta.url);
const texts = globSync('programs/**/*.regalia', { cwd: root }).map((file) => readFileSync(new URL(file, root), 'utf8'));
const largest = texts.reduce((a, b) => (b.length > a.length ? b : a));

/** So many copies of a program's statements in one program, each with names of its own; without what may stand once. */
function copies(text: string, count: number): string {
  const head = /^[\s\S]*?\{\n/.exec(text)![0];
  const body = text.slice(head.length, text.lastIndexOf('}'));
  const place = body.match(/^ {2}(?:currency|timezone) .*\n/gm)!.join('');
  const rules = body
    .replace(/^ {2}(?:currency|timezone|ends) .*\n/gm, '')
    .replace(/^ {2}change on [\s\S]*?\n {2}\}\n/gm, '');
  return `${head}${place}${Array.from({ length: count }, (_, copy) => renamed(rules, copy)).join('\n')}}\n`;
}

/** What stands before a name that may be declared once. Words of the language that are names elsewhere never do. */
const DECLARING = new Set(
  'event points unit attribute setting measure table cap ladder tier grant reward milestone care offer ambassadors ideas'.split(
    ' ',
  ),
);

function renamed(rules: string, copy: number): string {
  let result = '';
  let end = 0;
  const { tokens } = tokenize(rules);
  const isWord = ({ tokenType }: (typeof tokens)[number]) => tokenType.name === 'Word';
  const names = new Set(
    tokens.filter((token, i) => isWord(token) && DECLARING.has(tokens[i - 1]?.image ?? '')).map(({ image }) => image),
  );
  tokens.forEach((token, i) => {
    const { image, startOffset } = token;
    const named = isWord(token) && names.has(image);
    const example = tokens[i - 1]?.image === 'example';
    result += rules.slice(end, startOffset);
    result += named ? `${image}_${copy}` : example ? `${image.slice(0, -1)} ${copy}"` : image;
    end = startOffset + image.length;
  });
  return result + rules.slice(end);
}

function median(work: () => unknown): number {
  const times = Array.from({ length: WARM }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[WARM / 2]!;
}

const rows = [largest, ...[1, 2, 4, 8].map((count) => copies(largest, count))].map((text, i) => {
  const source = new SourceText('bench.regalia', text);
  const parsed = parse(source);
  const { checked, problems } = check(parsed);
  if (checked === null || hasErrors(problems)) throw new Error(problems.map(({ code }) => code).join('; '));
  const plan = compile(checked);
  const parts = [() => parse(source), () => check(parsed), () => compile(checked), () => reason(plan)].map((part) =>
    median(part),
  );
  const whole = median(() => reason(compile(check(parse(source)).checked!)));
  return [
    i === 0 ? 'as it is' : `${2 ** (i - 1)} in one`,
    String(text.length),
    ...[...parts, whole].map((ms) => ms.toFixed(1)),
  ];
});

const table = [['program', 'characters', 'parse', 'check', 'compile', 'reason', 'all, ms'], ...rows];
for (const row of table) console.log(row.map((cell) => cell.padStart(11)).join(''));
