import type { Study } from '../population/simulation-spec.ts';
import type { LiveAnswer, LiveQuestion } from '../workspace/live-question.ts';
import type { Knob, Variant } from './knob.ts';
import { isTurned, type StudioState, sweptKnob } from './state.ts';
import { sweepStudy } from './sweep.ts';
import { turnedStudy, WHAT_IF } from './turned-study.ts';

/**
 * A first look at few members comes at once; then more, then all of the simulation. Where that took no longer than so many
 * milliseconds the last time, a look at fewer would only come before it; and a single replicate that has been simulated
 * before tells of its first members as soon.
 */
const LOOKS = [
  { members: 500, replicates: 2, unless: 200 },
  { members: 2_000, replicates: 4, unless: 600 },
];

/** Looks at single members and comparisons of many runs make do with so many. */
export const FEW = 500;
const SWEEP_REPLICATES = 4;

type About = 'base' | 'what-if' | 'sweep' | 'tornado' | 'members' | 'history';

/** A question by its name; what it is about takes a moment to make, and only the first is asked. */
export interface OpenQuestion {
  readonly key: string;
  readonly ask: () => LiveQuestion;
}

/** What is still to be found out, the most urgent first. Pure: whoever runs simulations asks the first of them. */
export function openQuestions(state: StudioState): OpenQuestion[] {
  const { spec } = state.opened.study;
  if (state.paused) return [];
  // Answered to the end, as long as the answer is there; or not to be answered.
  const { sweep, tornado, members, failed } = state.answers;
  const whole = [sweep, tornado, members].flatMap((answer) => (answer?.done === true ? [answer.key] : []));
  const known = new Set([...failed, ...whole]);
  const base = forecasts('base', {});
  const whatIf = isTurned(state) ? forecasts('what-if', state.variant) : [];
  const [first, ...rest] = whatIf;
  const [quick, ...slow] = base;
  const shown = state.screen === 'forecast' && !state.diff ? [...slow, ...rest] : [...rest, ...slow];
  const wanted = [
    ...history(state),
    ...(first === undefined ? [] : [first]),
    ...(quick === undefined ? [] : [quick]),
    ...ofScreen(state),
    ...shown,
  ];
  return wanted.filter(({ key }) => !known.has(key));

  function forecasts(about: 'base' | 'what-if', variant: Variant): OpenQuestion[] {
    const took = state.answers.wholeTook ?? Number.POSITIVE_INFINITY;
    const tells = spec.replicates === 1 && Number.isFinite(took);
    const worth = tells ? [] : LOOKS.filter(({ members, unless }) => members < spec.members && took > unless);
    const questions = [...worth, spec].map((look) => forecastOf(about, state, variant, look));
    // Of what is there, all that shows fewer members is known as well.
    const there = about === 'base' ? state.answers.base : state.answers.whatIf;
    const reached = questions.findIndex(({ key }) => key === there?.key) + (there?.done === true ? 1 : 0);
    for (const { key } of questions.slice(0, Math.max(0, reached))) known.add(key);
    return questions;
  }
}

/** The question of all members about another variant than the one there is. */
export function aboutVariant(state: StudioState, variant: Variant): OpenQuestion {
  return forecastOf('what-if', state, variant, state.opened.study.spec);
}

/** The numbers of so many members, as it is or with knobs turned. */
function forecastOf(
  about: 'base' | 'what-if',
  { opened, knobs }: StudioState,
  variant: Variant,
  { members, replicates }: { readonly members: number; readonly replicates: number },
): OpenQuestion {
  const { study, sources, revision } = opened;
  const key = keyOf(about, revision, variant, `${members}`);
  const pair = about === 'base' ? null : { world: WHAT_IF, against: 'program' };
  const of = () => (about === 'base' ? study : turnedStudy(study, knobs, variant));
  const few = () => sized(of(), members, Math.min(replicates, study.spec.replicates));
  return { key, ask: () => ({ kind: 'forecast', key, study: few(), sources, pair }) };
}

function ofScreen(state: StudioState): OpenQuestion[] {
  const { opened, screen, variant, knobs } = state;
  const { study, sources, revision } = opened;
  const few = (of: Study, replicates: number) => sized(of, Math.min(FEW, of.spec.members), replicates);
  if (screen === 'members') return [{ key: membersKey(state), ask: () => membersQuestion(state) }];
  if (screen !== 'sensitivity') return [];
  const knob = sweptKnob(state);
  const { [knob?.id ?? '']: _, ...others } = variant;
  const sweepKey = keyOf('sweep', revision, others, knob?.id ?? '');
  const sweep = (of: Knob): LiveQuestion => ({
    kind: 'forecast',
    key: sweepKey,
    study: few(sweepStudy(study, knobs, of, variant), SWEEP_REPLICATES),
    sources,
    pair: null,
  });
  const swept = knob === undefined ? [] : [{ key: sweepKey, ask: () => sweep(knob) }];
  const key = keyOf('tornado', revision, {}, '');
  const tornado: OpenQuestion = { key, ask: () => ({ kind: 'tornado', key, study: few(study, 1) }) };
  return state.places.sensitivity.pane === 0 ? [tornado, ...swept] : [...swept, tornado];
}

function membersQuestion({ opened, knobs, variant }: StudioState): LiveQuestion & { kind: 'members' } {
  const turned = turnedStudy(opened.study, knobs, variant);
  const study = sized(turned, Math.min(FEW, turned.spec.members), 1);
  return { kind: 'members', key: membersKey({ opened, variant }), study };
}

function membersKey({ opened, variant }: Pick<StudioState, 'opened' | 'variant'>): string {
  return keyOf('members', opened.revision, variant, '');
}

/** The study with another number of members in each of its worlds. */
function sized(study: Study, members: number, replicates: number): Study {
  const alternatives = Object.entries(study.alternatives).map(
    ([world, own]) => [world, { ...own, spec: { ...own.spec, members, replicates } }] as const,
  );
  return { ...study, spec: { ...study.spec, members, replicates }, alternatives: Object.fromEntries(alternatives) };
}

function history(state: StudioState): OpenQuestion[] {
  const { overlay } = state;
  if (overlay?.kind !== 'member' || overlay.explanation !== null) return [];
  const { member, world } = overlay;
  const key = keyOf('history', state.opened.revision, state.variant, `${member} ${world}`);
  const ask = (): LiveQuestion => {
    const { key: among, study } = membersQuestion(state);
    return { kind: 'history', key, among, study, member, world };
  };
  return [{ key, ask }];
}

function keyOf(about: About, revision: number, variant: Variant, detail: string): string {
  const turned = Object.entries(variant)
    .map(([id, steps]) => `${id}=${steps}`)
    .sort()
    .join(' ');
  return [about, revision, turned, detail].join('|');
}

/** Whether an answer about a variant is of the knobs as they stand now. */
export function isCurrent({ key }: Pick<LiveAnswer, 'key'>, { opened, variant }: StudioState): boolean {
  return key.startsWith(keyOf('what-if', opened.revision, variant, ''));
}

/** What an answer is about. */
export function aboutOf({ key }: Pick<LiveAnswer, 'key'>): About {
  return key.split('|')[0] as About;
}
