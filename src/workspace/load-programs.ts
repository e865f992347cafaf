import type { Problem } from '../report/problem.ts';
import { listPrograms } from './list-programs.ts';
import { type LoadedProgram, loadProgram } from './load-program.ts';

/** The programs that paths stand for, in order. */
export interface LoadedPrograms {
  readonly programs: readonly LoadedProgram[];
  /** Of paths that could not be listed. */
  readonly problems: readonly Problem[];
  /** Whether a path could not be listed, or a file not read. */
  readonly unreadable: boolean;
}

/** Loads every program of files and folders, and goes on after those that cannot be read. */
export async function loadPrograms(paths: readonly string[]): Promise<LoadedPrograms> {
  const programs: LoadedProgram[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const files = await listPrograms(path);
    if (!files.ok) problems.push(...files.problems);
    else for (const file of files.value) programs.push(await loadProgram(file));
  }
  return { programs, problems, unreadable: problems.length > 0 || programs.some(({ source }) => source === null) };
}
