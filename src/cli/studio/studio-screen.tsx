import type { WriteStream } from 'node:tty';
import { render, Text, useInput, useWindowSize } from 'ink';
import { useEffect, useState } from 'react';
import { frame, type Look } from '../../studio/frame.ts';
import { keyNames } from './key-name.ts';
import type { RunningStudio } from './running-studio.ts';

/** How often the sign of work goes on, in frames per second. */
const BEATS = 10;

/** Nothing is drawn more often than this, however fast numbers come. */
const MOST_FRAMES = 30;

interface ScreenProps {
  readonly studio: RunningStudio;
  readonly look: Look;
  readonly heard: (key: string) => void;
}

function StudioScreen({ studio, look, heard }: ScreenProps) {
  const { columns, rows } = useWindowSize();
  const [state, setState] = useState(studio.state);
  const [clock, setClock] = useState(0);
  useEffect(() => studio.onChange(() => setState(studio.state)), [studio]);
  useEffect(() => {
    const timer = setInterval(() => setClock((beats) => beats + 1), 1000 / BEATS);
    return () => clearInterval(timer);
  }, []);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) heard(name);
  });
  return <Text wrap="truncate">{frame(state, { columns, rows }, look, clock).join('\n')}</Text>;
}

/**
 * Shows the studio on the alternate screen until it is quit. However it ends, the terminal is given back as it was: Ink
 * does so when it is unmounted and when the process exits.
 */
export async function showStudio(
  terminal: WriteStream,
  studio: RunningStudio,
  look: Look,
  heard: (key: string) => void,
): Promise<void> {
  const ink = render(<StudioScreen studio={studio} look={look} heard={heard} />, {
    stdout: terminal,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    maxFps: MOST_FRAMES,
  });
  const stop = studio.onChange(() => {
    if (studio.state.quit) ink.unmount();
  });
  try {
    await ink.waitUntilExit();
  } finally {
    stop();
    ink.unmount();
  }
}
