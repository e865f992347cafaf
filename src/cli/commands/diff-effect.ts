import type { ProgramDiff } from '../../analysis/diff/diff.ts';
import { type Renames, renamedPlan, renamesOf } from '../../analysis/diff/renames.ts';
import type { Effect } from '../../analysis/effect/effect.ts';
import { looksOf } from '../../analysis/effect/looks.ts';
import type { Version } from '../../analysis/effect/mover.ts';
import { RealMembers } from '../../analysis/effect/real-members.ts';
import { simulatedEffect } from '../../analysis/effect/simulated-effect.ts';
import { simulatedMovers } from '../../analysis/effect/simulated-movers.ts';
import { numbersIn } from '../../analysis/forecast.ts';
import { intervalContents } from '../../analysis/interval-contents.ts';
import { addMonths, covers, type Day } from '../../base/calendar.ts';
import { openMember } from '../../kernel/open-member.ts';
import { blockCount } from '../../population/block-members.ts';
import { independentRuns, runsOf } from '../../population/forecast-runs.ts';
import { blockContributions, highValueCut } from '../../population/high-value.ts';
import { decileCuts } from '../../population/shift.ts';
import type { Study } from '../../population/simulation-spec.ts';
import { type StudyRun, studyIn } from '../../population/study-run.ts';
import { hasErrors } from '../../report/problem.ts';
import { inTurn, say, type Wording } from '../../report/wording.ts';
import type { ComparedProgram } from '../../workspace/compared-programs.ts';
import type { LoadedProgram } from '../../workspace/load-program.ts';
import { CHANGED_WORLD, loadStudy } from '../../workspace/load-study.ts';
import { openPairedHistories } from '../../workspace/paired-histories.ts';
import { pseudonyms } from '../../workspace/pseudonyms.ts';
import { readSimulation } from '../../workspace/read-simulation.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { StudyFlags } from '../study-options.ts';
import { daysOfEvents, lastReview } from './event-days.ts';
import { followStudy } from './follow-study.ts';

/** Whose members a change is shown on: those of a simulation, or real ones. */
export interface EffectOptions extends StudyFlags {
  readonly impact?: string;
  readonly events?: string;
  readonly mapping?: string;
  readonly until?: Day;
  /** What real members' names are hidden by; another in every run unless given. */
  readonly salt?: string;
  /** Whether real members' names are shown; on a terminal only. */
  readonly showIds: boolean;
}

/** A program whose two versions can both be read, with what lies between them. */
export interface ReadPair {
  readonly program: ComparedProgram;
  readonly diff: ProgramDiff;
}

/** The effect with the diff it belongs to, or why there is none; `cut short` where it rests on fewer replicates than asked. */
export type EffectOutcome =
  | { readonly effect: Effect; readonly diff: ProgramDiff; readonly cutShort: boolean }
  | { readonly effect: null; readonly code: ExitCode };

/** What the change of one of the programs does to the members of a simulation. */
export async function impactOf(
  console: Console,
  path: string,
  pairs: readonly ReadPair[],
  { members, replicates, seed, workers }: EffectOptions,
): Promise<EffectOutcome> {
  const pair = await pairFor(console, path, pairs);
  if (pair === null) return { effect: null, code: EXIT.data };
  const { program, diff } = pair;
  const load = await loadStudy(path, {
    ...(members === undefined ? {} : { members }),
    ...(replicates === undefined ? {} : { replicates }),
    ...(seed === undefined ? {} : { seed }),
    versions: { old: byLastNames(program.old!, diff), now: program.now! },
  });
  if (!load.ok) {
    await console.complain(load.problems);
    return { effect: null, code: EXIT.data };
  }
  const { sources } = load.value;
  const { spec, alternatives } = load.value.study;
  const { plan, spec: own } = alternatives[CHANGED_WORLD]!;
  const within = { from: spec.start, until: addMonths(spec.start, spec.horizon) };
  const looks = looksOf(changesOf(diff), plan, own.ladder, within, spec.start);
  const study: Study = { ...load.value.study, looks: looks.map(({ day }) => day) };
  const runs = runsOf(spec, sources, spec.replicates);
  const outcome = await followStudy(console, study, { runs, ...(workers === undefined ? {} : { workers }) });
  if (outcome.status === 'ended') return { effect: null, code: outcome.code };
  const { replicates: done } = outcome;
  const cutShort = outcome.status === 'cancelled';
  if (cutShort) console.say(say`stopped: ${done.length} of ${spec.replicates} replicates were finished`);
  if (done.length === 0) return { effect: null, code: EXIT.interrupted };
  const { includes, excludes } = intervalContents({ ...spec, replicates: done.length }, sources);
  const told = simulatedEffect(
    study,
    looks,
    done,
    done.map(({ replicate }) => numbersIn(study, runs[replicate]!)),
  );
  const effect: Effect = {
    of: 'simulation',
    file: path,
    replicates: done.length,
    independent: independentRuns(done.length, sources),
    ...told,
    movers: told.extent === 'some move' && !cutShort ? moversOf(study, runs[0]!, looks, diff) : [],
    notes: [
      ...ladderNotes(study),
      say`Intervals hold: ${inTurn(includes)}.`,
      say`They leave out: ${inTurn(excludes)}.`,
    ],
  };
  return { effect, diff, cutShort };
}

