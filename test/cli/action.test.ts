import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programText } from '../engine/regalia-files.ts';
import { GIT_ENVIRONMENT, repository } from '../workspace/repository.ts';
import { runAction } from './action-steps.ts';
import { MAIN } from './run-regalia.ts';

const root = join(import.meta.dirname, '../..');

/** A pull request as a runner checks it out: its head alone, without the commit it is to be compared with. */
async function pullRequest() {
  const origin = await repository();
  const text = programText('stamp-card/stamp-card');
  origin.write('programs/card.regalia', text);
  origin.write(
    'club.json',
    JSON.stringify({
      program: 'programs/card.regalia',
      start: '2026-01-01',
      horizon: 3,
      warmup: 3,
      members: 30,
      replicates: 1,
      seed: 'action',
      population: { purchase: { event: 'purchase', amount: 'amount' } },
      highValue: { topShare: 0.2 },
      survey: { invited: 0 },
      assumptions: { from: join(root, 'simulations/assumptions.json') },
    }),
  );
  origin.commit('base');
  const base = origin.git('rev-parse', 'HEAD').trim();
  origin.write(
    'programs/card.regalia',
    text.replace('worth ¥500', 'worth ¥400').replace('rewards are worth ¥1_000', 'rewards are worth ¥800'),
  );
  origin.commit('head');
  const path = join(origin.path, 'checkout');
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(origin.path).href, path], {
    env: GIT_ENVIRONMENT,
  });
  return { path, base };
}

describe('the action', async () => {
  const { path, base } = await pullRequest();
  const at = (name: string) => join(path, '.git', name);
  /** Stands for the forge: `comments` are those that are there; gives what was asked of it. */
  const run = (comments: string, inputs: Readonly<Record<string, string>> = {}) => {
    writeFileSync(
      at('gh'),
      `#!/bin/sh\ncase "$*" in *--jq*) printf '%s' '${comments}';; *) echo "$@" >> '${at('calls')}'; for a in "$@"; do case "$a" in body=@*) cat "\${a#body=@}" >> '${at('calls')}';; esac; done;; esac\n`,
    );
    chmodSync(at('gh'), 0o755);
    writeFileSync(at('calls'), '');
    const regalia = `${process.execPath} ${MAIN}`;
    const known = { programs: 'programs', regalia, 'github.event.pull_request.base.sha': base, ...inputs };
    const done = runAction(path, known, {
      ...GIT_ENVIRONMENT,
      PATH: `${join(path, '.git')}:${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
      GITHUB_REPOSITORY: 'somebody/club',
      GITHUB_STEP_SUMMARY: at('summary'),
    });
    return { ...done, calls: readFileSync(at('calls'), 'utf8') };
  };

  it('fetches the base that a shallow clone lacks, checks, tests, compares and writes one comment', () => {
    const lacks = () => execFileSync('git', ['cat-file', '-t', base], { cwd: path, stdio: 'pipe' });
    expect(lacks).toThrow();
    const { code, steps, stdout, calls } = run('');
    expect([code, steps]).toEqual([0, 2]);
    expect(lacks).not.toThrow();
    expect(stdout).toContain('title=change-for-members::worth-lowered (PROMISE)');
    expect(calls).toContain('--method POST repos/somebody/club/issues/7/comments');
    expect(calls).toContain('<!-- regalia diff -->\n### 2 changes: 1 worse and 1 neutral');
    expect(readFileSync(at('summary'), 'utf8')).toContain('### 2 changes: 1 worse and 1 neutral');
  });

  it('edits the comment that is there', () => {
    expect(run('42').calls).toContain('--method PATCH repos/somebody/club/issues/comments/42');
  });

  it('shows the members of a simulation, where it is given one', () => {
    const { code, calls } = run('42', { impact: 'club.json' });
    expect(code).toBe(0);
    expect(calls).toContain('#### What it does to 30 members of club.json, in a single replicate');
  });

  it('fails where a guardrail blocks, and says so in the comment', () => {
    const rails = { guardrails: [{ metric: 'worse', most: 0, action: 'block' }] };
    writeFileSync(join(path, 'rails.json'), JSON.stringify(rails));
    const { code, calls } = run('42', { guardrails: 'rails.json' });
    expect(code).toBe(1);
    expect(calls).toContain('- blocked: 1 changes of `worse`');
    rmSync(join(path, 'rails.json'));
  });

  it('writes no comment where it is told not to', () => {
    expect(run('', { comment: 'false' })).toMatchObject({ code: 0, calls: '' });
  });

  it('says which base cannot be had', () => {
    const { code, steps, stderr } = run('', { base: '0123456789012345678901234567890123456789' });
    expect(code).not.toBe(0);
    expect(steps).toBe(1);
    expect(stderr).toContain('0123456789012345678901234567890123456789');
    expect(existsSync(at('calls'))).toBe(true);
  });
});
