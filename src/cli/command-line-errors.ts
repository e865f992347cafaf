import { listed, phrase, say, type Wording } from '../report/wording.ts';

/** What the parser of the command line says in English only, with the wording that stands for it. */
const ERRORS: readonly (readonly [RegExp, (...parts: string[]) => Wording])[] = [
  [/^missing required argument '(.+)'$/, (name) => say`missing required argument '${name!}'`],
  [/^option '(.+)' argument missing$/, (flags) => say`option '${flags!}' argument missing`],
  [/^required option '(.+)' not specified$/, (flags) => say`required option '${flags!}' not specified`],
  [/^unknown option '(.+)'$/, (flag) => say`unknown option '${flag!}'`],
  [/^unknown command '(.+)'$/, (name) => say`unknown command '${name!}'`],
  [
    /^too many arguments for '(.+)'\. Expected (\d+) arguments? but got (\d+): (.*)\.$/,
    (command, expected, got, names) =>
      expected === '1'
        ? say`too many arguments for '${command!}'. Expected 1 argument but got ${got!}: ${names!}.`
        : say`too many arguments for '${command!}'. Expected ${expected!} arguments but got ${got!}: ${names!}.`,
  ],
  [
    /^option '(.+?)' argument '(.*)' is invalid\. (.*)$/,
    (flags, value, why) => say`option '${flags!}' argument '${value!}' is invalid. ${reason(why!)}`,
  ],
];

/** A usage error as the parser wrote it, line by line, in words that every language has; one it does not know stays as it is. */
export function commandLineError(text: string): Wording[] {
  const [, error = '', suggestion] = /^error: (.*?)(?:\n\(Did you mean (.*)\?\))?\n?$/s.exec(text) ?? [];
  const told = wordingOf(error);
  if (told === undefined) return [phrase(text.trimEnd())];
  if (suggestion === undefined) return [say`error: ${told}`];
  const several = /^one of (.*)$/.exec(suggestion)?.[1];
  return [
    say`error: ${told}`,
    several === undefined
      ? say`(Did you mean ${suggestion}?)`
      : say`(Did you mean one of ${listed(several.split(', '))}?)`,
  ];
}

function wordingOf(error: string): Wording | undefined {
  for (const [pattern, wording] of ERRORS) {
    const found = pattern.exec(error);
    if (found !== null) return wording(...found.slice(1));
  }
  return undefined;
}

/** Reasons of our own are said in the language of the reader already. */
function reason(text: string): Wording {
  const choices = /^Allowed choices are (.*)\.$/.exec(text);
  return choices === null ? say`${text}` : say`Allowed choices are ${listed(choices[1]!.split(', '))}.`;
}
