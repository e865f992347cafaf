import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { listPrograms } from './list-programs.ts';
import { type LoadedProgram, loadProgram } from './load-program.ts';
import { failure, type Outcome, success } from './outcome.ts';
import { loadRevision, type Revision, renamedFrom, revisionOf, revisionOfPath } from './revision.ts';

/** A program before and after; null where there is none. */
export interface ComparedProgram {
  readonly old: LoadedProgram | null;
  readonly now: LoadedProgram | null;
}

/** The programs of one side, each by where it stands below what was named; a file that was named stands at ''. */
type Placed = ReadonlyMap<string, LoadedProgram>;

/**
 * The programs that two sides stand for, each a file, a folder or `ref:path`, one beside the other. With one side alone it
 * is what `HEAD` has of it, against the working tree.
 */
export async function comparedPrograms(
  old: string,
  now: string | null,
  folder: string,
): Promise<Outcome<readonly ComparedProgram[]>> {
  const before = now === null ? await lastCommitted(old, folder) : await sideOf(old, folder);
  if (!before.ok) return before;
  const named = now ?? revisionOf(old, folder)?.path ?? old;
  const gone = now === null && !existsSync(join(folder, named)) && !existsSync(named) && before.value.size > 0;
  const after = gone ? success<Placed>(new Map()) : await sideOf(named, folder);
  if (!after.ok) return after;
  if (before.value.size === 0 && after.value.size === 0) {
    const title = say`there is no program at \`${old}\``;
    return failure(problem({ code: 'file-missing', title, help: say`a path in a commit is written from its root` }));
  }
  return success(sideBySide(before.value, after.value));
}

async function sideOf(text: string, folder: string): Promise<Outcome<Placed>> {
  const revision = revisionOf(text, folder);
  if (revision !== undefined) return placed(revision);
  const files = await listPrograms(text);
  if (!files.ok) return files;
  const programs = new Map<string, LoadedProgram>();
  for (const file of files.value) programs.set(placeBelow(text, file), await loadProgram(file));
  return success(programs);
}

/** What the last commit has of a path, or the commit of `ref:path`, even where it had another name there. */
async function lastCommitted(text: string, folder: string): Promise<Outcome<Placed>> {
  const own = revisionOf(text, folder);
  const revision = own === undefined ? await revisionOfPath('HEAD', text) : success(own);
  if (!revision.ok) return revision;
  const found = await placed(revision.value);
  if (!found.ok || found.value.size > 0) return found;
  const earlier = await renamedFrom(revision.value);
  return earlier === null ? found : placed({ ...revision.value, path: earlier });
}

async function placed(revision: Revision): Promise<Outcome<Placed>> {
  const programs = await loadRevision(revision);
  if (!programs.ok) return programs;
  const pathOf = ({ path }: LoadedProgram) => path.slice(path.indexOf(':') + 1);
  return success(new Map(programs.value.map((program) => [placeBelow(revision.path, pathOf(program)), program])));
}

function placeBelow(named: string, path: string): string {
  const [whole, root] = [join(path), join(named || '.')];
  if (whole === root) return '';
  return root === '.' ? whole : whole.slice(root.length).replace(/^[/\\]/, '');
}

/** By place; what is left, by the name of its file, and then by the name of the program. */
function sideBySide(old: Placed, now: Placed): ComparedProgram[] {
  if (old.has('') && now.has('')) return [{ old: old.get('')!, now: now.get('')! }];
  const left = new Map(old);
  const right = new Map(now);
  const pairs: ComparedProgram[] = [];
  const keys = [
    (place: string) => place,
    (_: string, program: LoadedProgram) => program.plan?.name ?? null,
    (_: string, { path }: LoadedProgram) => basename(path),
  ];
  for (const key of keys) {
    for (const [place, program] of [...left]) {
      const wanted = key(place, program);
      const match = [...right].find(([at, other]) => wanted !== null && key(at, other) === wanted);
      if (match === undefined) continue;
      pairs.push({ old: program, now: match[1] });
      left.delete(place);
      right.delete(match[0]);
    }
  }
  for (const program of left.values()) pairs.push({ old: program, now: null });
  for (const program of right.values()) pairs.push({ old: null, now: program });
  const shown = ({ old: before, now: after }: ComparedProgram) => (after ?? before)!.path;
  return pairs.sort((a, b) => (shown(a) < shown(b) ? -1 : 1));
}
