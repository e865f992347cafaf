import type { Help, Option } from 'commander';
import { type Language, listed, say, speaker, type Wording } from '../report/wording.ts';

/** The words of the help that are not ours to write where a command is described. */
const TITLES: ReadonlyMap<string, Wording> = new Map([
  ['Usage:', say`Usage:`],
  ['Arguments:', say`Arguments:`],
  ['Options:', say`Options:`],
  ['Commands:', say`Commands:`],
  ['Global Options:', say`Global Options:`],
]);

/** How the help of the command line is laid out in a language: its headings and its choices. */
export function helpIn(language: Language): Partial<Help> {
  const speak = speaker(language);
  return {
    showGlobalOptions: true,
    styleTitle: (title) => {
      const wording = TITLES.get(title);
      return wording === undefined ? title : speak(wording);
    },
    styleUsage: (usage) =>
      usage.replace('[options]', speak(say`[options]`)).replace('[command]', speak(say`[command]`)),
    optionDescription: (option) => speak(describe(option)),
  };
}

/** With the words it may be given and the one that stands for none; what gathers its values begins with none. */
function describe({ description, argChoices, defaultValue }: Option): Wording {
  if (argChoices === undefined) return say`${description}`;
  const choices = listed(argChoices.map((choice) => `"${choice}"`));
  return typeof defaultValue === 'string'
    ? say`${description} (choices: ${choices}, default: "${defaultValue}")`
    : say`${description} (choices: ${choices})`;
}
