import type { ReadStream, WriteStream } from 'node:tty';
import { frame, type Look } from '../../studio/frame.ts';
import { AskingKeyboard, QUESTION } from './asking-keyboard.ts';
import { EarlyScreen } from './early-screen.ts';
import type { Show } from './studio-screen.tsx';

export interface Watching {
  /** How many milliseconds the terminal has to answer how wide it draws ambiguous characters; null where it is not asked. */
  readonly answersWithin: number | null;
  /** Called when the first frame is on the screen, and whenever the studio as it stands has been written after it. */
  readonly shown: () => void;
  readonly drawn: () => void;
}

/** Shows the studio in a terminal: a first frame at once, then Ink. */
export async function watch(
  terminal: WriteStream,
  keyboard: ReadStream,
  { studio, look, heard, still }: Pick<Show, 'studio' | 'look' | 'heard' | 'still'>,
  { answersWithin, shown, drawn }: Watching,
): Promise<void> {
  const asking = answersWithin !== null && keyboard.isTTY ? new AskingKeyboard(keyboard) : null;
  const early = new EarlyScreen(terminal, asking ?? keyboard);
  try {
    if (asking !== null) early.ask(QUESTION);
    const width = (await asking?.answerWithin(answersWithin ?? 0)) ?? null;
    const first: Look = width === null ? look : { ...look, ambiguousWidth: width };
    const { columns, rows } = terminal;
    early.show(frame(studio.state, { columns, rows }, first, 0));
    shown();
    const { showStudio } = await import('./studio-screen.tsx');
    await showStudio({
      terminal,
      keyboard: asking ?? keyboard,
      studio,
      look: first,
      laterLook:
        asking === null || width !== null
          ? null
          : asking.answer.then((ambiguousWidth) => ({ ...look, ambiguousWidth })),
      heard,
      still,
      shown: () => early.handOver(),
      drawn,
    });
  } finally {
    early.close();
    asking?.release();
  }
}
