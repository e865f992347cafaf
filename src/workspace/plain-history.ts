import type { Plan } from '../compile/plan.ts';
import { problem } from '../report/problem.ts';
import { didYouMean, nearest } from '../report/suggest.ts';
import { say } from '../report/wording.ts';
import type { EventRule, ImportRules } from './import-rules.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import type { Table } from './table.ts';

const NEEDED = ['member', 'date', 'event'] as const;
const OFFERED = ['time', 'posted', 'id', 'refers'] as const;

/** Whether a table is a history as it stands: one event per row, its columns named as this program names them. */
export function isPlainHistory(table: Table): boolean {
  return NEEDED.every((name) => table.columns.includes(name));
}

/**
 * The rules for a plain history: `member`, `date`, `event`, where wished `time`, `posted`, `id` and `refers`, and one column
 * per field of the program's events, empty where an event has no such field. Nothing in it may go unread.
 */
export function plainHistoryRules(plan: Plan, table: Table): Outcome<ImportRules> {
  const columns = table.columns;
  const own = new Set<string>([...NEEDED, ...OFFERED]);
  const fields = new Set(plan.events.flatMap((event) => event.fields.map(({ name }) => name)));
  const problems = [
    ...columns
      .filter((name) => !own.has(name) && !fields.has(name))
      .map((name) => strayColumn(table, name, [...own, ...fields])),
    ...[...fields].filter((name) => own.has(name)).map((name) => ambiguousField(table, name)),
  ];
  if (problems.length > 0) return failure(...problems);
  const at = (name: string) => columns.indexOf(name);
  const optional = (name: string) => (columns.includes(name) ? at(name) : null);
  const lacking = new Map<string, string>();
  const events = plan.events.flatMap((event, index): EventRule[] => {
    if (event.clock !== null) return [];
    const missing = event.fields.find(({ name }) => !columns.includes(name));
    if (missing !== undefined) {
      lacking.set(event.name, missing.name);
      return [];
    }
    const names = event.fields.map(({ name }) => name);
    return [
      {
        event: index,
        name: event.name,
        where: [{ kind: 'text', column: at('event'), equal: true, value: event.name }],
        group: { kind: 'row' },
        id: columns.includes('id') ? [at('id')] : [],
        refers: columns.includes('refers') && event.refund !== null ? [at('refers')] : [],
        fields: event.fields.map((field) => ({
          field,
          columns: [at(field.name)],
          negated: false,
          negativeAllowed: field.type !== 'money' && field.type !== 'unit',
          words: new Map(),
        })),
        blank: columns.flatMap((name, column) => {
          const unread = name === 'refers' ? event.refund === null : fields.has(name) && !names.includes(name);
          return unread ? [column] : [];
        }),
      },
    ];
  });
  return success({
    columns,
    member: at('member'),
    time: { date: at('date'), time: optional('time') },
    posted: optional('posted'),
    skips: [],
    events,
    eventName: { column: at('event'), known: events.map(({ name }) => name), lacking },
    unreadable: 'fail',
  });
}

function strayColumn(table: Table, name: string, known: readonly string[]) {
  const help = didYouMean(nearest(name, known));
  return problem({
    code: 'data-column',
    title: say`column \`${name}\` of \`${table.file}\` is no field of any event of the program`,
    help: help ?? say`leave the column out, or say in a mapping file which columns count`,
  });
}

function ambiguousField(table: Table, name: string) {
  return problem({
    code: 'data-column',
    title: say`\`${name}\` is a field of the program and also a column of every plain history such as \`${table.file}\``,
    help: say`say in a mapping file which column is which`,
  });
}
