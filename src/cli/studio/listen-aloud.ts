import { emitKeypressEvents, type Key } from 'node:readline';
import type { KeyName } from '../../studio/keys.ts';
import type { StudioState } from '../../studio/state.ts';
import type { Console } from '../console.ts';
import type { RunningStudio } from './running-studio.ts';

const NAMED: ReadonlyMap<string, KeyName> = new Map([
  ['return', 'enter'],
  ...['up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end', 'escape', 'backspace'].map(
    (name) => [name, name] as const,
  ),
]);

/**
 * The studio for who hears it: lines are only ever added, each says what is new, and the keys are the same.
 * @param heard what to say after the state before has changed; null for the first time
 */
export async function listenAloud(
  console: Console,
  studio: RunningStudio,
  press: (key: KeyName) => void,
  heard: (before: StudioState | null) => string[],
): Promise<void> {
  const { stdin } = process;
  emitKeypressEvents(stdin);
  stdin.setRawMode?.(true);
  stdin.resume();
  console.print(...heard(null));
  let before = studio.state;
  await new Promise<void>((resolve) => {
    const said = () => {
      const lines = heard(before);
      before = studio.state;
      console.print(...lines);
      if (!studio.state.quit) return;
      stop();
      stdin.off('keypress', pressed);
      resolve();
    };
    const pressed = (text: string | undefined, key: Key) => {
      // Escape and a key right after it come as one.
      if (key.meta === true && key.name !== 'escape') press('escape');
      const name = keyName(text, key);
      if (name !== null) press(name);
    };
    const stop = studio.onChange(said);
    stdin.on('keypress', pressed);
  }).finally(() => {
    stdin.setRawMode?.(false);
    stdin.pause();
  });
}

function keyName(text: string | undefined, { name, ctrl, shift }: Key): KeyName | null {
  if (name === 'tab') return shift === true ? 'shift+tab' : 'tab';
  if (ctrl === true) return `ctrl+${name ?? ''}`;
  return NAMED.get(name ?? '') ?? text ?? (name?.length === 1 ? name : null);
}
