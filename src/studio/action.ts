import type { Wording } from '../report/wording.ts';
import type { LiveAnswer } from '../workspace/live-question.ts';
import type { Opened } from './opened.ts';
import type { ScreenName } from './screens.ts';
import type { SaveForm, StudioState } from './state.ts';

/** What people do, by the names that the palette shows and recorded sessions bear. */
export type Command =
  | { readonly do: 'go'; readonly to: ScreenName }
  | { readonly do: 'back' | 'forward' | 'escape' }
  | { readonly do: 'next pane' | 'previous pane' }
  /** Moves the cursor, or what is shown of a text. */
  | { readonly do: 'move'; readonly by: number }
  | { readonly do: 'first' | 'last' }
  /** Turns the knob under the cursor. */
  | { readonly do: 'turn'; readonly by: number }
  | { readonly do: 'put back' | 'put all back' | 'undo' | 'redo' }
  | { readonly do: 'help' | 'palette' | 'filter' | 'explain' | 'diff' | 'goals' | 'save' | 'pause' | 'choose' | 'quit' }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'rub out' };

/** What happens: a command, or news from outside. */
export type Action =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'answer'; readonly answer: LiveAnswer }
  /** The files were read anew; `broken` ones keep the last good study. */
  | { readonly kind: 'opened'; readonly opened: Opened }
  | { readonly kind: 'broken'; readonly draft: Opened['draft']; readonly problems: Opened['problems'] }
  | { readonly kind: 'saved'; readonly form: SaveForm; readonly path: string }
  | { readonly kind: 'not saved'; readonly why: Wording };

/** A part of `step`. */
export type Step<Kind extends Action['kind']> = (
  state: StudioState,
  action: Extract<Action, { kind: Kind }>,
) => StudioState;
