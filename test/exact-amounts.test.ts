import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * Amounts are whole numbers of smallest units or fractions of them (R3.5): none passes through binary floating point. They
 * are `bigint`s, which the compiler lets nobody mix with numbers; so it is enough to watch the doors between the two, and
 * the arithmetic that floating point alone has. Biome keeps a space on both sides of every sign, which is looked for here.
 */
const FOLDERS = ['src/check', 'src/compile', 'src/engine', 'src/model'];
const FILES = ['src/base/rational.ts'];

const DOORS: Readonly<Record<string, RegExp>> = {
  'a whole number made a number': /\b(?:Number|realOf)\(/,
  'a text read as a number': /\bparse(?:Float|Int)\b/,
  'a number made a whole number': /\bBigInt\(/,
  'a sign that makes a number': /(?:[=(,:?[] ?|return )\+\w/,
  'a number that is not whole': /\b\d[\d_]*(?:\.\d|[eE][+-]?\d)/,
  'arithmetic of floating point': /\bMath\.(?!min\b|max\b)/,
  'digits of floating point': /\.to(?:Fixed|Precision|Exponential|LocaleString)\b/,
  'an array of floating point': /\bFloat\d+Array\b/,
  'a division': / \/=? /,
};

/** What goes through a door and is no amount: by its file, the text that the line holds, and why it may. */
const ALLOWED: readonly (readonly [file: string, text: string, why: string])[] = [
  ['src/check/rules/benefits.ts', 'BigInt(MOST_PICKS)', 'how many may be chosen'],
  [
    'src/engine/goal.ts',
    'return (day + 1 - from) / (end - from)',
    'a share of days, which only sets a rate of behavior',
  ],
  ['src/engine/goal.ts', 'return realOf(have.n)', 'a share of what is asked for, which only sets a rate of behavior'],
  ['src/base/rational.ts', 'return { n: BigInt(n), d: 1n }', 'a count, or a whole number already'],
  ['src/base/rational.ts', '/ g', 'whole numbers'],
  ['src/base/rational.ts', 'BigInt(gcdOfSafe(Number(x), Number(y)))', 'whole numbers that both hold exactly'],
  ['src/base/rational.ts', 'BigInt(Number.MAX_SAFE_INTEGER)', 'where whole numbers cease to be exact'],
  ['src/base/rational.ts', 'const whole = n / a.d', 'whole numbers'],
  ['src/base/rational.ts', '10n ** BigInt(fraction.length)', 'how many digits there are'],
  ['src/base/rational.ts', 'BigInt(whole + fraction)', 'the digits themselves, as text'],
  ['src/base/rational.ts', 'd /= 2n', 'whole numbers'],
  ['src/base/rational.ts', 'd /= 5n', 'whole numbers'],
  ['src/base/rational.ts', '(a.n * 10n ** BigInt(digits)) / a.d', 'whole numbers'],
  ['src/check/rules/grid.ts', 'BigInt(LOWEST_SCORE) && value.n <= BigInt(HIGHEST_SCORE)', 'scores, which are whole'],
  ['src/check/scope.ts', 'n <= BigInt(most)) return Number(n)', 'a length of time, below a limit'],
  ['src/check/value.ts', '10n ** BigInt(', 'how many decimals a unit keeps'],
  ['src/compile/field-text.ts', 'formatDay(Number(value.n))', 'a day'],
  ['src/compile/lower-benefit.ts', 'picks: Number(', 'how many may be chosen'],
  ['src/compile/lower-example.ts', 'Number(node.times.value.n)', 'how often a line is repeated'],
  ['src/compile/lower-grid.ts', 'Number(band.from.value.n)', 'a score from 0 to 10'],
  ['src/compile/lower-grid.ts', 'Number(band.to.value.n)', 'a score from 0 to 10'],
  ['src/compile/lower-intervention.ts', 'count: Number(most.value.n)', 'a number of members'],
  ['src/compile/lower-ladder.ts', 'day: Number(node.day.value.n)', 'a day of the month'],
  ['src/compile/lower-window.ts', 'months: Number(node.months.value.n)', 'a number of months'],
  ['src/compile/unit-scale.ts', '10n ** BigInt(', 'how many decimals a unit keeps'],
  ['src/compile/quantity-text.ts', 'BigInt(', 'how many decimals a unit keeps'],
  ['src/engine/allocate.ts', 'cost * BigInt(served.length)', 'a number of members'],
  ['src/engine/grid.ts', 'voiceOfScore(bands, Number(', 'a score from 0 to 10'],
  ['src/engine/member.ts', 'BigInt(MOST_AT_ONCE)', 'how many may come at once'],
  ['src/engine/order.ts', 'Number(isRefund(a)) - Number(isRefund(b))', 'which comes first'],
  ['src/engine/places.ts', "Number(round(multiply(places.of, integer(members)), 'down'))", 'a number of members'],
  ['src/engine/readings.ts', 'Number(anchor.n)', 'a day'],
  ['src/engine/rewards.ts', 'marks.slice(0, Number(count))', 'a number of marks'],
  ['src/engine/shortfall.ts', 'Number(a === null) - Number(b === null)', 'which comes first'],
  ['src/engine/tenure.ts', 'Math.floor(months / 12)', 'months and years'],
  ['src/model/currency.ts', '[code, Number(digits)]', 'how many decimals a currency has'],
];

const root = join(import.meta.dirname, '..');
const sources = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  ),
  ...FILES,
].sort();

const linesOf = (path: string) => readFileSync(join(root, path), 'utf8').split('\n');

/** A line without comments, and without what stands in quotes; what a template works out stays. */
function codeOf(line: string): string {
  if (/^\s*(?:\/?\*|\/\/)/.test(line)) return '';
  return line
    .replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''")
    .replace(/`(?:\\.|[^`\\])*`/g, (text) => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, code]) => code).join('; '))
    .replace(/\/\*.*?\*\/|\/\/.*$/g, '');
}

const passing = sources.flatMap((path) =>
  linesOf(path).flatMap((line, i) => {
    const doors = Object.keys(DOORS).filter((door) => DOORS[door]!.test(codeOf(line)));
    return doors.length === 0 ? [] : [{ path, line: line.trim(), at: i + 1, doors }];
  }),
);

const isAllowed = ({ path, line }: { path: string; line: string }) =>
  ALLOWED.some(([file, text]) => file === path && line.includes(text));

it('no amount goes through binary floating point', () => {
  const found = passing.filter((one) => !isAllowed(one));
  expect(found.map(({ path, at, line, doors }) => `${path}:${at}: ${doors.join(', ')}: ${line}`)).toEqual([]);
});

it('and nothing is allowed that is not there', () => {
  const stale = ALLOWED.filter(
    ([file, text]) => !passing.some(({ path, line }) => path === file && line.includes(text)),
  );
  expect(stale.map(([file, text]) => `${file}: ${text}`)).toEqual([]);
});

it.each([
  ['const points = Number(amount.n);', true],
  ['return amount * 0.08;', true],
  ['return total / 3;', true],
  ['const cents = parseFloat(text);', true],
  ['return Math.round(value);', true],
  ['const value = +text;', true],
  [['return `$', '{a / b} star`;'].join(''), true],
  ["help: 'write 0.5 / 2 as a number',", false],
  ['// Number(amount) would lose digits', false],
  ['const least = Math.min(first, second);', false],
])('the doors are watched: %s', (line, passes) => {
  expect(Object.values(DOORS).some((door) => door.test(codeOf(line)))).toBe(passes);
});
