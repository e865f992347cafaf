import { describe, expect, it } from 'vitest';
import type { Effect, GroupEffect } from '../../src/analysis/effect/effect.ts';
import { effectJson } from '../../src/analysis/effect/effect-json.ts';
import { isMasked, outward } from '../../src/analysis/effect/outward.ts';

const exactly = (count: number) => ({ median: count, p05: count, p95: count });
const group = (members: number, lower: number): GroupEffect => ({
  members: exactly(members),
  lower: exactly(lower),
  higher: exactly(0),
  gone: exactly(0),
  stayed: exactly(0),
});
const rung = (tier: string) => ({ ladder: 'rank', tier, label: tier, height: 0 });

const effect = (of: Effect['of'], ways: readonly number[], share = 0.3): Effect => ({
  of,
  file: 'events.csv',
  members: 100,
  replicates: 1,
  independent: 1,
  looks: [
    {
      day: 0,
      why: 'end',
      passages: ways.map((members, i) => ({ from: rung(`t${i}`), to: rung('base'), members: exactly(members) })),
      all: group(100, ways[0]!),
      deciles: [group(50, 12), group(50, 9)],
      cells: [],
    },
  ],
  numbers: [{ metric: 'effect.lower', unit: 'share', old: null, now: null, change: exactly(share) }],
  extent: 'some move',
  movers: [],
  notes: [],
});
const shown = (whole: Effect) =>
  outward(whole).looks[0]!.passages.map(({ members }) => (isMasked(members) ? null : members.median));

describe('what leaves the machine of real members', () => {
  it.each([
    ['nothing below ten', [9, 3, 88], [null, null, 88]],
    ['ten', [10, 30, 60], [10, 30, 60]],
    ['nothing that one small count could be had from', [9, 21, 70], [null, null, 70]],
    ['that nobody is there', [0, 30, 70], [0, 30, 70]],
  ])('tells %s', (_, counts, told) => {
    expect(shown(effect('events', counts))).toEqual(told);
  });

  it('masks the share of a small count, and both tenths of which one is small', () => {
    expect(isMasked(outward(effect('events', [50], 0.09)).numbers[0]!.change)).toBe(true);
    expect(isMasked(outward(effect('events', [50], 0.1)).numbers[0]!.change)).toBe(false);
    expect(outward(effect('events', [50])).looks[0]!.deciles.map(({ lower }) => isMasked(lower))).toEqual([true, true]);
  });

  it('leaves out of JSON what it masks', () => {
    const json = JSON.stringify(effectJson(effect('events', [9, 3, 88]), 'en'));
    expect(json).toContain('"from":"t0","fromLadder":"rank","to":"base","toLadder":"rank","members":{"median":null');
  });

  it('leaves the members of a simulation as they are', () => {
    expect(shown(effect('simulation', [9, 3, 88]))).toEqual([9, 3, 88]);
  });
});
