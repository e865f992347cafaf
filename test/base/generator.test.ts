import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { PURPOSE } from '../../src/population/purposes.ts';
import { keyOf } from '../../src/population/seed.ts';
import { chiSquareTail, gammaCdf, normalCdf, normalTails } from './battery/distributions.ts';
import { chiSquare, type Finding, faults, kolmogorovSmirnov, sumOfSquares } from './battery/p-values.ts';
import { drawn } from './battery/size.ts';
import { centered, wordFindings } from './battery/words.ts';

/** Where a draw stands; the generator gives four words at each address. */
interface Address {
  readonly replicate: number;
  readonly member: number;
  readonly purpose: number;
  readonly index: number;
  readonly attempt: number;
}

type Generator = (address: Address) => number;

const START: Address = { replicate: 3, member: 12_345, purpose: 7, index: 40, attempt: 0 };

/** The first word at an address, as the project draws it. */
function generatorOf(seed: string): Generator {
  const draws = new Draws(keyOf(seed));
  return ({ replicate, member, purpose, index, attempt }) => {
    draws.turnTo(replicate, member);
    draws.fill(purpose, index, attempt);
    return wordAt(draws, 0);
  };
}

function wordAt(draws: Draws, at: 0 | 1 | 2 | 3): number {
  return Math.floor(draws.word(at) * 2 ** 32);
}

const WORDS = drawn(1 << 17);
/** For generators whose faults are plain. */
const FEW = 1 << 14;

function row(word: (i: number) => number, length: number): Uint32Array {
  return Uint32Array.from({ length }, (_, i) => word(i));
}

/** Rows of words along each part of an address, while the others stay; some jump, as the model does. */
function rowsOf(at: Generator, length: number): [string, Uint32Array][] {
  const rowAt = (address: (i: number) => Partial<Address>) => row((i) => at({ ...START, ...address(i) }), length);
  return [
    ['members', rowAt((i) => ({ member: i }))],
    ['every other member', rowAt((i) => ({ member: 2 * i }))],
    ['members from 2^31 on', rowAt((i) => ({ member: 2 ** 31 + i }))],
    ['replicates', rowAt((i) => ({ replicate: i }))],
    ['indices', rowAt((i) => ({ index: i }))],
    ['indices across 0', rowAt((i) => ({ index: i - 2 ** 16 }))],
    ['purposes', rowAt((i) => ({ purpose: i % 2 ** 16, member: i >>> 16 }))],
    ['attempts', rowAt((i) => ({ attempt: i % 2 ** 16, member: i >>> 16 }))],
    ['months of members', rowAt((i) => ({ index: i % 36, member: Math.floor(i / 36) }))],
    ['members of replicates', rowAt((i) => ({ member: i % 1_000, replicate: Math.floor(i / 1_000) }))],
  ];
}

/**
 * Words at addresses that differ in one part, over many members: every pair must be uncorrelated. The parts are those that
 * the model draws side by side.
 */
function independence(at: Generator): Finding[] {
  const sets: [string, Partial<Address>[]][] = [
    ['purposes of the model', Object.values(PURPOSE).map((purpose) => ({ purpose, index: 0 }))],
    ['months', Array.from({ length: 36 }, (_, index) => ({ index: index + 1 }))],
    ['replicates', Array.from({ length: 20 }, (_, replicate) => ({ replicate }))],
  ];
  return sets.map(([name, parts]) => {
    const members = drawn(4_000);
    const columns = parts.map((part) =>
      Float64Array.from({ length: members }, (_, member) => centered(at({ ...START, ...part, member }))),
    );
    const values: number[] = [];
    for (let a = 0; a < columns.length; a++) {
      for (let b = 0; b < a; b++) {
        let sum = 0;
        for (let i = 0; i < members; i++) sum += columns[a]![i]! * columns[b]![i]!;
        values.push(sum / Math.sqrt(members));
      }
    }
    return { test: `${values.length} pairs of ${name}: correlation`, p: sumOfSquares(values) };
  });
}

