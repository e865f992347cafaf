import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { philox } from '../../src/base/philox.ts';
import { gamma } from '../../src/base/samplers.ts';
import { keyOf } from '../../src/population/seed.ts';

function drawsOf(seed: string, member = 0, replicate = 0): Draws {
  const draws = new Draws(keyOf(seed));
  draws.turnTo(replicate, member);
  return draws;
}

describe('philox', () => {
  test.each([
    ['zeros', [0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      '408f276d 41c83b0e a20bc7c6 6d5451fd',
    ],
    [
      'digits of pi',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      'd16cfe09 94fdcceb 5001e420 24126ea1',
    ],
  ])('gives the published answer for %s', (_name, counter, key, answer) => {
    const out = new Uint32Array(4);
    philox(counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, out);
    expect([...out].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(answer);
  });
});

describe('an address', () => {
  test('gives the same draw whatever was drawn before', () => {
    const fresh = drawsOf('address', 7, 3);
    const used = drawsOf('address', 1, 0);
    for (let i = 0; i < 10; i++) gamma(used, 2, i, 0.3);
    used.turnTo(3, 7);
    expect(used.uniform(5, -12)).toBe(fresh.uniform(5, -12));
  });

  test('differs when any of its parts differs', () => {
    const values = [
      drawsOf('a', 1, 1).uniform(1, 1),
      drawsOf('b', 1, 1).uniform(1, 1),
      drawsOf('a', 2, 1).uniform(1, 1),
      drawsOf('a', 1, 2).uniform(1, 1),
      drawsOf('a', 1, 1).uniform(2, 1),
      drawsOf('a', 1, 1).uniform(1, 2),
    ];
    expect(new Set(values).size).toBe(values.length);
  });
});
