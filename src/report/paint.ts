import { styleText } from 'node:util';

/** What a piece of text is, so that its look is decided in one place. */
export type Role = 'plain' | 'strong' | 'faint' | 'error' | 'warning' | 'secondary' | 'help';

type Format = Parameters<typeof styleText>[0];

/** Blue beside red or yellow stays apart for color-blind readers; the sixteen basic colors follow the reader's theme. */
const FORMATS: Readonly<Record<Role, Format>> = {
  plain: [],
  strong: 'bold',
  faint: 'dim',
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  secondary: ['bold', 'blue'],
  help: ['bold', 'cyan'],
};

/** Gives a text its look. */
export type Paint = (role: Role, text: string) => string;

/** With `color` off, text passes unchanged. */
export function painter(color: boolean): Paint {
  if (!color) return (_, text) => text;
  return (role, text) =>
    role === 'plain' || text === '' ? text : styleText(FORMATS[role], text, { validateStream: false });
}
