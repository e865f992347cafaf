import type { WriteStream } from 'node:tty';
import { render, useInput } from 'ink';
import { frame, type Look } from '../../studio/frame.ts';
import { openQuestions } from '../../studio/questions.ts';
import { Canvas } from './canvas.ts';
import { keyNames } from './key-name.ts';
import type { RunningStudio } from './running-studio.ts';

/**
 * How often the sign of work goes on, in frames per second, once there has been work for so many milliseconds: what is done
 * by then needs no sign, which takes time from it. While nothing is at work nothing moves.
 */
const BEATS = 10;
const WORK_TO_SHOW = 300;

export interface Show {
  readonly terminal: WriteStream;
  readonly keyboard: NodeJS.ReadableStream;
  readonly studio: RunningStudio;
  readonly look: Look;
  /** How things may look after all, where the terminal says so only later. */
  readonly laterLook: Promise<Look> | null;
  readonly heard: (key: string) => void;
  /** Whether nothing may move by itself. */
  readonly still: boolean;
  /** Called when Ink has the terminal, and whenever the studio as it stands has been written. */
  readonly shown: () => void;
  readonly drawn: () => void;
}

/** Shows nothing: of what Ink draws, every character is looked at twice, which takes longer than all else of a frame. */
function Keyboard({ heard }: Pick<Show, 'heard'>) {
  useInput((input, key) => {
    for (const name of keyNames(input, key)) heard(name);
  });
  return null;
}

/**
 * Shows the studio on the alternate screen until it is quit. However it ends, the terminal is given back as it was: Ink
 * does so when it is unmounted and when the process exits.
 */
export async function showStudio(show: Show): Promise<void> {
  const { terminal, keyboard, studio, laterLook, heard, still, shown, drawn } = show;
  let { look } = show;
  const ink = render(<Keyboard heard={heard} />, {
    stdout: terminal,
    stdin: keyboard,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
  });
  shown();
  const canvas = new Canvas(terminal);
  const pulse = new Pulse();
  const failures: unknown[] = [];
  const leave = () => {
    // A terminal that has grown meanwhile may take rows of this screen over to the one that it goes back to.
    canvas.clear();
    ink.unmount();
  };
  const draw = () => {
    if (studio.state.quit || failures.length > 0) return;
    try {
      const { columns, rows } = terminal;
      canvas.draw(frame(studio.state, { columns, rows }, look, pulse.beats));
      drawn();
    } catch (error) {
      failures.push(error);
      leave();
    }
  };
  const drawAnew = () => {
    canvas.clear();
    draw();
  };
  let due: NodeJS.Immediate | null = null;
  // Keys and answers that come together are drawn together.
  const drawSoon = () => {
    due ??= setImmediate(() => {
      due = null;
      draw();
    });
  };
  const changed = () => {
    if (studio.state.quit) return leave();
    pulse.set(!still && openQuestions(studio.state).length > 0, drawSoon);
    drawSoon();
  };
  const stop = studio.onChange(changed);
  // After Ink, which may erase lines of the old size.
  terminal.on('resize', drawAnew);
  drawAnew();
  changed();
  void laterLook?.then((other) => {
    if (studio.state.quit) return;
    look = other;
    // What was drawn for narrow characters has broken its lines on a terminal that draws them wide: nothing of it stays.
    drawAnew();
  });
  try {
    await ink.waitUntilExit();
  } finally {
    stop();
    pulse.set(false, drawSoon);
    if (due !== null) clearImmediate(due);
    terminal.off('resize', drawAnew);
    ink.unmount();
  }
  for (const failure of failures) throw failure;
}

/** What moves the sign of work. */
class Pulse {
  #timer: NodeJS.Timeout | null = null;
  /** How often it has beaten so far. */
  beats = 0;

  /** Whether it beats; `beaten` hears each time. */
  set(goes: boolean, beaten: () => void): void {
    if (goes === (this.#timer !== null)) return;
    if (!goes) {
      clearTimeout(this.#timer!);
      this.#timer = null;
      return;
    }
    const beat = () => {
      this.beats++;
      beaten();
    };
    this.#timer = setTimeout(() => {
      beat();
      this.#timer = setInterval(beat, 1000 / BEATS);
    }, WORK_TO_SHOW);
  }
}
