import { expect, it } from 'vitest';
import { accountOf, type Version } from '../../src/analysis/effect/mover.ts';
import { dayOf } from '../../src/base/calendar.ts';
import { integer } from '../../src/base/rational.ts';
import { type Rung, rungsOf } from '../../src/population/rungs.ts';
import { sideOf } from '../diff/edits.ts';
import { english } from '../english.ts';

const { plan, source } = sideOf(`program "Club" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  measure spend = sum of purchase.amount in calendar year
  ladder rank {
    base tier plain
    tier silver "Silver card" when spend >= ¥100
    tier gold "Gold card" when spend >= ¥500
    attain at once
    lasts until end of next calendar year
    downgrade to the tier earned
  }
}`);
const version: Version = { plan, source, settings: [] };
const bought = (yen: number) => {
  const day = dayOf(2025, 3, 1);
  const fields = [integer(yen)];
  return {
    member: 'a',
    joined: day,
    happenings: [{ id: '1', event: 0, day, posted: day, second: 0, fields, refers: null }],
  };
};
const [plain, silver, gold] = rungsOf(plan) as [Rung, Rung, Rung];

const lacks = (yen: number, rung: Rung, wanted: Rung | null) => {
  const account = accountOf(version, bought(yen), dayOf(2025, 4, 1), rung, wanted);
  return account.lacks === null ? null : [account.lacks.tier, ...account.lacks.parts.map(english)];
};

it('what lacks is said for the tier of the other version, where this one has it', () => {
  expect(lacks(60, plain, gold)).toEqual(['Gold card', '¥440 more spend (has ¥60 of ¥500)']);
  expect(lacks(100, silver, gold)).toEqual(['Gold card', '¥400 more spend (has ¥100 of ¥500)']);
});

it('or for the next above', () => {
  const platinum = { ladder: 'stage', tier: 'platinum', label: 'Platinum', height: 4 };
  expect(lacks(60, plain, platinum)).toEqual(['Silver card', '¥40 more spend (has ¥60 of ¥100)']);
  // The same name lower down is not what a member has lost.
  expect(lacks(100, silver, { ...platinum, tier: 'silver' })).toEqual([
    'Gold card',
    '¥400 more spend (has ¥100 of ¥500)',
  ]);
});

it('and for none where none is asked, or none is above', () => {
  expect(lacks(60, plain, null)).toBeNull();
  expect(lacks(500, gold, { ladder: 'stage', tier: 'platinum', label: 'Platinum', height: 4 })).toBeNull();
});
