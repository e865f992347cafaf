import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST_COMMENT } from '../../src/analysis/diff/diff-markdown.ts';
import { programText } from '../engine/regalia-files.ts';
import { GIT_ENVIRONMENT, repository } from '../workspace/repository.ts';
import { MAIN } from './run-regalia.ts';

function regalia(folder: string, ...args: readonly string[]) {
  const env = { ...GIT_ENVIRONMENT, NO_COLOR: '1', LC_ALL: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

interface Line {
  readonly id: string;
  readonly direction: string;
  readonly grade: string;
  readonly fingerprint: string;
  readonly witness?: { readonly old: string; readonly new: string };
}

const changesOf = (stdout: string) => (JSON.parse(stdout) as { changes: readonly Line[] }).changes;

describe('regalia diff', async () => {
  const repo = await repository();
  const starbucks = programText('starbucks-japan/starbucks-japan');
  repo.write('club.regalia', starbucks);
  repo.commit('first');
  repo.write('club.regalia', starbucks.replace('= 250 star', '= 300 star').replace('costs ¥250', 'costs ¥260'));

  it('of one path alone tells what the working tree changes', () => {
    const { code, stdout } = regalia(repo.path, 'diff', 'club.regalia', '--json');
    expect(code).toBe(0);
    expect(changesOf(stdout).map(({ id, direction, grade }) => [id, direction, grade])).toEqual([
      ['setting-raised', 'worse', 'FUTURE_LOSS'],
      ['cost-raised', 'neutral', 'COST'],
    ]);
    expect(changesOf(stdout)[0]!.witness!.old).toContain('membership is gold');
    expect(changesOf(stdout)[0]!.witness!.new).toContain('membership is green');
  });

  it('says so where nothing changed', () => {
    const { code, stdout } = regalia(repo.path, 'diff', 'HEAD:club.regalia', 'HEAD:club.regalia');
    expect([code, stdout]).toEqual([0, 'Starbucks Rewards Japan  HEAD:club.regalia -> HEAD:club.regalia\nno change\n']);
  });

  it('saves what shows a change as programs whose examples hold', () => {
    expect(regalia(repo.path, 'diff', 'club.regalia', '--save', 'shown').code).toBe(0);
    const tested = regalia(repo.path, 'test', 'shown', '--json');
    expect(tested.code).toBe(0);
    expect((JSON.parse(tested.stdout) as { programs: unknown[] }).programs).toHaveLength(2);
  });

  it('is stopped by a guardrail, and goes on once the change is accepted', () => {
    const guardrails = { guardrails: [{ metric: 'worse', most: 0, action: 'block' }] };
    repo.write('guardrails.json', JSON.stringify(guardrails));
    const blocked = regalia(repo.path, 'diff', 'club.regalia', '--no-witness', '--json');
    expect(blocked.code).toBe(1);
    expect(blocked.stderr).toContain('blocked: 1 changes of `worse`');
    const { fingerprint } = changesOf(blocked.stdout)[0]!;
    const accepted = { accepted: [{ fingerprint, reason: 'agreed', date: '2026-11-02' }] };
    repo.write('accepted-changes.json', JSON.stringify(accepted));
    const passed = regalia(repo.path, 'diff', 'club.regalia', '--no-witness');
    expect([passed.code, passed.stderr]).toEqual([0, '']);
    expect(passed.stdout).toContain('accepted on 2026-11-02: agreed');
    repo.git('clean', '--quiet', '--force', 'guardrails.json', 'accepted-changes.json');
  });

  it.each([
    ['an unknown metric', { guardrails: [{ metric: 'losses', most: 0, action: 'block' }] }],
    ['no action', { guardrails: [{ metric: 'worse', most: 0 }] }],
  ])('refuses guardrails with %s', (_, guardrails) => {
    repo.write('rails.json', JSON.stringify(guardrails));
    const refused = regalia(repo.path, 'diff', 'club.regalia', '--guardrails', 'rails.json');
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('guardrail-file');
  });

  it('is used wrongly without a side', () => {
    expect(regalia(repo.path, 'diff').code).toBe(2);
  });

  it('shows the rest where one program has errors', () => {
    repo.write('two/a.regalia', starbucks);
    repo.write('two/b.regalia', 'program "B" {');
    repo.write('one/a.regalia', starbucks.replace('= 250 star', '= 200 star'));
    repo.write('one/b.regalia', starbucks.replace('Starbucks Rewards Japan', 'B'));
    const { code, stdout, stderr } = regalia(repo.path, 'diff', 'one', 'two', '--no-witness', '--json');
    expect(code).toBe(1);
    expect(changesOf(stdout).map(({ id }) => id)).toEqual(['setting-raised']);
    expect(stderr).toContain('two/b.regalia');
    expect(stderr).toContain('what lies between programs that have errors is not shown');
  });

  it('tells of a program that came or went, and a guardrail sees a promise that is gone', () => {
    repo.write('before/a.regalia', starbucks);
    repo.write('before/gone.regalia', starbucks.replace('"Starbucks Rewards Japan"', '"Gone"'));
    repo.write('after/a.regalia', starbucks);
    repo.write('after/fresh.regalia', starbucks.replace('"Starbucks Rewards Japan"', '"Fresh"'));
    const rails = { guardrails: [{ metric: 'PROMISE', most: 0, action: 'block' }] };
    repo.write('promises.json', JSON.stringify(rails));
    const { code, stdout, stderr } = regalia(repo.path, 'diff', 'before', 'after', '--guardrails', 'promises.json');
    expect(code).toBe(1);
    expect(stderr).toContain('blocked: 1 changes of `PROMISE`');
    expect(stdout).toMatch(
      /Gone {2}before\/gone\.regalia\n1 change: 1 worse\n\nworse +program-removed {2}PROMISE [0-9a-f]{12}\n/,
    );
    expect(stdout).toMatch(
      /Fresh {2}after\/fresh\.regalia\n1 change: 1 better\n\nbetter +program-added {2}COST [0-9a-f]{12}\n/,
    );
  });

  it('annotates the lines that are worse for somebody', () => {
    const { stdout } = regalia(repo.path, 'diff', 'club.regalia', '--github', '--no-witness');
    expect(stdout).toMatch(
      /^::warning file=club\.regalia,line=29,.*title=change-for-members::setting-raised \(FUTURE_LOSS\)/,
    );
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });

  it('speaks Japanese', () => {
    const { stdout } = regalia(repo.path, 'diff', 'club.regalia', '--lang', 'ja', '--no-witness');
    expect(stdout).toContain('変更2件');
    expect(stdout).toContain('設定値: 250 star -> 300 star');
  });

  it('gives SARIF with a rule, a place and a fingerprint for each change', () => {
    const { stdout } = regalia(repo.path, 'diff', 'HEAD:club.regalia', 'club.regalia', '--sarif', '--no-witness');
    const log = JSON.parse(stdout) as Record<string, unknown>;
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'regalia', rules: [{ id: 'cost-raised' }, { id: 'setting-raised' }] } },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'setting-raised',
              ruleIndex: 1,
              level: 'warning',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'club.regalia' },
                    region: { startLine: 29, startColumn: 24, endLine: 29, endColumn: 32 },
                  },
                },
              ],
              partialFingerprints: { 'regalia/v1': expect.stringMatching(/^[0-9a-f]{12}$/) as string },
            },
            { ruleId: 'cost-raised', ruleIndex: 0, level: 'note' },
          ],
        },
      ],
    });
  });

  it('gives a comment that any forge takes, however much changed', () => {
    const rules = (price: number) =>
      Array.from(
        { length: 700 },
        (_, i) =>
          `  reward cup_${i} "| <b> ${i}" for ${price} star { worth ¥1 costs ¥1 use any time issued on request }`,
      );
    const program = (price: number) =>
      [
        'program "Many" {',
        '  currency JPY',
        '  timezone "Asia/Tokyo"',
        '  event purchase { amount: money }',
        '  points star { expires never balance stops at zero }',
        '  earn star on purchase = amount / (¥1 per star), rounded down',
        ...rules(price),
        '}',
      ].join('\n');
    repo.write('many.regalia', program(10));
    repo.write('more.regalia', program(20));
    const { stdout } = regalia(repo.path, 'diff', 'many.regalia', 'more.regalia', '--markdown', '--no-witness');
    expect(stdout.length).toBeLessThanOrEqual(MOST_COMMENT);
    expect(stdout).toMatch(/^<!-- regalia diff -->\n### 700 changes: 700 worse\n/);
    expect(stdout).toMatch(/\d+ more are left out here: `regalia diff` shows all of them\n$/);
    const rows = stdout.split('\n').filter((line) => line.startsWith('| worse'));
    for (const row of rows) expect(row.split('|')).toHaveLength(7);
  });
});

