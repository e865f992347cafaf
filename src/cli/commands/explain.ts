import { explain } from '../../analysis/explanation/explanation.ts';
import { explanationJson } from '../../analysis/explanation/explanation-json.ts';
import { type Day, formatDay, LAST_DAY } from '../../base/calendar.ts';
import type { CheckedProgram } from '../../check/checked-program.ts';
import type { Happened } from '../../compile/lower-example.ts';
import type { Plan } from '../../compile/plan.ts';
import { type HappeningMisfit, readHappening } from '../../compile/read-happening.ts';
import { drawExplanation } from '../../draw/explanation.ts';
import type { Happening, History } from '../../engine/books.ts';
import { inOrder, isEvent, postingDay } from '../../engine/order.ts';
import { hasErrors, problem } from '../../report/problem.ts';
import { didYouMean, nearest } from '../../report/suggest.ts';
import { anyOf, listed, say, type Wording } from '../../report/wording.ts';
import { openHistories } from '../../workspace/histories.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readyProgram } from '../ready-program.ts';
import { usageError } from '../usage-error.ts';

export interface ExplainOptions {
  readonly history: string;
  readonly mapping?: string;
  readonly member?: string;
  readonly on?: Day;
  readonly whyNot?: string;
  /** Whether to tell what comes next. */
  readonly next: boolean;
  /** Things that may happen, as lines of an example, in order. */
  readonly events: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly json: boolean;
}

/** `regalia explain PROGRAM --history FILE`: one member's ledger and tier, posting by posting, with rule and line. */
export async function explainCommand(console: Console, path: string, options: ExplainOptions): Promise<ExitCode> {
  const ready = await readyProgram(console, path, options.settings);
  if (typeof ready === 'number') return ready;
  const { plan, checked, settings, source } = ready;
  const whyNot = options.whyNot === undefined ? null : findTier(plan, options.whyNot);
  if (whyNot !== null && 'unknown' in whyNot) {
    console.say(usageError('--why-not', whyNot.unknown));
    return EXIT.usage;
  }
  const history = await findHistory(console, plan, options);
  if (history === null) return EXIT.data;
  const last = history.happenings.reduce((day, happening) => Math.max(day, postingDay(happening)), -Infinity);
  const on = options.on ?? Math.min(last, LAST_DAY);
  const trial = readTrial(checked, plan, history, on, options.events);
  if ('misfit' in trial) {
    console.say(usageError('--event', trial.misfit));
    return EXIT.usage;
  }
  const explanation = explain(plan, source, settings, history, on, { whyNot, trial: trial.happenings });
  if (options.json) console.json(explanationJson(explanation, console.language));
  else console.print(...drawExplanation(explanation, options.next, console.screen(console.stdout)));
  return EXIT.clean;
}

/** What may happen, on the day explained unless a line says when; lines follow each other as they are written. */
function readTrial(
  checked: CheckedProgram,
  plan: Plan,
  history: History,
  on: Day,
  texts: readonly string[],
): { happenings: readonly Happened[] } | { misfit: HappeningMisfit } {
  const known = new Map<string, string>();
  const know = (happening: Happening) => {
    if (isEvent(happening)) known.set(happening.id, plan.events[happening.event]!.name);
  };
  history.happenings.forEach(know);
  const happenings: Happened[] = [];
  for (const text of texts) {
    const read = readHappening(checked, text, on, known, happenings.length);
    if ('misfit' in read) return read;
    read.happenings.forEach(know);
    happenings.push(...read.happenings);
  }
  const early = happenings.find((happening) => postingDay(happening) < on);
  if (early !== undefined) {
    const title = say`what may happen lies before ${formatDay(on)}, the day that is explained`;
    return { misfit: { title, help: say`give it a later date, or explain an earlier day with --on` } };
  }
  return { happenings: inOrder(plan, happenings) as Happened[] };
}

/** A tier by its name or label; where several ladders have one of that name, `ladder.tier` tells them apart. */
function findTier(
  plan: Plan,
  name: string,
): { ladder: number; tier: number } | { unknown: { title: Wording; help: Wording } } {
  const tiers = plan.ladders.flatMap(({ name: owner, tiers }, ladder) =>
    tiers.map(({ name: known, label }, tier) => ({ ladder, tier, known, label, whole: `${owner}.${known}` })),
  );
  const exact = tiers.find(({ whole }) => whole === name);
  const [found, ...others] =
    exact === undefined ? tiers.filter(({ known, label }) => [known, label].includes(name)) : [exact];
  if (found !== undefined && others.length === 0) return found;
  if (found !== undefined) {
    const wholes = [found, ...others].map(({ whole }) => whole);
    return {
      unknown: {
        title: say`several ladders have a tier \`${name}\``,
        help: say`write ${anyOf(wholes)}`,
      },
    };
  }
  const names = tiers.map(({ known }) => known);
  return {
    unknown: {
      title: say`\`${name}\` is not a tier of the program`,
      help: didYouMean(nearest(name, names)) ?? say`there is ${listed(names)}`,
    },
  };
}

/** The member asked for; where none is, the only one there is. */
async function findHistory(console: Console, plan: Plan, options: ExplainOptions): Promise<History | null> {
  const source = { file: options.history, ...(options.mapping === undefined ? {} : { mapping: options.mapping }) };
  const opened = await openHistories(source, plan);
  if (!opened.ok) {
    await console.complain(opened.problems);
    return null;
  }
  const members: string[] = [];
  let found: History | null = null;
  for await (const { member, events } of opened.value.members) {
    members.push(member);
    if (options.member === undefined ? members.length === 1 : member === options.member)
      found = { member, joined: null, happenings: events };
  }
  const report = opened.value.report();
  if (hasErrors(report.problems)) {
    await console.complain(report.problems);
    return null;
  }
  if (options.member === undefined && members.length > 1) {
    const some = listed(members.slice(0, 5));
    await console.complain([
      problem({
        code: 'data-value',
        title: say`\`${options.history}\` has ${members.length} members`,
        help: say`choose one with --member, such as ${some}`,
      }),
    ]);
    return null;
  }
  if (found !== null) return found;
  const help =
    options.member === undefined
      ? say`it has no rows that are events`
      : (didYouMean(nearest(options.member, members)) ?? say`look for it in the file`);
  await console.complain([
    problem({
      code: 'data-value',
      title:
        options.member === undefined
          ? say`\`${options.history}\` has no member`
          : say`\`${options.history}\` has no member \`${options.member}\``,
      help,
    }),
  ]);
  return null;
}
