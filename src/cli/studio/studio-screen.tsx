import type { WriteStream } from 'node:tty';
import { render, Text, useInput } from 'ink';
import { useEffect, useState } from 'react';
import { frame, type Look, type Size } from '../../studio/frame.ts';
import { openQuestions } from '../../studio/questions.ts';
import { keyNames } from './key-name.ts';
import type { RunningStudio } from './running-studio.ts';

/**
 * How often the sign of work goes on, in frames per second, once there has been work for so many milliseconds: what is done
 * by then needs no sign, which takes time from it. While nothing is at work nothing moves.
 */
const BEATS = 10;
const WORK_TO_SHOW = 300;

/** Nothing is drawn more often than this, however fast keys come. What is last waits for as long before it is drawn. */
const MOST_FRAMES = 200;

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
  /** Called when Ink has the terminal, and whenever it has written the studio as it stands. */
  readonly shown: () => void;
  readonly drawn: () => void;
}

interface ScreenProps extends Pick<Show, 'studio' | 'look' | 'heard' | 'still'> {
  readonly size: Size;
}

function StudioScreen({ size, studio, look, heard, still }: ScreenProps) {
  const [state, setState] = useState(studio.state);
  const [clock, setClock] = useState(0);
  useEffect(() => studio.onChange(() => setState(studio.state)), [studio]);
  const works = !still && openQuestions(state).length > 0;
  useEffect(() => {
    if (!works) return undefined;
    const beat = () => setClock((beats) => beats + 1);
    let timer = setTimeout(() => {
      beat();
      timer = setInterval(beat, 1000 / BEATS);
    }, WORK_TO_SHOW);
    return () => clearTimeout(timer);
  }, [works]);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) heard(name);
  });
  return <Text wrap="truncate">{frame(state, size, look, clock).join('\n')}</Text>;
}

/**
 * Shows the studio on the alternate screen until it is quit. However it ends, the terminal is given back as it was: Ink
 * does so when it is unmounted and when the process exits.
 */
export async function showStudio(show: Show): Promise<void> {
  const { terminal, keyboard, studio, laterLook, heard, still, shown, drawn } = show;
  let { look } = show;
  const screen = () => (
    <StudioScreen
      size={{ columns: terminal.columns, rows: terminal.rows }}
      studio={studio}
      look={look}
      heard={heard}
      still={still}
    />
  );
  const ink = render(screen(), {
    stdout: terminal,
    stdin: keyboard,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    maxFps: MOST_FRAMES,
    onRender: drawn,
  });
  shown();
  // Before Ink hears of it: it would first draw the old frame into the new size, which scrolls what is too large.
  const resized = () => ink.rerender(screen());
  terminal.prependListener('resize', resized);
  const stop = studio.onChange(() => {
    if (studio.state.quit) ink.unmount();
  });
  void laterLook?.then((other) => {
    if (studio.state.quit) return;
    look = other;
    // What was drawn for narrow characters has broken its lines on a terminal that draws them wide: nothing of it stays.
    ink.clear();
    ink.rerender(screen());
  });
  try {
    await ink.waitUntilExit();
  } finally {
    stop();
    terminal.off('resize', resized);
    ink.unmount();
  }
}
