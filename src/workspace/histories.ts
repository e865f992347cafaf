import type { Plan } from '../compile/plan.ts';
import type { MemberEvent } from '../engine/books.ts';
import { hasErrors, problem } from '../report/problem.ts';
import { listed, say } from '../report/wording.ts';
import { bindMapping } from './bind-mapping.ts';
import { faultWording } from './cell-fault.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportRules } from './import-rules.ts';
import { ImportTally } from './import-tally.ts';
import type { Mapping } from './mapping.ts';
import { readMapping } from './mapping.ts';
import { memberEvents } from './member-events.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import { isPlainHistory, plainHistoryRules } from './plain-history.ts';
import type { JsonFile } from './read-json.ts';
import type { EventLine } from './read-row.ts';
import { readRow } from './read-row.ts';
import type { Table, TableRow } from './table.ts';
import { openTable } from './table.ts';

/** All that happened to one member. */
export interface MemberHistory {
  readonly member: string;
  /** Sorted by day, second and identity; never empty. */
  readonly events: readonly MemberEvent[];
}

/** Where histories come from. Without a mapping the table must be a plain history. */
export interface HistorySource {
  readonly file: string;
  readonly mapping?: string;
}

/** The members of a table, one at a time. */
export interface Histories {
  /**
   * In the order of their identities' UTF-8 bytes; to be walked through once, and the file is closed at the end of the walk.
   * After the first unreadable row of an import that must not have any, rows are only counted and no member comes.
   */
  readonly members: AsyncIterable<MemberHistory>;
  /** The counts so far; whole once the walk is over. Where its problems have errors, nothing that was read is to be used. */
  report(): ImportReport;
  /** For those who do not walk to the end, or at all. */
  close(): Promise<void>;
}

/** Opens a table as histories of events of a program, with a mapping file or as a plain history. */
export async function openHistories(source: HistorySource, plan: Plan): Promise<Outcome<Histories>> {
  const mapping = source.mapping === undefined ? undefined : await readMapping(source.mapping);
  if (mapping !== undefined && !mapping.ok) return mapping;
  const opened = await openTable(source.file);
  if (!opened.ok) return opened;
  const histories = await historiesOf(opened.value, mapping?.value, plan);
  if (!histories.ok) await opened.value.close();
  return histories;
}

async function historiesOf(
  table: Table,
  mapping: JsonFile<Mapping> | undefined,
  plan: Plan,
): Promise<Outcome<Histories>> {
  const rules = mapping === undefined ? plainRules(plan, table) : bindMapping(mapping, plan, table);
  if (!rules.ok) return rules;
  const { columns, member } = rules.value;
  const rows = await table.sorted(columns[member]!, columns);
  if (!rows.ok) return rows;
  const tally = new ImportTally(table.file, rules.value);
  return success({
    members: members(table, rows.value, rules.value, plan, tally),
    report: () => tally.report(),
    close: () => table.close(),
  });
}

/** Reads all members at once: for few of them. Fails where the import fails. */
export async function readHistories(
  source: HistorySource,
  plan: Plan,
): Promise<Outcome<{ readonly members: readonly MemberHistory[]; readonly report: ImportReport }>> {
  const opened = await openHistories(source, plan);
  if (!opened.ok) return opened;
  const all: MemberHistory[] = [];
  for await (const member of opened.value.members) all.push(member);
  const report = opened.value.report();
  return hasErrors(report.problems) ? failure(...report.problems) : success({ members: all, report });
}

function plainRules(plan: Plan, table: Table): Outcome<ImportRules> {
  if (isPlainHistory(table)) return plainHistoryRules(plan, table);
  return failure(
    problem({
      code: 'data-mapping',
      title: say`\`${table.file}\` needs a mapping file that says which column means what`,
      notes: [say`its columns are ${listed(table.columns.map((name) => `\`${name}\``))}`],
      help: say`without one, a table has the columns \`member\`, \`date\` and \`event\` and one for each field of the events`,
    }),
  );
}

async function* members(
  table: Table,
  batches: AsyncIterable<readonly TableRow[]>,
  rules: ImportRules,
  plan: Plan,
  tally: ImportTally,
): AsyncGenerator<MemberHistory> {
  let lines: EventLine[] = [];
  const finish = (): MemberHistory | undefined => {
    const member = lines[0]?.member;
    const events = memberEvents(lines, plan, tally);
    lines = [];
    if (member === undefined || events.length === 0) return undefined;
    tally.member(events);
    return tally.failed ? undefined : { member, events };
  };
  try {
    for await (const batch of batches) {
      for (const row of batch) {
        const line = sortOut(row, rules, tally);
        if (line === undefined) continue;
        const done = lines[0]?.member === line.member ? undefined : finish();
        lines.push(line);
        if (done !== undefined) yield done;
      }
    }
    const last = finish();
    if (last !== undefined) yield last;
  } finally {
    await table.close();
  }
}

/** Counts a row for what it is; the line when it is a part of an event. */
function sortOut({ number, cells }: TableRow, rules: ImportRules, tally: ImportTally): EventLine | undefined {
  tally.read();
  if (cells === null) {
    tally.unreadable({ row: number, code: 'data-value', fact: say`this is not a JSON object` }, 1);
    return undefined;
  }
  const reading = readRow(rules, number, cells);
  switch (reading.kind) {
    case 'line':
      return reading.line;
    case 'skipped':
      tally.skipped(reading.skip);
      return undefined;
    case 'unmatched':
      tally.unmatched();
      return undefined;
    case 'faulty':
      tally.unreadable({ row: number, code: 'data-value', ...faultWording(reading.fault, rules.columns, cells) }, 1);
      return undefined;
  }
}
