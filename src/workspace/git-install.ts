import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { git } from './git.ts';
import { PROGRAM_EXTENSION } from './list-programs.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { replaceFile } from './replace-file.ts';

const ATTRIBUTE = `*${PROGRAM_EXTENSION} diff=regalia`;

/** By it a hook is known to be ours, and may be written anew. */
const HOOK_MARK = '# Written by `regalia git install --pre-commit`.';

/** Lines that head a hunk: the tier, ladder, rule or other statement that a changed line belongs to. */
const HEADS =
  '^[ \t]*((base tier|tier|ladder|earn|points|setting|measure|table|event|reward|milestone|benefit|refund|lifetime|floor|grant|change|attribute|unit|grid|care|offer|ambassadors|ideas|cap|example)[ \t].*)$';

/** What was done to a repository. */
export interface Installed {
  readonly attributes: string;
  /** Null where no hook was asked for. */
  readonly hook: string | null;
}

/**
 * Makes git show programs in their canonical form, in the repository that holds a folder: an attribute in the
 * repository, and a driver in the user's own configuration of it, because no clone may bring commands along.
 * @param command how the command line is run, each word as the shell reads it
 */
export async function installInGit(folder: string, command: string, hook: boolean): Promise<Outcome<Installed>> {
  const top = await git(folder, 'rev-parse', '--show-toplevel');
  if (!top.ok) return top;
  if (!top.value.ok) {
    const title = say`\`${folder}\` is in no git repository`;
    return failure(problem({ code: 'git-unusable', title, help: say`run it where the repository is` }));
  }
  const root = top.value.output.toString('utf8').trim();
  const attributes = join(root, '.gitattributes');
  const before = existsSync(attributes) ? readFileSync(attributes, 'utf8') : '';
  if (!before.split(/\r?\n/).includes(ATTRIBUTE)) {
    const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
    const written = await replaceFile(attributes, `${start}${ATTRIBUTE}\n`);
    if (!written.ok) return written;
  }
  for (const [key, value] of [
    ['diff.regalia.textconv', `${command} git diff-driver`],
    ['diff.regalia.xfuncname', HEADS],
  ] as const) {
    const set = await git(root, 'config', '--local', key, value);
    if (!set.ok) return set;
    if (!set.value.ok) {
      const title = say`git did not take the setting \`${key}\``;
      return failure(problem({ code: 'git-unusable', title, notes: [say`${set.value.complaint}`] }));
    }
  }
  if (!hook) return success({ attributes, hook: null });
  const written = await writeHook(root, command);
  return written.ok ? success({ attributes, hook: written.value }) : written;
}

async function writeHook(root: string, command: string): Promise<Outcome<string>> {
  const found = await git(root, 'rev-parse', '--git-path', 'hooks/pre-commit');
  if (!found.ok) return found;
  const path = resolve(root, found.value.output.toString('utf8').trim());
  if (existsSync(path) && !readFileSync(path, 'utf8').includes(HOOK_MARK)) {
    return failure(
      problem({
        code: 'file-unwritable',
        title: say`\`${path}\` is there already, and is not ours`,
        help: say`add a line to it: \`${command} check\` with the programs of the commit`,
      }),
    );
  }
  const staged = `git diff --cached --name-only --diff-filter=ACMR -z -- '*${PROGRAM_EXTENSION}'`;
  const lines = [
    '#!/bin/sh',
    HOOK_MARK,
    '# Programs with errors, or not in canonical form, are not committed.',
    'set -e',
    'copy="$(mktemp -d)"',
    'trap \'rm -rf "$copy"\' EXIT',
    `${staged} > "$copy/staged"`,
    '[ -s "$copy/staged" ] || exit 0',
    '# What is staged is looked at, which need not be what lies in the folder.',
    'git checkout-index -z --stdin --prefix="$copy/programs/" < "$copy/staged"',
    'cd "$copy/programs"',
    `xargs -0 ${command} check < ../staged`,
    `xargs -0 ${command} fmt --check < ../staged || {`,
    "  echo 'put them in canonical form with `regalia fmt`, and stage them again' >&2",
    '  exit 1',
    '}',
  ];
  await mkdir(dirname(path), { recursive: true });
  const written = await replaceFile(path, `${lines.join('\n')}\n`);
  if (written.ok) await chmod(path, 0o755);
  return written;
}
