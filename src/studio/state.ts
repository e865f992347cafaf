import type { Explanation } from '../analysis/explanation/explanation.ts';
import type { History } from '../engine/books.ts';
import type { Language, Wording } from '../report/wording.ts';
import type { LiveAnswer } from '../workspace/live-question.ts';
import { type Knob, knobsOf, UNTURNED, type Variant } from './knob.ts';
import type { Opened } from './opened.ts';
import { savedVariant } from './saved-variant.ts';
import { SCREENS, type ScreenName } from './screens.ts';
import { GOALS, type Goal } from './sweep.ts';

type Answer<Kind extends LiveAnswer['kind']> = Extract<LiveAnswer, { kind: Kind }>;

/** What has been answered so far; null before the first answer, and after what it was about has changed. */
export interface Answers {
  /** The simulation as its file has it. */
  readonly base: Answer<'forecast'> | null;
  /** The program beside itself with knobs turned. */
  readonly whatIf: Answer<'forecast'> | null;
  readonly sweep: Answer<'forecast'> | null;
  readonly tornado: Answer<'tornado'> | null;
  readonly members: Answer<'members'> | null;
  /** How long all members took when they were simulated last, in milliseconds; null where that is not known. */
  readonly wholeTook: number | null;
  /** The keys of questions about variants other than the one there is, whose answers are to be had at once. */
  readonly ahead: ReadonlySet<string>;
  /** The keys of questions to which there will be no answer. */
  readonly failed: ReadonlySet<string>;
}

const WHAT_IF_FORMS = ['scenario', 'change', 'note'] as const;
const VIEW_FORMS = ['screen', 'picture', 'charts', 'numbers'] as const;
export type SaveForm = (typeof WHAT_IF_FORMS)[number] | (typeof VIEW_FORMS)[number];

/** What there is to be saved: the what-if, where there is one, and what is seen. */
export function saveForms(state: Pick<StudioState, 'variant' | 'screen' | 'answers'>): readonly SaveForm[] {
  const views = hasCharts(state) ? VIEW_FORMS : VIEW_FORMS.filter((form) => form !== 'charts');
  return isTurned(state) ? [...WHAT_IF_FORMS, ...views] : views;
}

/** Whether the screen shows a forecast that is drawn in charts as well. */
function hasCharts({ screen, answers }: Pick<StudioState, 'screen' | 'answers'>): boolean {
  return (screen === 'forecast' && answers.base !== null) || (screen === 'what-if' && answers.whatIf !== null);
}

/** What lies over a screen until it is closed. */
export type Overlay =
  | { readonly kind: 'help'; readonly from: number }
  | { readonly kind: 'palette'; readonly text: string; readonly at: number }
  | { readonly kind: 'filter'; readonly text: string; readonly before: string }
  | { readonly kind: 'save'; readonly at: number }
  /** Which goals a sweep is judged by. */
  | { readonly kind: 'goals'; readonly at: number }
  /** What a number means, from which line on it is shown. */
  | { readonly kind: 'definition'; readonly metric: string; readonly from: number }
  /** A member's waterfall until a day; history and explanation are null while it is made. */
  | {
      readonly kind: 'member';
      readonly member: string;
      readonly world: string;
      readonly history: History | null;
      readonly explanation: Explanation | null;
      readonly from: number;
    };

export interface Notice {
  readonly text: Wording;
  readonly bad: boolean;
}

/** Where a screen was left. */
export interface Place {
  readonly pane: number;
  /** By pane: the line under the cursor. */
  readonly at: readonly number[];
  readonly filter: string;
}

/** All that the studio knows and shows. Plain: the same actions on the same state give the same state. */
export interface StudioState {
  /** What the palette is searched in, and everything is said in. */
  readonly language: Language;
  readonly opened: Opened;
  readonly knobs: readonly Knob[];
  readonly screen: ScreenName;
  /** Screens seen before and, after going back, those gone back from; the latest last. */
  readonly before: readonly ScreenName[];
  readonly after: readonly ScreenName[];
  readonly places: Readonly<Record<ScreenName, Place>>;
  readonly variant: Variant;
  readonly undo: readonly Variant[];
  readonly redo: readonly Variant[];
  /** Differences of the variant beside the numbers. */
  readonly diff: boolean;
  readonly paused: boolean;
  /** The knob that a sweep turns; null for the first that has a range. */
  readonly swept: string | null;
  /** What a sweep is judged by, in the order in which it was chosen; the first two are drawn. */
  readonly goals: readonly Goal[];
  /** Which of the headline numbers the tornado is about. */
  readonly asked: number;
  readonly overlay: Overlay | null;
  readonly notice: Notice | null;
  readonly answers: Answers;
  /** What is to be saved; null when nothing is. */
  readonly saving: SaveForm | null;
  readonly quit: boolean;
}

export const NO_ANSWERS: Answers = {
  base: null,
  whatIf: null,
  sweep: null,
  tornado: null,
  members: null,
  wholeTook: null,
  ahead: new Set(),
  failed: new Set(),
};

export function startState(opened: Opened, language: Language, screen: ScreenName = 'forecast'): StudioState {
  const place: Place = { pane: 0, at: [0, 0, 0], filter: '' };
  const knobs = knobsOf(opened.study);
  const variant = savedVariant(opened.study, knobs);
  return {
    language,
    opened,
    knobs,
    screen,
    before: [],
    after: [],
    places: Object.fromEntries(SCREENS.map((name) => [name, place])) as Record<ScreenName, Place>,
    variant,
    // The program as it is lies one step back.
    undo: isTurned({ variant }) ? [UNTURNED] : [],
    redo: [],
    diff: false,
    paused: false,
    swept: null,
    goals: GOALS.map(({ metric }) => metric),
    asked: 0,
    overlay: null,
    notice: null,
    answers: NO_ANSWERS,
    saving: null,
    quit: false,
  };
}

export function placeOf(state: StudioState): Place {
  return state.places[state.screen];
}

/** Whether anything is turned. */
export function isTurned({ variant }: Pick<StudioState, 'variant'>): boolean {
  return Object.keys(variant).length > 0;
}

/** The knob that a sweep turns; undefined where none can be turned. */
export function sweptKnob({ knobs, swept }: Pick<StudioState, 'knobs' | 'swept'>): Knob | undefined {
  const turning = knobs.filter(({ least, most }) => least < most);
  return turning.find(({ id }) => id === swept) ?? turning[0];
}
