import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesBetween } from '../../src/analysis/diff/changes.ts';
import type { Side } from '../../src/analysis/diff/side.ts';
import { anyDifference } from '../../src/analysis/diff/witness.ts';
import { sideOf, withoutExamples } from '../diff/edits.ts';
import { programText } from '../engine/regalia-files.ts';
import { generatedPrograms } from '../reason/generated-programs.ts';

/** How many edits are tried; `REGALIA_FUZZ_RUNS=5000` for a long look. */
const runs = Number(process.env.REGALIA_FUZZ_RUNS ?? 100);

const texts = fc.oneof(
  generatedPrograms,
  fc.constantFrom(
    ...[
      'starbucks-japan/starbucks-japan',
      'stamp-card/stamp-card',
      'rolling-retailer/rolling-retailer',
      'docomo/d-point-club',
      'delta/skymiles-medallion',
      'nippon-life/thanks-miles',
    ].map(programText),
  ),
);

/** Edits as people make them, most of which leave the program right: another number, a word for a word, a line gone. */
const edit = fc.record({
  kind: fc.constantFrom('number', 'number', 'policy', 'line'),
  at: fc.nat(5_000),
  by: fc.integer({ min: 1, max: 9 }),
});

const POLICIES = [
  ['rounded down', 'rounded up'],
  ['stops at zero', 'may go negative'],
  ['to the tier earned', 'one tier'],
  ['to the tier earned', 'never'],
  ['at review', 'at once'],
  ['calendar year', 'lifetime'],
  ['keep the tier', 'recompute the tier'],
  ['original day', 'refund day'],
  ['monthly', 'yearly'],
  ['>=', '>'],
  ['day', 'month'],
  ['per event', 'per day'],
  ['issued on request', 'issued at once'],
] as const;

function applied(text: string, { kind, at, by }: { kind: string; at: number; by: number }): string {
  if (kind === 'line') {
    const lines = text.split('\n');
    return lines.toSpliced(at % lines.length, 1).join('\n');
  }
  if (kind === 'policy') {
    const there = POLICIES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]).filter(([from]) =>
      text.includes(from),
    );
    const [from, to] = there[at % Math.max(1, there.length)] ?? ['', ''];
    return text.replace(from, to);
  }
  const numbers = [...text.matchAll(/(?<![\w.-])\d+(?![\d_.-])/g)];
  const number = numbers[at % Math.max(1, numbers.length)];
  if (number === undefined) return text;
  return text.slice(0, number.index) + (Number(number[0]) + by) + text.slice(number.index + number[0].length);
}

function sideOrNull(text: string): Side | null {
  try {
    return sideOf(text);
  } catch {
    return null;
  }
}

it('an edit by which some history ends otherwise is never called neutral', () => {
  let told = 0;
  fc.assert(
    fc.property(
      texts.chain((text) => fc.tuple(fc.constant(text), edit)),
      ([text, change]) => {
        const before = withoutExamples(text);
        const after = applied(before, change);
        const [old, now] = [sideOrNull(before), sideOrNull(after)];
        if (old === null || now === null) return;
        const changes = changesBetween(old, now);
        if (changes.some(({ direction }) => direction !== 'neutral')) {
          told++;
          return;
        }
        // Where nothing is told at all the two trees are one.
        if (changes.length > 0) expect(anyDifference(old, now).found).toBeNull();
      },
    ),
    { numRuns: runs },
  );
  // Most edits say something else; where they do not, the search above has looked for itself.
  expect(told).toBeGreaterThan(runs / 7);
});
