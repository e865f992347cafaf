import type { WriteStream } from 'node:tty';
import { render, Text } from 'ink';

/**
 * The live line, drawn with Ink on standard error so that standard output stays data.
 * Loaded only where a person watches: everybody else is spared React.
 */

/** A line that redraws itself until it is closed. */
export interface LiveLine {
  show(line: string): void;
  /** Takes the line away and gives the cursor back; settles when the terminal is clean. */
  close(): Promise<void>;
}

/** Opens a live line at the cursor of a terminal. */
export function openLiveLine(terminal: WriteStream): LiveLine {
  const ink = render(null, {
    stdout: terminal,
    stderr: terminal,
    // Interrupts stay with the process; a progress line reads no keys and holds no keyboard.
    exitOnCtrlC: false,
    // Ink would move what others print to standard output over to this stream.
    patchConsole: false,
    interactive: true,
  });
  return {
    show: (line) => ink.rerender(<Text wrap="truncate">{line}</Text>),
    close: async () => {
      ink.rerender(null);
      await ink.waitUntilRenderFlush();
      ink.unmount();
      await ink.waitUntilExit();
    },
  };
}
