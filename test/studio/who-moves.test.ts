import { expect, it } from 'vitest';
import { liveCompiled, openMember } from '../../src/population/compiled/engine.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import { turnedStudy } from '../../src/studio/turned-study.ts';
import { RememberedLives } from '../../src/workspace/remembered-lives.ts';
import { startClub } from './opened.ts';

it('who moves when a knob is turned is the same whether lives are compiled or not, and somebody does', async () => {
  const { opened, knobs } = await startClub();
  const study = turnedStudy(opened.study, knobs, { 'setting:gold_stars': 2, 'assumption:leave.chance': 3 });
  const job = { replicate: 0, block: 0, cut: 20_000 };
  const compiled = simulateBlock(study, job, openMember, liveCompiled);
  expect(compiled).toEqual(simulateBlock(study, job, openMember));
  // Nor does it hang on what was asked before, which needed no member by member.
  const { remember } = new RememberedLives();
  const alone = { ...opened.study, spec: { ...opened.study.spec, worlds: ['program'] }, alternatives: {} };
  simulateBlock(alone, job, openMember, liveCompiled, remember);
  expect(simulateBlock(study, job, openMember, liveCompiled, remember)).toEqual(compiled);
  expect(compiled.pairs[0]!.changed).toBeGreaterThan(0);
});
