import { basename } from 'node:path';
import populationSchema from '../../grammar/population.schema.json' with { type: 'json' };
import { SourceText } from '../base/span.ts';
import type { PopulationFile } from '../calibration/population-file.ts';
import { speak } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { parseJson } from './read-json.ts';
import { replaceFile } from './replace-file.ts';

/** Writes a population, which fits its schema: anything else is a mistake of ours and is thrown. */
export async function writePopulation(path: string, population: PopulationFile): Promise<Outcome<string>> {
  const shown = { ...population, source: { ...population.source, file: basename(population.source.file) } };
  const text = `${JSON.stringify(shown, null, 2)}\n`;
  const judged = parseJson(new SourceText(path, text), { schema: populationSchema, code: 'simulation-schema' });
  if (!judged.ok)
    throw new Error(
      `the population does not fit its schema: ${judged.problems.map(({ title }) => speak(title, 'en')).join()}`,
    );
  return replaceFile(path, text);
}
