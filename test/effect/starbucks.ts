import { join } from 'node:path';
import { changesBetween } from '../../src/analysis/diff/changes.ts';
import { type Look, looksOf } from '../../src/analysis/effect/looks.ts';
import { addMonths } from '../../src/base/calendar.ts';
import { SourceText } from '../../src/base/span.ts';
import { openMember } from '../../src/engine/open-member.ts';
import type { BlockJob } from '../../src/population/block-job.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { decileCuts } from '../../src/population/shift.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import type { BlockSums } from '../../src/population/sums.ts';
import { programOf } from '../../src/workspace/load-program.ts';
import { CHANGED_WORLD, loadStudy } from '../../src/workspace/load-study.ts';
import { sideOf, withoutExamples } from '../diff/edits.ts';
import { programText } from '../engine/regalia-files.ts';
import { expectValue } from '../workspace/outcomes.ts';

export const STARBUCKS = withoutExamples(programText('starbucks-japan/starbucks-japan'));

/** Gold at 300 Stars from the start of 2027, with what becomes of members. */
export const inJanuary = (transition: string) =>
  `${STARBUCKS.trimEnd().slice(0, -1)}
  change on 2027-01-01 "Gold rises" {
    announced 2026-07-01
    gold_stars becomes 300 star
    judged by evaluation date
    ${transition}
  }
}`;

export interface Lived {
  readonly study: Study;
  readonly job: BlockJob;
  readonly looks: readonly Look[];
  readonly sums: BlockSums;
}

/** A block of Starbucks Japan's members under two versions of its program, over two years. */
export async function livedUnder(old: string, now: string, members = 400): Promise<Lived> {
  const versions = { old: programOf(new SourceText('old', old)), now: programOf(new SourceText('now', now)) };
  const path = join(import.meta.dirname, '../../simulations/starbucks-japan.json');
  const { study: whole } = expectValue(await loadStudy(path, { members, replicates: 1, versions }));
  const spec = { ...whole.spec, horizon: 24 };
  const changed = whole.alternatives[CHANGED_WORLD]!;
  const changes = changesBetween(sideOf(old), sideOf(now));
  const within = { from: spec.start, until: addMonths(spec.start, spec.horizon) };
  const looks = looksOf(changes, changed.plan, changed.spec.ladder, within, spec.start);
  const study: Study = {
    ...whole,
    spec,
    alternatives: { [CHANGED_WORLD]: { ...changed, spec: { ...changed.spec, horizon: 24 } } },
    looks: looks.map(({ day }) => day),
  };
  const values = blockContributions(study, 0, 0);
  const cut = highValueCut(values, spec.topShare);
  const job = { replicate: 0, block: 0, cut, deciles: decileCuts(values.sort()) };
  return { study, job, looks, sums: simulateBlock(study, job, openMember) };
}
