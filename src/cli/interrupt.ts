import { EXIT } from './exit-code.ts';

/** Launchers such as `npx` pass on the Ctrl-C that the terminal has already sent to everybody; that echo is no second wish. */
const ECHO_MS = 1_000;

/**
 * Lets the user stop long work: the first Ctrl-C aborts the signal, so that what is finished can be shown; another one,
 * not at once, ends the process. `release` gives Ctrl-C back its usual meaning.
 */
export function onInterrupt(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  let since: number | null = null;
  const interrupt = () => {
    const now = performance.now();
    if (since !== null && now - since > ECHO_MS) process.exit(EXIT.interrupted);
    since ??= now;
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  return { signal: controller.signal, release: () => void process.off('SIGINT', interrupt) };
}
