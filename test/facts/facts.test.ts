import { describe, expect, test } from 'vitest';
import { expectBlessed } from '../blessed.ts';
import { CARDS } from './cards.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { factsPage } from './page.ts';
import { POINTS } from './points.ts';
import { PROGRAMS } from './programs.ts';
import { STATUS } from './status.ts';
import { STAYING } from './staying.ts';
import { TIERS } from './tiers.ts';
import { VOICES } from './voices.ts';

/** Facts in the order of their numbers, each measured once. */
const inOrder = (facts: readonly Fact[]) =>
  facts
    .map((fact) => ({ ...fact, measure: kept(fact.measure) }))
    .sort((a, b) => a.id.charCodeAt(0) - b.id.charCodeAt(0) || Number(a.id.slice(1)) - Number(b.id.slice(1)));

const GROUPS = [
  { title: 'Points, cards and rewards', facts: inOrder([...CARDS, ...POINTS, ...PROGRAMS]) },
  { title: 'Tiers', facts: inOrder([...TIERS, ...STATUS]) },
  { title: 'Satisfaction, lock-in and leaving', facts: inOrder(STAYING) },
  { title: 'Surveys and word of mouth', facts: inOrder(VOICES) },
];

/** Many members are simulated; on a machine with much else to do that takes its time. */
const PATIENCE = 180_000;

describe.each(GROUPS)('$title', ({ facts }) => {
  test.each(facts)(
    '$id: $says',
    ({ id, measure }) => {
      const checks = measure();
      expect(checks.filter(({ passes }) => !passes)).toEqual([]);
      expect(new Set(checks.map(({ gate }) => gate))).toEqual(new Set([id]));
    },
    PATIENCE,
  );
});

describe('the page of facts', () => {
  test('has every finding once', () => {
    const ids = GROUPS.flatMap(({ facts }) => facts.map(({ id }) => id));
    const numbered = (letter: string, last: number) => Array.from({ length: last }, (_, i) => `${letter}${i + 1}`);
    const all = [
      ...numbered('L', 14),
      ...numbered('T', 8),
      ...numbered('S', 9),
      ...numbered('N', 6),
      ...numbered('R', 4),
    ];
    expect(ids.toSorted()).toEqual(all.toSorted());
  });

  test(
    'stands as it was measured last',
    () => {
      const found = GROUPS.map(({ title, facts }) => ({
        title,
        facts: facts.map(({ measure, ...fact }) => ({ ...fact, checks: measure() })),
      }));
      expectBlessed('simulations/facts.md', factsPage(found));
    },
    PATIENCE,
  );
});