/** Members' behavior follows the ladder that is reported; where it ends or begins on the way, that is to be known. */
function ladderNotes({ plan, spec, alternatives }: Study): Wording[] {
  const last = addMonths(spec.start, spec.horizon) - 1;
  const partly = ({ ladders }: Study['plan'], ladder: number | null) => {
    if (ladder === null || ladders.length < 2) return null;
    const { name, inForce } = ladders[ladder]!;
    return covers(inForce, spec.start) && covers(inForce, last) ? null : name;
  };
  const changed = alternatives[CHANGED_WORLD]!;
  const [old, now] = [partly(plan, spec.ladder), partly(changed.plan, changed.spec.ladder)];
  return [
    ...(old === null
      ? []
      : [
          say`Behavior follows one ladder, under the old version \`${old}\`; while it is not in force, what another gives is not felt, and that another takes its place is no fall.`,
        ]),
    ...(now === null
      ? []
      : [
          say`Behavior follows one ladder, under the new version \`${now}\`; while it is not in force, what another gives is not felt, and that another takes its place is no fall.`,
        ]),
  ];
}

/** Of the first block of the first replicate: any members will do who show why. */
function moversOf(
  whole: Study,
  run: StudyRun,
  looks: Parameters<typeof simulatedMovers>[2],
  { old, now }: ProgramDiff,
) {
  const study = studyIn(whole, run);
  const { chance } = run;
  const blocks = Array.from({ length: blockCount(study.spec.members) }, (_, block) =>
    blockContributions(study, chance, block),
  );
  const values = Float64Array.from(blocks.flatMap((block) => [...block]));
  const cut = highValueCut(values, study.spec.topShare);
  const job = { replicate: chance, block: 0, cut, deciles: decileCuts(values.sort()) };
  const { plan, settings } = study.alternatives[CHANGED_WORLD]!;
  const versions = {
    old: { plan: study.plan, settings: study.settings, source: old.source },
    now: { plan, settings, source: now.source },
  };
  return simulatedMovers(study, job, looks, versions, openMember);
}

/** The program a simulation is about: the only one, or that of its name. */
async function pairFor(console: Console, path: string, pairs: readonly ReadPair[]): Promise<ReadPair | null> {
  if (pairs.length === 1) return pairs[0]!;
  const file = await readSimulation(path);
  if (!file.ok) {
    await console.complain(file.problems);
    return null;
  }
  const { program } = file.value.simulation;
  const at = (one: string) => one.replace(/^[^/]*:(?=[^/])/, '').replace(/^\.\//, '');
  const found = pairs.find(({ diff: { old, now } }) =>
    [old, now].some(({ source }) => at(source.file) === at(program)),
  );
  if (found === undefined)
    console.say(say`error: none of the programs compared is \`${program}\`, which the simulation is about`);
  return found ?? null;
}

/** What the change of a program does to the real members of a table of events. */
export async function eventsEffect(
  console: Console,
  file: string,
  pairs: readonly ReadPair[],
  { mapping, until: asked, salt, showIds }: EffectOptions,
): Promise<EffectOutcome> {
  const failed = { effect: null, code: EXIT.data } as const;
  const [pair, ...others] = pairs;
  if (pair === undefined || others.length > 0) {
    console.say(say`error: events are those of one program: name its two versions`);
    return { effect: null, code: EXIT.usage };
  }
  const { diff } = pair;
  const { old, now } = diff;
  const source = { file, ...(mapping === undefined ? {} : { mapping }) };
  const days = await daysOfEvents(console, now.plan, source);
  if (days === null) return failed;
  const until = asked ?? lastReview(days);
  const within = { from: Math.min(days.first, until), until: until + 1 };
  const yearBefore = Math.max(within.from, addMonths(within.until, -12));
  const looks = looksOf(changesOf(diff), now.plan, null, within, yearBefore);
  const opened = await openPairedHistories(source, old.plan, now.plan);
  if (!opened.ok) {
    await console.complain(opened.problems);
    return failed;
  }
  const nameOf = showIds ? (member: string) => member : pseudonyms(salt);
  const renames = renamesOf(old, now);
  const real = new RealMembers(versionOf(old, renames), versionOf(now, renames), looks, until);
  for await (const { member, old: before, now: after } of opened.value.members) {
    const name = nameOf(member);
    const joined = Math.min(...[...before, ...after].map(({ day }) => day));
    real.add(name, { member: name, joined, happenings: before }, { member: name, joined, happenings: after });
  }
  const problems = opened.value.problems();
  if (problems.length > 0) await console.complain(problems);
  if (hasErrors(problems)) return failed;
  return { effect: real.effect(file), diff, cutShort: false };
}

function changesOf({ changes }: ProgramDiff) {
  return changes.map(({ change }) => change);
}

/** The old version in the names of the new one, which those of the simulation are too. */
function byLastNames(program: LoadedProgram, { old, now }: ProgramDiff): LoadedProgram {
  return { ...program, plan: renamedPlan(old.plan, renamesOf(old, now)) };
}

function versionOf({ plan, source }: ProgramDiff['old'], renames: Renames): Version {
  return { plan: renamedPlan(plan, renames), source, settings: plan.settings.map(({ value }) => value) };
}
