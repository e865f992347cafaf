import type { Key } from 'ink';
import { expect, it } from 'vitest';
import { keyNames } from '../../src/cli/studio/key-name.ts';

const NONE = { tab: false, shift: false, ctrl: false, meta: false } as Key;

it.each<[string, Partial<Key>, readonly string[]]>([
  ['q', {}, ['q']],
  ['', { upArrow: true }, ['up']],
  ['', { tab: true }, ['tab']],
  ['', { tab: true, shift: true }, ['shift+tab']],
  ['c', { ctrl: true }, ['ctrl+c']],
  ['', { escape: true, meta: true }, ['escape']],
  // Escape and a key right after it come as one, and so does what is pasted.
  ['q', { meta: true }, ['escape', 'q']],
  ['か\u30991', {}, ['か', '\u3099', '1']],
])('%j with %j is %j', (input, key, names) => {
  expect(keyNames(input, { ...NONE, ...key })).toEqual(names);
});
