import type { Opened } from '../../studio/opened.ts';
import { loadProgram } from '../../workspace/load-program.ts';
import { loadStudy, type StudyOverrides } from '../../workspace/load-study.ts';
import { failure, type Outcome, success } from '../../workspace/outcome.ts';
import { readSimulation } from '../../workspace/read-simulation.ts';

/** Reads a simulation and the program it names, for the studio. `revision` tells one reading from the next. */
export async function openSimulation(
  path: string,
  overrides: StudyOverrides,
  revision: number,
): Promise<Outcome<Opened>> {
  const [load, file] = await Promise.all([loadStudy(path, overrides), readSimulation(path)]);
  if (!load.ok) return load;
  if (!file.ok) return file;
  const programPath = file.value.simulation.program;
  const { source, problems } = await loadProgram(programPath);
  if (source === null) return failure(...problems);
  const { study, question, sources, fingerprints } = load.value;
  return success({
    path,
    programPath,
    study,
    question,
    sources,
    source,
    draft: source,
    problems,
    broken: false,
    fingerprint: JSON.stringify(fingerprints),
    revision,
  });
}
