import { CommanderError } from 'commander';
import { say } from '../report/wording.ts';
import { Console } from './console.ts';
import { EXIT } from './exit-code.ts';
import { chooseLanguage } from './language.ts';
import { buildProgram } from './program.ts';

const console = new Console(
  process.stdout,
  process.stderr,
  process.env,
  chooseLanguage(process.argv.slice(2), process.env),
);

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.clean);
  throw error;
});

try {
  process.exitCode = EXIT.clean;
  const layout = console.language === 'en' ? {} : (await import('./help-in-cells.ts')).helpInCells;
  await buildProgram(console, layout, (code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  else {
    const message = error instanceof Error ? error.message : String(error);
    console.say(say`error: a bug in regalia, not in your files: ${message}`, say`Set REGALIA_DEBUG=1 to see where.`);
    if (process.env.REGALIA_DEBUG === '1' && error instanceof Error) console.say(error.stack ?? '');
    process.exitCode = EXIT.bug;
  }
}
