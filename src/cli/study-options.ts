import type { Command } from 'commander';
import { type Speaker, say } from '../report/wording.ts';
import type { StudyOverrides } from '../workspace/load-study.ts';
import { wholeArgument } from './option-values.ts';

/** What every command that runs a simulation may be told about it, in place of what the simulation's file says. */
export interface StudyFlags extends Pick<StudyOverrides, 'members' | 'replicates' | 'seed'> {
  readonly workers?: number;
}

/** Adds the options that give `StudyFlags` to a command, and gives the command back. */
export function addStudyOptions(command: Command, speak: Speaker): Command {
  return command
    .option('--members <n>', speak(say`how many members`), wholeArgument(speak, 1, 10_000_000))
    .option('--replicates <n>', speak(say`how many replicates`), wholeArgument(speak, 1, 10_000))
    .option('--seed <text>', speak(say`the seed; the same seed gives the same bytes`))
    .option(
      '--workers <n>',
      speak(say`how many worker threads (default: one per processor)`),
      wholeArgument(speak, 1, 256),
    );
}
