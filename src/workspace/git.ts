import { execFile } from 'node:child_process';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { failure, type Outcome, success } from './outcome.ts';

/** The most that git may answer with: a file of the language, or the names of many. */
const MOST_BYTES = 64 * 2 ** 20;

/** What git answered: its output, and whether it succeeded. */
export interface GitAnswer {
  readonly ok: boolean;
  readonly output: Buffer;
  readonly complaint: string;
}

/**
 * Runs git in a folder. That git refuses is an answer; that it is not there is a problem. Nothing of the repository is
 * run: no pager, no external diff, no hook.
 */
export function git(folder: string, ...args: readonly string[]): Promise<Outcome<GitAnswer>> {
  return new Promise((resolve) => {
    const options = { cwd: folder, encoding: 'buffer', maxBuffer: MOST_BYTES } as const;
    execFile('git', ['--no-pager', ...args], options, (error, stdout, stderr) => {
      if (error !== null && error.code === 'ENOENT') {
        resolve(
          failure(
            problem({
              code: 'git-unusable',
              title: say`git cannot be run in \`${folder}\``,
              help: say`install git, or compare two files that are there`,
            }),
          ),
        );
        return;
      }
      resolve(success({ ok: error === null, output: stdout, complaint: stderr.toString('utf8').trim() }));
    });
  });
}
