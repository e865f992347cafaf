import { type Command, Option } from 'commander';
import { say, speaker } from '../report/wording.ts';
import { SCREENS } from '../studio/screens.ts';
import type { StudioOptions } from './commands/studio.ts';
import type { Console } from './console.ts';
import type { ExitCode } from './exit-code.ts';
import { sizeArgument } from './option-values.ts';
import { addStudyOptions } from './study-options.ts';

/** The command `studio` with its options. */
export function addStudio(program: Command, console: Console, end: (code: ExitCode) => void): void {
  const speak = speaker(console.language);
  const studio = program
    .command('studio')
    .description(
      speak(say`turn settings and assumptions in the terminal and see who moves, what it costs and who is lost`),
    )
    .argument('[simulation]', speak(say`a simulation file (default: Starbucks Rewards Japan)`));
  addStudyOptions(studio, speak)
    .addOption(
      new Option('--print-frame <screen>', speak(say`print one screen when all is known, and end`)).choices(SCREENS),
    )
    .addOption(
      new Option('--format <form>', speak(say`what the screen is printed as`)).choices(['text', 'svg']).default('text'),
    )
    .option(
      '--size <columns>x<rows>',
      speak(say`how large the printed screen is (default: 80x24)`),
      sizeArgument(speak),
    )
    .option('--replay <file>', speak(say`do a recorded session again: a key per line, \`text …\`, \`wait\`, \`frame\``))
    .option('--record <file>', speak(say`record the keys of this session`))
    .option('--screen-reader', speak(say`say in lines what is new, without pictures`))
    .option('--ascii', speak(say`draw with ASCII signs only`))
    .addOption(
      new Option(
        '--ambiguous-width <cells>',
        speak(say`how wide the terminal draws lines and blocks, 1 cell or 2; auto asks it`),
      )
        .choices(['auto', '1', '2'])
        .default('auto'),
    )
    .addOption(new Option('--timings', speak(say`say at the end how long each thing took to be seen`)).hideHelp())
    .action(
      async (path: string | undefined, { screenReader, ascii, ambiguousWidth, timings, ...options }: StudioFlags) => {
        const { studioCommand } = await import('./commands/studio.ts');
        end(
          await studioCommand(console, path, {
            ...options,
            screenReader: screenReader === true,
            ascii: ascii === true,
            timings: timings === true,
            ambiguousWidth: ambiguousWidth === 'auto' ? 'auto' : ambiguousWidth === '2' ? 2 : 1,
          }),
        );
      },
    );
}

interface StudioFlags extends Omit<StudioOptions, 'screenReader' | 'ascii' | 'timings' | 'ambiguousWidth'> {
  readonly screenReader?: boolean;
  readonly ascii?: boolean;
  readonly timings?: boolean;
  readonly ambiguousWidth: 'auto' | '1' | '2';
}