function battery(at: Generator, length: number): Finding[] {
  return [...rowsOf(at, length).flatMap(([name, words]) => wordFindings(name, words)), ...independence(at)];
}

describe('the generator', () => {
  const findings = battery(generatorOf('battery'), WORDS);

  test(`passes ${findings.length} tests, which strike a faultless one in a battery of a million`, () => {
    expect(faults(findings)).toEqual([]);
  });

  test('passes them with what the tests find spread as chance would', () => {
    expect(
      kolmogorovSmirnov(
        findings.map(({ p }) => p),
        (p) => p,
      ),
    ).toBeGreaterThan(1e-6);
  });

  test('gives four words at an address that know nothing of each other, and seeds that do not either', () => {
    const draws = new Draws(keyOf('words'));
    const ofAddress = row((i) => {
      if (i % 4 === 0) draws.fill(1, i / 4);
      return wordAt(draws, (i % 4) as 0 | 1 | 2 | 3);
    }, WORDS);
    const ofSeeds = row((i) => generatorOf(`seed ${i}`)(START), drawn(1 << 14));
    const given = [...wordFindings('words', ofAddress), ...wordFindings('seeds', ofSeeds)];
    expect(faults(given)).toEqual([]);
  });
});

describe('the battery finds the faults of', () => {
  const philox = generatorOf('faulty');
  const mixed = ({ member, index, purpose, replicate, attempt }: Address) =>
    member + index * 7919 + purpose * 104_729 + replicate * 1_299_709 + attempt;
  const generators: [string, Generator][] = [
    ['a counter', (address) => Math.imul(mixed(address), 2_654_435_761) >>> 0],
    ['a linear congruence', (address) => Math.imul(Math.imul(mixed(address), 1_664_525) + 1_013_904_223, 69_069) >>> 0],
    [
      'a bit set a little too often',
      (address) => (philox(address) | (philox({ ...address, attempt: 9 }) % 16 === 0 ? 1 : 0)) >>> 0,
    ],
    ['members that share their luck with the next', (address) => philox({ ...address, member: address.member >>> 1 })],
    ['purposes that share their luck', (address) => philox({ ...address, purpose: address.purpose >>> 1 })],
    [
      'months that lean on the month before',
      (address) => blend(philox(address), philox({ ...address, index: address.index - 1 })),
    ],
    ['words of 16 bits', (address) => (philox(address) & 0xffff0000) >>> 0],
  ];

  test.each(generators)('%s', (_, generator) => {
    expect(faults(battery(generator, FEW)).length).toBeGreaterThan(0);
  });
});

/** A word that hangs on another a little. */
function blend(word: number, other: number): number {
  return (word % 8 === 0 ? other : word) >>> 0;
}

describe('the distributions that judge', () => {
  test('have the values of the tables', () => {
    // Abramowitz and Stegun, tables 26.1, 26.8 and closed forms.
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 12);
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316301, 13);
    expect(normalTails(6) / 1.973175290075e-9).toBeCloseTo(1, 9);
    expect(chiSquareTail(10, 18.307038)).toBeCloseTo(0.05, 7);
    expect(chiSquareTail(255, 310.457388)).toBeCloseTo(0.01, 6);
    expect(gammaCdf(1, 2)).toBeCloseTo(1 - Math.exp(-2), 14);
    expect(gammaCdf(3, 2.5)).toBeCloseTo(1 - Math.exp(-2.5) * (1 + 2.5 + 3.125), 13);
  });

  test('join cells in which too little is expected', () => {
    expect(chiSquare([20, 3, 4, 3, 30], [20, 3, 4, 3, 30])).toBe(1);
    expect(chiSquare([30, 10, 18, 2], [20, 20, 18, 2])).toBeCloseTo(chiSquareTail(2, 10), 12);
  });
});
