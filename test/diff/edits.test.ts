import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/analysis/diff/changes.ts';
import { type DiffOptions, diff } from '../../src/analysis/diff/diff.ts';
import { type Direction, GRADES, opposite, VERBS } from '../../src/analysis/diff/subject.ts';
import { withExample } from '../../src/analysis/diff/with-example.ts';
import { drawDiff } from '../../src/draw/diff.ts';
import { runExample } from '../../src/engine/run-example.ts';
import { expectBlessed } from '../blessed.ts';
import { EDITS, edited, sideOf } from './edits.ts';

const ALL: DiffOptions = { witnesses: true, accepted: [] };
const screen = { width: 100, color: false, unicode: true };

/** Of these no member of the program can tell: what the business pays, and when something was said. */
const UNSEEN: ReadonlySet<string> = new Set(['cost-raised', 'expected-use-raised', 'notice-added']);

describe('an edit of a program', () => {
  it.each(EDITS)('$name', (edit) => {
    const { old, now } = edited(edit);
    const found = diff(old, now, ALL);
    expect(found.changes.map(({ change }) => `${change.direction} ${change.id}`)).toEqual(edit.expect);
    const grades = found.changes.map(({ change }) => GRADES.indexOf(change.grade));
    expect(grades).toEqual(grades.toSorted((a, b) => a - b));
    expectBlessed(
      `test/cases/diff/${edit.name.replaceAll(/[ ,]+/g, '-')}.txt`,
      `${drawDiff(found, screen).join('\n')}\n`,
    );
  });

  it('is one of at least thirty, and no two are alike', () => {
    expect(new Set(EDITS.map(({ name }) => name)).size).toBe(EDITS.length);
    expect(EDITS.length).toBeGreaterThanOrEqual(30);
  });
});

describe('what shows an edit', () => {
  it.each(EDITS)('$name', (edit) => {
    const { old, now } = edited(edit);
    for (const { change, search } of diff(old, now, ALL).changes) {
      if (search === null) {
        expect(change.grade === 'COSMETIC' || UNSEEN.has(change.id)).toBe(true);
        continue;
      }
      if (search.found === null) expect.unreachable(`${change.id}: nothing found`);
      const { base, changed } = search.found;
      const texts = [
        [base, search.found.old],
        [changed, search.found.now],
      ] as const;
      for (const [text, example] of texts) {
        const { plan } = sideOf(withExample(text, example));
        expect(plan.examples.flatMap((one) => runExample(plan, one))).toEqual([]);
      }
    }
  });
});

describe('an edit taken back', () => {
  const MIRRORED: ReadonlyMap<string, string> = new Map(
    [...Object.values(VERBS), ['added', 'removed'] as const].flatMap(([up, down]) => [
      [up, down],
      [down, up],
    ]),
  );
  const mirrored = (id: string) => {
    const verb = [...MIRRORED.keys()].find((one) => id.endsWith(`-${one}`));
    return verb === undefined ? id : id.slice(0, -verb.length) + MIRRORED.get(verb)!;
  };

  it.each(EDITS)('$name means the opposite', (edit) => {
    const { old, now } = edited(edit);
    const lines = (changes: ReturnType<typeof changesBetween>, turn: (direction: Direction) => Direction) =>
      changes.map(({ direction, statement, path }) => `${turn(direction)} ${statement} ${path}`).sort();
    const there = changesBetween(old, now);
    const back = changesBetween(now, old);
    expect(lines(back, opposite)).toEqual(lines(there, (direction) => direction));
    expect(back.map(({ id }) => mirrored(id)).sort()).toEqual(there.map(({ id }) => id).sort());
  });
});

describe('fingerprints', () => {
  const [edit] = EDITS;
  const { old, now } = edited(edit!);
  const prints = (a: typeof old, b: typeof now) => changesBetween(a, b).map(({ fingerprint }) => fingerprint);

  it('stay where lines and comments move', () => {
    const moved = (side: typeof old) =>
      sideOf(`# moved\n\n${side.source.text.replaceAll('  event', '\n  # more\n  event')}`);
    expect(prints(moved(old), moved(now))).toEqual(prints(old, now));
  });

  it('are of one change: another value has another', () => {
    const other = sideOf(now.source.text.replace('= 300 star', '= 310 star'));
    expect(prints(old, other)).not.toEqual(prints(old, now));
  });
});
