import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/analysis/diff/changes.ts';
import { renamesOf } from '../../src/analysis/diff/renames.ts';
import { anyDifference } from '../../src/analysis/diff/witness.ts';
import { programText } from '../engine/regalia-files.ts';
import { sideOf, withoutExamples } from './edits.ts';

const retailer = withoutExamples(programText('rolling-retailer/rolling-retailer'));
/** Old names and new ones: an event, a ledger, a setting, a measure, a ladder, a tier and a reward. */
const NAMES = [
  ['purchase', 'order'],
  ['point', 'coin'],
  ['silver_spend', 'silver_bar'],
  ['spend', 'spent'],
  ['rank', 'level'],
  ['silver', 'sapphire'],
  ['voucher', 'ticket'],
] as const;

/** Words in quotes are no names. */
const withNames = (names: readonly (readonly [string, string])[]) =>
  retailer
    .split(/("[^"]*")/)
    .map((part, i) =>
      i % 2 === 1 ? part : names.reduce((all, [from, to]) => all.replace(new RegExp(`\\b${from}\\b`, 'g'), to), part),
    )
    .join('');
const saying = (text: string, lines: readonly (readonly [string, string])[]) =>
  sideOf(`${text.trimEnd().slice(0, -1)}\n${lines.map(([from, to]) => `renamed ${from} to ${to}`).join('\n')}\n}`);
const renamed = (lines: readonly (readonly [string, string])[]) => saying(withNames(NAMES), lines);

describe('a program under other names', () => {
  const old = sideOf(retailer);

  it('differs in nothing but them, where they are said', () => {
    const changes = changesBetween(old, renamed(NAMES));
    expect(changes.map(({ id, direction }) => `${direction} ${id}`)).toEqual(NAMES.map(() => 'neutral renamed-added'));
    expect(anyDifference(old, renamed(NAMES)).found).toBeNull();
  });

  it('is no longer known where one of them is not', () => {
    const others = NAMES.filter(([from]) => from !== 'rank');
    const ids = changesBetween(old, renamed(others)).map(({ id, statement }) => `${id} ${statement}`);
    expect(ids).toContain('ladder-removed ladder rank');
    expect(ids).toContain('ladder-added ladder level');
  });

  it('is the same way back', () => {
    const ids = changesBetween(renamed(NAMES), old).map(({ id }) => id);
    expect(ids).toEqual(NAMES.map(() => 'renamed-removed'));
  });
});

it('a name given on and on leads to the last, whichever version says so', () => {
  const between = saying(retailer, [['bar', 'gold_spend']]);
  const newest = saying(withNames([['gold_spend', 'rich_spend']]), [['gold_spend', 'rich_spend']]);
  expect([...renamesOf(between, newest)]).toEqual([
    ['bar', 'rich_spend'],
    ['gold_spend', 'rich_spend'],
  ]);
});
