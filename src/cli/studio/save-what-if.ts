import { access } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { SourceText } from '../../base/span.ts';
import type { LikeFile, SimulationFile } from '../../population/simulation-file.ts';
import { hasErrors } from '../../report/problem.ts';
import { say, type Wording } from '../../report/wording.ts';
import { withChange } from '../../studio/save/change-block.ts';
import { noteText } from '../../studio/save/note.ts';
import { numbersText } from '../../studio/save/numbers.ts';
import { scenarioText } from '../../studio/save/scenario.ts';
import { bareScreen, SAVED_SIZE, screenText } from '../../studio/save/screen.ts';
import type { SaveForm, StudioState } from '../../studio/state.ts';
import { programOf } from '../../workspace/load-program.ts';
import type { Outcome } from '../../workspace/outcome.ts';
import { readSimulation } from '../../workspace/read-simulation.ts';
import { PROGRAM_LIMIT, readText } from '../../workspace/read-text.ts';
import { replaceFile } from '../../workspace/replace-file.ts';
import { chartsPicture, screenPicture } from './pictures.ts';

/** Where a what-if was saved, or why it was not. */
export type Saved = { readonly path: string } | { readonly why: Wording };

/** Writes the what-if of a state. A change goes into the program's own file; the other forms never replace a file. */
export async function saveWhatIf(state: StudioState, form: SaveForm): Promise<Saved> {
  const { path, programPath } = state.opened;
  switch (form) {
    case 'note':
      return told(await replaceFile(await freeName(path, 'what-if', '.md'), noteText(state)));
    case 'screen':
      return told(await replaceFile(await freeName(path, state.screen, '.md'), screenText(state)));
    case 'picture':
      return told(
        await replaceFile(await freeName(path, state.screen, '.svg'), screenPicture(bareScreen(state), SAVED_SIZE)),
      );
    case 'charts':
      return told(await replaceFile(await freeName(path, `${state.screen}-charts`, '.svg'), chartsPicture(state)));
    case 'numbers':
      return told(await replaceFile(await freeName(path, 'numbers', '.csv'), numbersText(state)));
    case 'scenario': {
      const [whole, said] = await Promise.all([readSimulation(path), readText(path, PROGRAM_LIMIT)]);
      if (!whole.ok) return told(whole);
      if (!said.ok) return told(said);
      const raw = JSON.parse(said.value.text) as SimulationFile | LikeFile;
      const text = scenarioText(state, raw, whole.value.simulation, basename(path));
      return told(await replaceFile(await freeName(path, 'what-if', '.json'), text));
    }
    case 'change': {
      const forms = withChange(state);
      if (forms.length === 0) return { why: say`no setting of the program is turned; assumptions are not part of it` };
      const checked = forms.map((text) => ({ text, ...programOf(new SourceText(programPath, text)) }));
      const sound = checked.find(({ problems }) => !hasErrors(problems));
      if (sound !== undefined) return told(await replaceFile(programPath, sound.text));
      const [first] = checked[0]!.problems.filter(({ severity }) => severity === 'error');
      return { why: say`a change does not fit the program: ${first!.title}` };
    }
  }
}

function told(written: Outcome<unknown>): Saved {
  if (!written.ok) return { why: written.problems[0]!.title };
  return { path: String(written.value) };
}

/** `NAME-what-if.EXT` beside a file, numbered where there is one of that name. */
async function freeName(path: string, what: string, extension: string): Promise<string> {
  const stem = join(dirname(path), `${basename(path, extname(path))}-${what}`);
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}${extension}`;
    const isTaken = await access(name).then(
      () => true,
      () => false,
    );
    if (!isTaken) return name;
  }
}
