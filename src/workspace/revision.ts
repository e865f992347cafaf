import { existsSync, statSync } from 'node:fs';
import { basename, dirname, posix, resolve } from 'node:path';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { decodeText } from './decode-text.ts';
import { git } from './git.ts';
import { PROGRAM_EXTENSION } from './list-programs.ts';
import { type LoadedProgram, programOf, unreadProgram } from './load-program.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { PROGRAM_LIMIT } from './read-text.ts';
import { tooLarge } from './stat-file.ts';

/** A place in a repository's history: `main:programs/ana.regalia`, with the path from the repository's root. */
export interface Revision {
  readonly folder: string;
  readonly ref: string;
  /** Empty for the root. */
  readonly path: string;
}

/** Reads `ref:path`; undefined for a text that is a path of a file or folder that is there, or has no colon. */
export function revisionOf(text: string, folder: string): Revision | undefined {
  const colon = text.indexOf(':');
  if (colon === -1 || existsSync(resolve(folder, text))) return undefined;
  return { folder, ref: text.slice(0, colon) || ':0', path: text.slice(colon + 1).replace(/\/$/, '') };
}

/** What a path of the working tree was in a commit, whether or not it is still there. */
export async function revisionOfPath(ref: string, path: string): Promise<Outcome<Revision>> {
  const whole = resolve(path);
  let folder = existsSync(whole) && statSync(whole).isDirectory() ? whole : dirname(whole);
  const below: string[] = folder === whole ? [] : [basename(whole)];
  while (!existsSync(folder)) {
    below.unshift(basename(folder));
    folder = dirname(folder);
  }
  const prefix = await git(folder, 'rev-parse', '--show-prefix');
  if (!prefix.ok) return prefix;
  if (!prefix.value.ok) {
    return failure(
      problem({
        code: 'git-unusable',
        title: say`\`${path}\` is in no git repository`,
        help: say`name both sides, as in \`regalia diff old.regalia new.regalia\``,
      }),
    );
  }
  return success({
    folder,
    ref,
    path: posix.join(prefix.value.output.toString('utf8').trim(), ...below).replace(/^\.$|\/$/, ''),
  });
}

/** Every program of a file or folder in a commit, by its path; none where the commit has no such file. */
export async function loadRevision(revision: Revision): Promise<Outcome<readonly LoadedProgram[]>> {
  const { ref, path } = revision;
  const top = await git(revision.folder, 'rev-parse', '--show-toplevel');
  if (!top.ok) return top;
  const folder = top.value.output.toString('utf8').trim();
  if (!top.value.ok || folder === '') {
    return failure(
      problem({
        code: 'git-unusable',
        title: say`\`${revision.folder}\` is in no git repository`,
        help: say`run it where the repository is`,
      }),
    );
  }
  const known = await knownRef(folder, ref);
  if (!known.ok) return known;
  const tree = ref === ':0' ? ':' : `${ref}:`;
  const kind = await git(folder, 'cat-file', '-t', `${tree}${path}`);
  if (!kind.ok) return kind;
  if (!kind.value.ok) return success([]);
  if (kind.value.output.toString('utf8').trim() === 'blob') return success([await readBlob(folder, ref, path)]);
  const list = await git(folder, 'ls-tree', '-r', '-z', '--name-only', ref, '--', ...(path === '' ? [] : [`${path}/`]));
  if (!list.ok) return list;
  const names = list.value.output
    .toString('utf8')
    .split('\0')
    .filter((name) => name.endsWith(PROGRAM_EXTENSION));
  const programs: LoadedProgram[] = [];
  for (const name of names.sort()) programs.push(await readBlob(folder, ref, name));
  return success(programs);
}

async function knownRef(folder: string, ref: string): Promise<Outcome<true>> {
  if (ref === ':0') return success(true);
  // A name that begins with a dash would be read as an option.
  const found = ref.startsWith('-') ? null : await git(folder, 'rev-parse', '--verify', '--quiet', `${ref}^{tree}`);
  if (found !== null && !found.ok) return found;
  if (found?.value.ok === true) return success(true);
  const shallow = await git(folder, 'rev-parse', '--is-shallow-repository');
  const isShallow = shallow.ok && shallow.value.output.toString('utf8').trim() === 'true';
  return failure(
    problem({
      code: 'git-unusable',
      title: say`the repository has no commit \`${ref}\``,
      help: isShallow
        ? say`this clone has a part of the history only: get it with \`git fetch --depth=1 origin ${ref}\``
        : say`\`git branch --all\` lists what there is`,
    }),
  );
}

async function readBlob(folder: string, ref: string, path: string): Promise<LoadedProgram> {
  const name = `${ref === ':0' ? '' : ref}:${path}`;
  const blob = await git(folder, 'cat-file', 'blob', name);
  if (!blob.ok) return unreadProgram(name, blob.problems);
  if (blob.value.output.length > PROGRAM_LIMIT)
    return unreadProgram(name, [tooLarge(name, blob.value.output.length, PROGRAM_LIMIT)]);
  const text = decodeText(name, blob.value.output);
  return text.ok ? programOf(text.value) : unreadProgram(name, text.problems);
}

/** The path that a file had in a commit, where git can tell that it was renamed since; null where it cannot. */
export async function renamedFrom(revision: Revision): Promise<string | null> {
  const { folder, ref, path } = revision;
  const top = await git(folder, 'rev-parse', '--show-toplevel');
  if (!top.ok || !top.value.ok) return null;
  const root = top.value.output.toString('utf8').trim();
  const renames = await git(
    root,
    'diff',
    '--no-ext-diff',
    '--find-renames',
    '--diff-filter=R',
    '--name-status',
    '-z',
    ref,
  );
  if (!renames.ok || !renames.value.ok) return null;
  const words = renames.value.output.toString('utf8').split('\0');
  for (let i = 0; i + 2 < words.length; i += 3) if (words[i + 2] === path) return words[i + 1]!;
  return null;
}
