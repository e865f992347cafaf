import type { Key } from 'ink';
import type { KeyName } from '../../studio/keys.ts';

/** The keys that a terminal reports beside characters, with the names the studio gives them. */
const NAMED: readonly (readonly [keyof Key, KeyName])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'backspace'],
];

/** What was pressed, by the names of the studio; several where a text was pasted or typed faster than it is read. */
export function keyNames(input: string, key: Key): KeyName[] {
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  const named = NAMED.find(([flag]) => key[flag] === true);
  if (named !== undefined) return [named[1]];
  if (key.ctrl) return [`ctrl+${input}`];
  // Escape and a key right after it come as one.
  return key.meta ? ['escape', ...input] : [...input];
}
