import type { Plan } from '../compile/plan.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import { ColumnBinder } from './bind-columns.ts';
import { bindEvent } from './bind-event.ts';
import type { Binding } from './bind-where.ts';
import { bindWhere } from './bind-where.ts';
import type { ImportRules } from './import-rules.ts';
import { pointerTo } from './json-places.ts';
import type { Mapping } from './mapping.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';
import type { JsonFile } from './read-json.ts';
import type { Table } from './table.ts';

/** Ties a mapping to a program and a table; every name that either does not have is a problem at its place. */
export function bindMapping(file: JsonFile<Mapping>, plan: Plan, table: Table): Outcome<ImportRules> {
  const mapping = file.value;
  const problems: Problem[] = [];
  const binding: Binding = {
    plan,
    places: file.places,
    columns: new ColumnBinder(table, file.places, problems),
    problems,
  };
  if (mapping.currency !== undefined && mapping.currency !== plan.currency.code) {
    problems.push(
      problem({
        code: 'currency-mismatch',
        title: say`the amounts are in ${mapping.currency}, and the program keeps ${plan.currency.code}`,
        at: file.places.value('/currency'),
        label: say`the program keeps ${plan.currency.code}`,
      }),
    );
  }
  const { columns } = binding;
  const member = columns.one(mapping.member, '/member');
  const time =
    typeof mapping.time === 'string'
      ? { date: columns.one(mapping.time, '/time'), time: null }
      : { date: columns.one(mapping.time.date, '/time/date'), time: columns.one(mapping.time.time, '/time/time') };
  const posted = mapping.posted === undefined ? null : columns.one(mapping.posted, '/posted');
  const skips = (mapping.skip ?? []).map(({ reason, where }, index) => ({
    reason,
    where: bindWhere(where, pointerTo('/skip', index, 'where'), binding),
  }));
  const events = mapping.events.flatMap((entry, index) => {
    const bound = bindEvent(entry, pointerTo('/events', index), binding);
    return bound === undefined ? [] : [bound];
  });
  if (problems.length > 0) return failure(...problems);
  const unreadable = mapping.unreadable ?? 'fail';
  return success({ columns: columns.names, member, time, posted, skips, events, eventName: null, unreadable });
}
