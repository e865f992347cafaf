import { missingText } from '../../analysis/missing-text.ts';
import { byVoice, netPromoter } from '../../analysis/net-promoter.ts';
import { ReplaySummarizer, type ReplaySummary } from '../../analysis/replay-summary.ts';
import { type Day, formatDay } from '../../base/calendar.ts';
import { formatScaled } from '../../base/rational.ts';
import type { Plan } from '../../compile/plan.ts';
import type { PlanGrid } from '../../compile/plan-grid.ts';
import { drawReplay } from '../../draw/replay.ts';
import { hasErrors } from '../../report/problem.ts';
import { type Language, speaker } from '../../report/wording.ts';
import { openHistories } from '../../workspace/histories.ts';
import type { ImportReport } from '../../workspace/import-report.ts';
import type { Console } from '../console.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readyProgram } from '../ready-program.ts';
import { daysOfEvents, lastReview } from './event-days.ts';

export interface ReplayOptions {
  readonly mapping?: string;
  readonly until?: Day;
  readonly settings: Readonly<Record<string, string>>;
  readonly json: boolean;
}

/** `regalia replay PROGRAM EVENTS`: real members' ledgers and tiers under a program. */
export async function replayCommand(
  console: Console,
  path: string,
  events: string,
  options: ReplayOptions,
): Promise<ExitCode> {
  const ready = await readyProgram(console, path, options.settings);
  if (typeof ready === 'number') return ready;
  const { plan, settings } = ready;
  const table = { file: events, ...(options.mapping === undefined ? {} : { mapping: options.mapping }) };
  const days = options.until === undefined ? await daysOfEvents(console, plan, table) : null;
  const until = days === null ? options.until : lastReview(days);
  if (until === undefined) return EXIT.data;
  const opened = await openHistories(table, plan);
  if (!opened.ok) {
    await console.complain(opened.problems);
    return EXIT.data;
  }
  const summarizer = new ReplaySummarizer(plan, settings, until);
  for await (const { member, events: happenings } of opened.value.members)
    summarizer.add({ member, joined: null, happenings });
  const report = opened.value.report();
  if (report.problems.length > 0) await console.complain(report.problems);
  if (hasErrors(report.problems)) return EXIT.data;
  const summary = summarizer.summary();
  if (options.json) console.json(replayJson(plan, summary, report, console.language));
  else console.print(...drawReplay(plan, summary, report, console.screen(console.stdout)));
  return EXIT.clean;
}

function replayJson(plan: Plan, summary: ReplaySummary, report: ImportReport, language: Language): unknown {
  const speak = speaker(language);
  const { problems: _, firstDay, lastDay, ...counts } = report;
  return {
    program: plan.name,
    until: formatDay(summary.until),
    import: { ...counts, firstDay: dayOrNull(firstDay), lastDay: dayOrNull(lastDay) },
    members: summary.members,
    tierMix: summary.tierMix.flatMap(({ month, counts: ladders }) =>
      ladders.flatMap((tiers, l) =>
        tiers.map((members, t) => ({
          month,
          ladder: plan.ladders[l]!.name,
          tier: plan.ladders[l]!.tiers[t]!.name,
          members,
        })),
      ),
    ),
    ...(plan.grid === null ? {} : { grid: gridJson(plan, plan.grid, summary) }),
    ledgers: summary.ledgers.map((totals, i) => {
      const { name, unit } = plan.ledgers[i]!;
      const { months, ...sums } = totals;
      const texts = (amounts: object) =>
        Object.fromEntries(Object.entries(amounts).map(([key, value]) => [key, formatScaled(value, unit.digits)]));
      return {
        ledger: name,
        unit: unit.name,
        ...texts(sums),
        rollForward: months.map(({ month, period }) => ({ month, ...texts(period) })),
      };
    }),
    untied: summary.untied,
    rewards: summary.rewards,
    near: summary.near.map(({ member, ladder, tier, next, missing }) => ({
      member,
      ladder: plan.ladders[ladder]!.name,
      tier: plan.ladders[ladder]!.tiers[tier]!.name,
      next: plan.ladders[ladder]!.tiers[next]!.name,
      missing: missing.map((part) => speak(missingText(plan, part))),
    })),
  };
}

function gridJson(plan: Plan, grid: PlanGrid, summary: ReplaySummary): unknown {
  return {
    mix: summary.gridMix.flatMap(({ month, counts }) =>
      counts.map((members, cell) => ({ month, cell: grid.cells[cell]!.name, members })),
    ),
    nps: summary.gridMix.map(({ month, counts }) => ({ month, ...netPromoter(byVoice(counts)) })),
    interventions: plan.interventions.map(({ name, kind }, i) => {
      const { cost, ...members } = summary.interventions[i]!;
      return { intervention: name, kind, ...members, cost: formatScaled(cost, plan.currency.digits) };
    }),
  };
}

function dayOrNull(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}
