import { InvalidArgumentError } from 'commander';
import { readStopRule, type StopRule } from '../analysis/uncertainty/stop-rule.ts';
import { type Day, FIRST_DAY, formatDay, LAST_DAY, parseDay } from '../base/calendar.ts';
import { MODEL_NAMES, type ModelName } from '../calibration/purchase-model.ts';
import { type Speaker, say } from '../report/wording.ts';

/** Readers of what is given to an option; each refuses in words what it cannot read. */

/** A day as a program writes it. */
export function dayArgument(speak: Speaker): (text: string) => Day {
  return (text) => {
    const day = parseDay(text);
    if (day !== undefined) return day;
    throw new InvalidArgumentError(
      speak(say`write a date from ${formatDay(FIRST_DAY)} to ${formatDay(LAST_DAY)}, as in 2025-03-31.`),
    );
  };
}

/** When to stop. */
export function stopArgument(speak: Speaker): (text: string) => StopRule {
  return (text) => {
    const rule = readStopRule(text);
    if (rule !== null) return rule;
    throw new InvalidArgumentError(speak(say`write it as "mcse<0.5%" or "mcse(atrisk.churn)<0.01".`));
  };
}

/** A whole number within bounds. */
export function wholeArgument(speak: Speaker, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(
      speak(say`write a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`),
    );
  };
}

/** Models as they are written on the command line: their names in the field, in small letters and without the slash. */
export const MODEL_WORDS = MODEL_NAMES.map(modelWord);

function modelWord(name: string): string {
  return name.toLowerCase().replace('/', '-');
}

/** Names of models with commas between. */
export function modelsArgument(speak: Speaker): (text: string) => readonly ModelName[] {
  return (text) =>
    text.split(',').map((word) => {
      const name = MODEL_NAMES[MODEL_WORDS.indexOf(modelWord(word.trim()))];
      if (name !== undefined) return name;
      throw new InvalidArgumentError(speak(say`write one or more of ${MODEL_WORDS.join(', ')}, with commas between.`));
    });
}

/** What may be given several times, in order. */
export function eachArgument(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}

/** Settings by their names, each with a value as the program writes it. */
export function settingArgument(
  speak: Speaker,
): (text: string, before: Readonly<Record<string, string>>) => Readonly<Record<string, string>> {
  return (text, before) => {
    const at = text.indexOf('=');
    if (at <= 0) throw new InvalidArgumentError(speak(say`write it as name=value, as in gold_stars="300 star".`));
    return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
  };
}

/** The columns and rows of a screen, as in `120x40`. */
export function sizeArgument(speak: Speaker): (text: string) => { readonly columns: number; readonly rows: number } {
  return (text) => {
    const [, columns, rows] = /^(\d{1,4})x(\d{1,4})$/.exec(text) ?? [];
    if (Number(columns) > 0 && Number(rows) > 0) return { columns: Number(columns), rows: Number(rows) };
    throw new InvalidArgumentError(speak(say`write columns and rows, as in 120x40.`));
  };
}
