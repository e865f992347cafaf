import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ComparedProgram, comparedPrograms } from '../../src/workspace/compared-programs.ts';
import { inEnglish } from '../english.ts';
import { GIT_ENVIRONMENT, repository } from './repository.ts';

const program = (name: string, price: number) => `program "${name}" {
  currency JPY
  timezone "Asia/Tokyo"
  event purchase { amount: money }
  points star { expires never balance stops at zero }
  earn star on purchase = amount / (¥${price} per star), rounded down
}
`;

const shown = (compared: readonly ComparedProgram[]) =>
  compared.map(({ old, now }) => [old?.path ?? null, now?.path ?? null]);

async function compared(old: string, now: string | null, folder: string) {
  const outcome = await comparedPrograms(old, now, folder);
  if (!outcome.ok) throw new Error(outcome.problems.map((one) => inEnglish(one).title).join('; '));
  return outcome.value;
}

async function refusal(old: string, now: string | null, folder: string) {
  const outcome = await comparedPrograms(old, now, folder);
  return outcome.ok ? [] : outcome.problems.map((one) => [one.code, inEnglish(one).title, inEnglish(one).help]);
}

describe('two versions', async () => {
  const repo = await repository();
  const club = repo.write('programs/club.regalia', program('Club', 50));
  repo.write('programs/stamps.regalia', program('Stamps', 100));
  repo.commit('first');
  repo.write('programs/club.regalia', program('Club', 60));
  repo.commit('second');
  repo.write('programs/club.regalia', program('Club', 70));

  const prices = async (old: string, now: string | null, folder = repo.path) =>
    (await compared(old, now, folder)).map(({ old: a, now: b }) =>
      [a, b].map((side) => side?.source?.text.match(/¥(\d+)/)?.[1]),
    );

  it('are a commit and the working tree, where one path is named', async () => {
    expect(await prices(club, null)).toEqual([['60', '70']]);
  });

  it('are two commits, by paths from the root', async () => {
    expect(await prices('HEAD~1:programs/club.regalia', 'HEAD:programs/club.regalia')).toEqual([['50', '60']]);
    expect(await prices('main~1:programs/club.regalia', club, join(repo.path, 'programs'))).toEqual([['50', '70']]);
  });

  it('are folders, file by file', async () => {
    const all = await compared('HEAD~1:programs', join(repo.path, 'programs'), repo.path);
    expect(shown(all)).toEqual([
      ['HEAD~1:programs/club.regalia', club],
      ['HEAD~1:programs/stamps.regalia', join(repo.path, 'programs/stamps.regalia')],
    ]);
    expect(await prices('HEAD~1:', 'HEAD:')).toHaveLength(2);
  });

  it('in a worktree', async () => {
    const { git } = repo;
    git('worktree', 'add', '--quiet', '--detach', 'beside', 'HEAD~1');
    expect(await prices(join(repo.path, 'beside/programs/club.regalia'), null)).toEqual([['50', '50']]);
    git('worktree', 'remove', '--force', 'beside');
  });

  it('in a shallow clone, which says how to get what it lacks', async () => {
    const clone = join(repo.path, 'shallow');
    execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(repo.path).href, clone], {
      env: GIT_ENVIRONMENT,
    });
    expect(await prices(join(clone, 'programs/club.regalia'), null)).toEqual([['60', '60']]);
    expect(await refusal('main~1:programs/club.regalia', 'HEAD:programs/club.regalia', clone)).toEqual([
      [
        'git-unusable',
        'the repository has no commit `main~1`',
        'this clone has a part of the history only: get it with `git fetch --depth=1 origin main~1`',
      ],
    ]);
    rmSync(clone, { recursive: true });
  });

  it.each([
    ['a commit that is not there', 'nowhere:programs', 'the repository has no commit `nowhere`'],
    ['an option for a commit', '--all:programs', 'the repository has no commit `--all`'],
  ])('%s is a problem', async (_, old, title) => {
    expect((await refusal(old, 'HEAD:programs', repo.path)).map(([code, said]) => [code, said])).toEqual([
      ['git-unusable', title],
    ]);
  });

  it('a path that neither has is a problem', async () => {
    expect((await refusal('HEAD:nothing', 'HEAD~1:nothing', repo.path)).map(([code]) => code)).toEqual([
      'file-missing',
    ]);
  });
});

describe('a file', async () => {
  const repo = await repository();
  repo.write('a.regalia', program('Club', 50));
  repo.write('gone.regalia', program('Gone', 50));
  repo.write('torn.regalia', program('Torn', 50));
  repo.commit('first');
  repo.git('mv', 'a.regalia', 'b.regalia');
  rmSync(join(repo.path, 'gone.regalia'));
  const fresh = repo.write('fresh.regalia', program('Fresh', 50));
  const torn = repo.write('torn.regalia', 'program "Torn" {\n');

  it('that was renamed is compared with what it was', async () => {
    const path = join(repo.path, 'b.regalia');
    expect(shown(await compared(path, null, repo.path))).toEqual([['HEAD:a.regalia', path]]);
  });

  it('that is new, or gone, has nothing on the other side', async () => {
    expect(shown(await compared(fresh, null, repo.path))).toEqual([[null, fresh]]);
    expect(shown(await compared(join(repo.path, 'gone.regalia'), null, repo.path))).toEqual([
      ['HEAD:gone.regalia', null],
    ]);
  });

  it('that has errors is there with them, beside the others', async () => {
    const all = await compared(repo.path, null, repo.path);
    expect(all).toHaveLength(4);
    const one = all.find(({ now }) => now?.path === torn)!;
    expect(one.now!.problems).not.toEqual([]);
    expect(one.old!.plan!.name).toBe('Torn');
  });
});

it('two files outside of any repository need no git', async () => {
  const repo = await repository();
  const [a, b] = [repo.write('a.regalia', program('A', 1)), repo.write('b.regalia', program('B', 2))];
  rmSync(join(repo.path, '.git'), { recursive: true });
  expect(shown(await compared(a, b, repo.path))).toEqual([[a, b]]);
  expect((await refusal(a, null, repo.path)).map(([code]) => code)).toEqual(['git-unusable']);
});
