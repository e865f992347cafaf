import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { bernoulli, exponential, gamma, gammaParts, normal } from '../../src/base/samplers.ts';
import { type F64, f64, i32, node, store } from '../../src/kernel/code.ts';
import { DrawsCode, WHOSE } from '../../src/kernel/draws-code.ts';
import { Grounds } from '../../src/kernel/grounds.ts';
import { Module } from '../../src/kernel/module.ts';
import { Reals } from '../../src/kernel/reals.ts';
import type { Routine } from '../../src/kernel/routine.ts';
import { readModule, startModule } from '../../src/kernel/web-assembly.ts';

const PURPOSE = 1030;
const SHAPE = 0.7;

const grounds = new Grounds();
const module = new Module(new Reals(grounds));
const code = new DrawsCode(module, grounds);
const whose = grounds.reserve(WHOSE.size);
const turn = module.routine('turn', ['i32', 'i32', 'i32', 'i32'], [], (r) => {
  code.whose(r).set(i32(whose));
  [WHOSE.replicate, WHOSE.member, WHOSE.high, WHOSE.low].forEach((at, i) => {
    r.push(store(i32(whose), at, r.given<'i32'>(i)));
  });
});
module.open('turn', turn);
const open = (name: string, write: (r: Routine) => F64) =>
  module.open(
    name,
    module.routine(`test ${name}`, ['i32'], ['f64'], (r) => r.leave(write(r))),
  );
const index = node('i32', [0x20, 0]);
open('uniform', (r) => code.uniform(r, PURPOSE, index));
open('exponential', (r) => code.exponential(r, PURPOSE, index));
open('third exponential', (r) => code.exponential(r, PURPOSE, index, 3));
open('second normal', (r) => code.normal(r, PURPOSE, index, 2));
open('normal', (r) => code.normal(r, PURPOSE, index));
const gammaOf = (r: Routine, shape: number) => {
  const { d, c } = gammaParts(shape);
  const drawn = code.draw(r, PURPOSE, index);
  return code.gammaOf(r, drawn, { purpose: PURPOSE, index }, f64(shape), { d: f64(d), c: f64(c) });
};
open('gamma', (r) => gammaOf(r, SHAPE));
open('large gamma', (r) => gammaOf(r, 6));
open('bernoulli', (r) => node('f64', [code.bernoulli(r, PURPOSE, index, f64(0.3)).bytes, 0xb7]));
const bits = module.routine('test bits', ['i32'], ['i32'], (r) => {
  r.leave(code.draw(r, PURPOSE, index)[1]);
});
module.open('bits', bits);
const opened = startModule(readModule(module.bytes(1)), {}) as Record<string, (...values: number[]) => number>;

it('draws of one address are the same in code, to the last bit', () => {
  const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(fc.nat(), fc.nat(), word, word, word, (replicate, member, high, low, at) => {
      const draws = new Draws({ high, low });
      draws.turnTo(replicate, member);
      opened.turn!(replicate, member, high, low);
      expect(opened.uniform!(at)).toBe(draws.uniform(PURPOSE, at));
      expect(opened.exponential!(at)).toBe(exponential(draws, PURPOSE, at));
      expect(opened.normal!(at)).toBe(normal(draws, PURPOSE, at));
      expect(opened['third exponential']!(at)).toBe(exponential(draws, PURPOSE, at, 3));
      expect(opened['second normal']!(at)).toBe(normal(draws, PURPOSE, at, 2));
      expect(opened.gamma!(at)).toBe(gamma(draws, PURPOSE, at, SHAPE));
      expect(opened['large gamma']!(at)).toBe(gamma(draws, PURPOSE, at, 6));
      expect(opened.bernoulli!(at) === 1).toBe(bernoulli(draws, PURPOSE, at, 0.3));
      expect(opened.bits!(at) >>> 0).toBe(draws.keyFrom(PURPOSE, at).low);
    }),
    { numRuns: 2_000 },
  );
});
