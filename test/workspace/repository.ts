import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A repository of its own for a test, with nothing of the user's configuration. */
export async function repository() {
  const { path } = await temporaryFolder();
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: path, encoding: 'utf8', env: GIT_ENVIRONMENT });
  git('init', '--quiet', '--initial-branch=main');
  return {
    path,
    git,
    write: (name: string, text: string): string => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    commit: (message: string): void => {
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
    },
  };
}

const NOBODY = { NAME: 'Somebody', EMAIL: 'somebody@example.com' };

export const GIT_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: NOBODY.NAME,
  GIT_AUTHOR_EMAIL: NOBODY.EMAIL,
  GIT_COMMITTER_NAME: NOBODY.NAME,
  GIT_COMMITTER_EMAIL: NOBODY.EMAIL,
};
