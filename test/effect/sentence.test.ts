import { expect, it } from 'vitest';
import type { Effect, EffectMetric } from '../../src/analysis/effect/effect.ts';
import { effectSentence } from '../../src/analysis/effect/effect-text.ts';
import { english } from '../english.ts';

const interval = (median: number, p05 = median, p95 = median) => ({ median, p05, p95 });
const sentence = (changes: Partial<Record<EffectMetric, ReturnType<typeof interval>>>) => {
  const units: Partial<Record<EffectMetric, string>> = { 'effect.left': 'members', 'effect.hostages': 'members' };
  const effect: Effect = {
    of: 'simulation',
    file: 'a.json',
    members: 5_000,
    replicates: 20,
    independent: 20,
    looks: [],
    numbers: Object.entries(changes).map(([metric, change]) => {
      const name = metric as EffectMetric;
      return { metric: name, unit: units[name] ?? 'JPY', old: null, now: null, change };
    }),
    extent: 'nobody moves',
    movers: [],
    notes: [],
  };
  return english(effectSentence(effect, { language: 'en', width: 100, color: false, unicode: true }));
};

it.each([
  [{ 'effect.left': interval(20) }, 'At the end 20 more have left.'],
  [
    { 'effect.left': interval(20), 'effect.hostages': interval(-2) },
    'At the end 20 more have left, of the hostages -2.',
  ],
  [{ 'effect.left': interval(-20) }, 'Who has left at the end changes by -20.'],
  [
    { 'effect.left': interval(-20), 'effect.hostages': interval(2) },
    'Who has left at the end changes by -20, of the hostages by 2.',
  ],
  [{ 'effect.contribution': interval(-10, -20, -1) }, 'Contribution changes by -¥10 (-20 to -1).'],
  [{ 'effect.contribution': interval(-10, -20, 1) }, 'Contribution changes by -¥10 (-20 to 1), no clear gain or loss.'],
])('%j is told as: %s', (changes, told) => {
  expect(sentence(changes)).toBe(`Nobody moves between tiers on the days looked at, though some do otherwise. ${told}`);
});
