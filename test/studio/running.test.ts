import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSimulation } from '../../src/cli/studio/open-simulation.ts';
import { RunningStudio } from '../../src/cli/studio/running-studio.ts';
import { isCurrent } from '../../src/studio/questions.ts';
import type { LiveAnswer, LiveQuestion } from '../../src/workspace/live-question.ts';
import { LiveSession } from '../../src/workspace/live-session.ts';
import { openClub } from './opened.ts';

const scratch = mkdtempSync(join(tmpdir(), 'regalia-running-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const few = { members: 20, replicates: 2 };

describe('the studio at work', () => {
  it('reads files anew when they are written, and keeps the last good program while one is broken', async () => {
    cpSync('test/cases/studio', scratch, { recursive: true });
    const [club, program] = [join(scratch, 'club.json'), join(scratch, 'club.regalia')];
    const ledger = join(process.cwd(), 'simulations/assumptions.json');
    writeFileSync(club, readFileSync(club, 'utf8').replace('../../../simulations/assumptions.json', ledger));
    const opened = await openSimulation(club, few, 0);
    if (!opened.ok) throw new Error('the club cannot be read');
    const studio = new RunningStudio(opened.value, {
      language: 'en',
      screen: 'program',
      overrides: few,
      session: new LiveSession({ workers: 1 }),
    });
    const good = readFileSync(program, 'utf8');
    try {
      await studio.settled();
      writeFileSync(program, good.replace('attain at once', 'attain at onse'));
      await expect.poll(() => studio.state.opened.broken, { timeout: 10_000 }).toBe(true);
      expect(studio.state.opened.problems.length).toBeGreaterThan(0);
      expect(studio.state.opened.study).toBe(opened.value.study);
      writeFileSync(program, good.replace('gold_stars = 100 star', 'gold_stars = 90 star'));
      await expect.poll(() => studio.state.opened.revision, { timeout: 10_000 }).toBeGreaterThan(0);
      expect(studio.state.opened.broken).toBe(false);
      await studio.settled();
      expect(studio.state.answers.base?.replicates).toBe(2);
    } finally {
      await studio.close();
    }
  });

  it('answers the knobs as they stand last, however fast they are turned', async () => {
    const opened = await openClub();
    const { spec } = opened.study;
    const small = { ...opened, study: { ...opened.study, spec: { ...spec, ...few } } };
    const studio = new RunningStudio(small, {
      language: 'en',
      screen: 'what-if',
      overrides: {},
      session: new LiveSession({ workers: 1 }),
    });
    try {
      for (const key of ['right', 'right', 'left', '>', 'u', 'right', 'right']) studio.press(key);
      await studio.settled();
      expect(studio.state.variant).toEqual({ 'setting:gold_stars': 3 });
      expect(isCurrent(studio.state.answers.whatIf!, studio.state)).toBe(true);
    } finally {
      await studio.close();
    }
  });
});

describe('a live session', () => {
  it('says nothing more about a question after another one is asked', async () => {
    const { study, sources } = await openClub();
    const question = (key: string, members: number): LiveQuestion => ({
      kind: 'forecast',
      key,
      study: { ...study, spec: { ...study.spec, members, replicates: 2 } },
      sources,
      pair: null,
    });
    const heard: LiveAnswer[] = [];
    const session = new LiveSession({ workers: 1 });
    session.listen((answer) => heard.push(answer));
    try {
      session.ask(question('long', 3_000));
      session.ask(question('short', 10));
      await expect.poll(() => heard.some(({ done }) => done), { timeout: 20_000 }).toBe(true);
      expect(new Set(heard.map(({ key }) => key))).toEqual(new Set(['short']));
    } finally {
      await session.close();
    }
  });

  it('tells of a simulation that fails, and goes on', async () => {
    const { study, sources } = await openClub();
    const broken = { ...study, plan: { ...study.plan, ledgers: [] } };
    const heard: LiveAnswer[] = [];
    const session = new LiveSession({ workers: 1 });
    session.listen((answer) => heard.push(answer));
    const ask = (key: string, of: typeof study) =>
      session.ask({ kind: 'forecast', key, study: { ...of, spec: { ...of.spec, ...few } }, sources, pair: null });
    try {
      ask('broken', broken);
      await expect.poll(() => heard.at(-1)?.kind, { timeout: 20_000 }).toBe('failed');
      ask('sound', study);
      await expect.poll(() => heard.at(-1)?.done === true && heard.at(-1)?.key, { timeout: 20_000 }).toBe('sound');
    } finally {
      await session.close();
    }
  });
});
