import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/analysis/forecast.ts';
import { openMember as openInterpreted } from '../../src/engine/open-member.ts';
import { kernelLimits, openMember } from '../../src/kernel/open-member.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { runStudy } from '../../src/workspace/run-study.ts';
import { expectValue } from '../workspace/outcomes.ts';

const folder = join(import.meta.dirname, '../../simulations');
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'assumptions.json');
const SMALL = { members: 60, replicates: 1 };

describe('a simulation by kernels gives the bytes of one by the interpreter', () => {
  it.each(names)('%s', async (name) => {
    const { study } = expectValue(await loadStudy(join(folder, name), SMALL));
    const cut = highValueCut(blockContributions(study, 0, 0), study.spec.topShare);
    const rows = (open: OpenMember) => {
      const sums = simulateBlock(study, { replicate: 0, block: 0, cut }, open);
      return forecast(study.plan, study.spec, [sums], study.alternatives).map((row) => JSON.stringify(row));
    };
    expect(rows(openMember)).toEqual(rows(openInterpreted));
  });

  it('is what a study is run by, unless it is given another engine', async () => {
    const { study } = expectValue(await loadStudy(join(folder, 'starbucks-japan.json'), SMALL));
    expect(kernelLimits(study.plan, study.settings)).toEqual([]);
    const engine = new URL('../../src/engine/open-member.ts', import.meta.url);
    const [byKernel, byInterpreter] = [
      await runStudy(study, { workers: 1 }),
      await runStudy(study, { workers: 1, engine }),
    ];
    expect(byKernel.status).toBe('done');
    expect(byKernel).toEqual(byInterpreter);
  });
});
