import type { Opened } from '../../studio/opened.ts';
import { loadStudy, type StudyOverrides } from '../../workspace/load-study.ts';
import { type Outcome, success } from '../../workspace/outcome.ts';

/** Reads a simulation and the program it names, for the studio. `revision` tells one reading from the next. */
export async function openSimulation(
  path: string,
  overrides: StudyOverrides,
  revision: number,
): Promise<Outcome<Opened>> {
  const load = await loadStudy(path, overrides);
  if (!load.ok) return load;
  const { study, question, sources, fingerprints, program } = load.value;
  const source = program.source!;
  return success({
    path,
    programPath: program.path,
    study,
    question,
    sources,
    source,
    draft: source,
    problems: program.problems,
    broken: false,
    fingerprint: JSON.stringify(fingerprints),
    revision,
  });
}