describe('in git', async () => {
  const repo = await repository();
  const text = programText('rolling-retailer/rolling-retailer');
  repo.write('club.regalia', text);
  repo.commit('first');
  const installed = regalia(repo.path, 'git', 'install', '--pre-commit');

  it('programs are compared in canonical form, under the head of their block', () => {
    expect(installed.code).toBe(0);
    expect(readFileSync(join(repo.path, '.gitattributes'), 'utf8')).toBe('*.regalia diff=regalia\n');
    const edited = text
      .replace('    lasts until next review', '    # a comment\n      lasts   until next review')
      .replace('downgrade to the tier earned', 'downgrade   one tier');
    repo.write('club.regalia', edited);
    const lines = repo.git('diff', '--', 'club.regalia').split('\n');
    expect(lines.filter((line) => /^[-+](?![-+])/.test(line))).toEqual([
      '-    downgrade to the tier earned',
      '+    downgrade one tier',
    ]);
    expect(lines.find((line) => line.startsWith('@@'))).toMatch(/@@ (tier|base tier|ladder)/);
  });

  it('what has errors, or is no text, is compared all the same', () => {
    repo.write('club.regalia', `# a comment\n\n${text.replace('Silver" when', 'Silver" when when')}`);
    const changed = (lines: string) => lines.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    expect(changed(repo.git('diff', '--', 'club.regalia'))).toEqual([
      '-    tier silver "Silver" when spend >= silver_spend',
      '+    tier silver "Silver" when when spend >= silver_spend',
    ]);
    writeFileSync(join(repo.path, 'odd.regalia'), Buffer.from([0xff, 0xfe, 0x61, 0x0a]));
    repo.git('add', '--intent-to-add', 'odd.regalia');
    const all = repo.git('diff');
    expect(all).toContain('tier silver "Silver" when when');
    expect(all).toContain('+++ b/odd.regalia');
    repo.git('rm', '--quiet', '--cached', 'odd.regalia');
    repo.git('clean', '--quiet', '--force', 'odd.regalia');
  });

  it('installing twice changes nothing', () => {
    expect(regalia(repo.path, 'git', 'install', '--pre-commit').code).toBe(0);
    expect(readFileSync(join(repo.path, '.gitattributes'), 'utf8')).toBe('*.regalia diff=regalia\n');
  });

  it('a program with errors is not committed', () => {
    repo.write('club.regalia', text.replace('Silver" when', 'Silver" when when'));
    repo.git('add', '--all');
    expect(() => repo.git('commit', '--quiet', '--message', 'torn')).toThrow();
    repo.write('club.regalia', text);
    repo.git('add', '--all');
    expect(() => repo.git('commit', '--quiet', '--message', 'whole')).not.toThrow();
  });

  it('what is staged is looked at, and not what lies in the folder', () => {
    const loose = text.replace('    lasts until next review', '    lasts   until next review');
    repo.write('new name/club.regalia', loose);
    repo.git('add', '--all');
    repo.write('new name/club.regalia', text);
    const refusal = () => {
      try {
        return repo.git('commit', '--quiet', '--message', 'loose');
      } catch (error) {
        return (error as { readonly stderr: string }).stderr;
      }
    };
    expect(refusal()).toContain('put them in canonical form with `regalia fmt`, and stage them again');
    repo.git('add', '--all');
    repo.write('new name/club.regalia', loose);
    expect(refusal()).toBe('');
    expect(repo.git('status', '--short')).toBe(' M "new name/club.regalia"\n');
  });

  it('a hook of somebody else is left alone', () => {
    const hook = join(repo.path, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\nexit 0\n');
    expect(regalia(repo.path, 'git', 'install', '--pre-commit').code).toBe(3);
    expect(readFileSync(hook, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
  });
});
