import { type Day, LAST_DAY } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import type { History } from '../../engine/books.ts';
import { joinedOn, replay } from '../../engine/replay.ts';
import { keepTrace } from '../../engine/trace.ts';
import { hasErrors, problem } from '../../report/problem.ts';
import { didYouMean, nearest } from '../../report/suggest.ts';
import { openHistories } from '../../workspace/histories.ts';
import type { Console } from '../console.ts';
import { drawExplanation } from '../draw/explanation.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Explanation, explanationJson } from '../explanation.ts';
import { readyProgram } from '../ready-program.ts';

export interface ExplainOptions {
  readonly history: string;
  readonly mapping?: string;
  readonly member?: string;
  readonly on?: Day;
  readonly whyNot?: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly json: boolean;
}

/** `regalia explain PROGRAM --history FILE`: one member's ledger and tier, posting by posting, with rule and line. */
export async function explainCommand(console: Console, path: string, options: ExplainOptions): Promise<ExitCode> {
  const ready = await readyProgram(console, path, options.settings);
  if (typeof ready === 'number') return ready;
  const { plan, settings, source } = ready;
  const whyNot = options.whyNot === undefined ? null : findTier(plan, options.whyNot);
  if (whyNot !== null && 'unknown' in whyNot) {
    console.say(`error: --why-not: ${whyNot.unknown}`);
    return EXIT.usage;
  }
  const history = await findHistory(console, plan, options);
  if (history === null) return EXIT.data;
  const last = history.happenings.reduce((day, happening) => Math.max(day, happening.day), -Infinity);
  const on = options.on ?? Math.min(last, LAST_DAY);
  const { steps, watch } = keepTrace(plan);
  const member = replay(plan, settings, history, on, watch);
  const explanation: Explanation = {
    plan,
    source,
    member: history.member,
    joined: joinedOn(history, on),
    on,
    steps,
    tiers: plan.ladders.map((_, i) => member.tier(i)),
    balances: plan.ledgers.map((_, i) => member.balance(i)),
    cell: plan.grid === null ? null : member.cell(on + 1),
    open: plan.interventions.flatMap((_, i) => (member.isOpen(i, on + 1) ? [i] : [])),
    whyNot:
      whyNot === null
        ? null
        : { ...whyNot, ways: member.missing(whyNot.ladder, whyNot.tier, on + 1), held: member.tier(whyNot.ladder) },
  };
  if (options.json) console.json(explanationJson(explanation));
  else console.print(...drawExplanation(explanation, console.screen(console.stdout)));
  return EXIT.clean;
}

function findTier(plan: Plan, name: string): { ladder: number; tier: number } | { unknown: string } {
  const names: string[] = [];
  for (const [ladder, { tiers }] of plan.ladders.entries()) {
    for (const [tier, { name: known, label }] of tiers.entries()) {
      if (known === name || label === name) return { ladder, tier };
      names.push(known);
    }
  }
  return {
    unknown: `\`${name}\` is not a tier of the program; ${didYouMean(nearest(name, names)) ?? `there is ${names.join(', ')}`}`,
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
    const some = members.slice(0, 5).join(', ');
    await console.complain([
      problem({
        code: 'data-value',
        title: `\`${options.history}\` has ${members.length} members`,
        help: `choose one with --member, such as ${some}`,
      }),
    ]);
    return null;
  }
  if (found !== null) return found;
  const help =
    options.member === undefined
      ? 'it has no rows that are events'
      : (didYouMean(nearest(options.member, members)) ?? 'look for it in the file');
  await console.complain([
    problem({
      code: 'data-value',
      title:
        options.member === undefined
          ? `\`${options.history}\` has no member`
          : `\`${options.history}\` has no member \`${options.member}\``,
      help,
    }),
  ]);
  return null;
}
