import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { diff, type ProgramDiff } from '../../src/analysis/diff/diff.ts';
import { changeJson } from '../../src/analysis/diff/diff-json.ts';
import { diffMarkdown, MOST_COMMENT } from '../../src/analysis/diff/diff-markdown.ts';
import { diffSarif } from '../../src/analysis/diff/diff-sarif.ts';
import { effectJson } from '../../src/analysis/effect/effect-json.ts';
import { simulatedEffect } from '../../src/analysis/effect/simulated-effect.ts';
import { inJanuary, livedUnder, STARBUCKS } from '../effect/starbucks.ts';
import { EDITS, edited, sideOf } from './edits.ts';

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
const validator = (file: string) => {
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, file), 'utf8')) as AnySchemaObject);
  return (value: unknown) => {
    validate(JSON.parse(JSON.stringify(value)));
    return validate.errors ?? [];
  };
};
const json = validator('grammar/diff.schema.json');
const sarif = validator('test/cases/diff/sarif.schema.json');

/** With the changes of one in four searched for what shows them, and the first of each accepted. */
const diffs = EDITS.map((edit, i): ProgramDiff => {
  const { old, now } = edited(edit);
  const all = diff(old, now, { witnesses: i % 4 === 0, accepted: [] });
  const accepted = { reason: 'agreed | <b>`', date: '2026-11-02' };
  const [first, ...others] = all.changes;
  const fingerprint = first!.change.fingerprint;
  return i % 5 === 0 ? { ...all, changes: [{ ...first!, accepted: { ...accepted, fingerprint } }, ...others] } : all;
});

/** What it does to members, of the change with the most to tell. */
const withEffect: ProgramDiff = await (async () => {
  const now = inJanuary('members holding gold keep it until it would end');
  const { study, looks, sums } = await livedUnder(STARBUCKS, now, 200);
  const told = simulatedEffect(study, looks, [sums], []);
  const effect = {
    of: 'simulation',
    file: 'a.json',
    replicates: 1,
    independent: 1,
    ...told,
    movers: [],
    notes: [],
  } as const;
  return { ...diff(sideOf(STARBUCKS), sideOf(now), { witnesses: false, accepted: [] }), effect };
})();

describe.each([
  ...EDITS.map(({ name }, i) => [name, diffs[i]!] as const),
  ['what it does to members', withEffect] as const,
  ['all of them', { ...diffs[0]!, changes: diffs.flatMap(({ changes }) => changes) }] as const,
])('%s', (_, one) => {
  it('is JSON by its schema', () => {
    const changes = one.changes.map((change) => changeJson(change, one, 'en'));
    const effect = one.effect === undefined ? {} : { effect: effectJson(one.effect, 'en') };
    expect(json({ changes, guardrails: [], ...effect })).toEqual([]);
  });

  it.each(['en', 'ja'] as const)('is SARIF by its schema in %s', (language) => {
    const log = diffSarif([one], '1.0.0', language);
    expect(sarif(log)).toEqual([]);
    const [run] = log.runs;
    for (const { ruleId, ruleIndex } of run!.results) expect(run!.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  });

  it.each(['en', 'ja'] as const)('is a comment whose tables, fences and folds close in %s', (language) => {
    const text = diffMarkdown([one], [], language);
    expect(text.length).toBeLessThanOrEqual(MOST_COMMENT);
    let open: string | null = null;
    let columns: number | null = null;
    let folds = 0;
    for (const line of text.split('\n')) {
      const fence = /^(`{3,})(\w*)$/.exec(line);
      if (fence !== null && (open === null || fence[1] === open)) {
        open = open === null ? fence[1]! : null;
        columns = null;
        continue;
      }
      if (open !== null) continue;
      folds += (line.match(/<details>/g)?.length ?? 0) - (line.match(/<\/details>/g)?.length ?? 0);
      // Nothing that a program says is markup.
      expect(line.replaceAll(/<\/?(?:details|summary|code)>|<!-- regalia diff -->/g, '')).not.toMatch(/<[a-z!/]/i);
      const cells = line.startsWith('|') ? line.split('|').length : null;
      if (cells !== null && columns !== null) expect(cells).toBe(columns);
      columns = cells;
    }
    expect([open, folds]).toEqual([null, 0]);
  });
});
