import { parseDecimal } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import type { Problem } from '../report/problem.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import type { ColumnBinder } from './bind-columns.ts';
import type { RowCondition } from './import-rules.ts';
import type { JsonPlaces } from './json-places.ts';
import { pointerTo } from './json-places.ts';
import type { MappingCondition } from './mapping.ts';

/** What a part of a mapping is judged by while it is bound; problems are collected in `problems`. */
export interface Binding {
  readonly plan: Plan;
  readonly places: JsonPlaces;
  readonly columns: ColumnBinder;
  readonly problems: Problem[];
}

/** Conditions that must all hold; the columns are numbered and the values made exact. */
export function bindWhere(
  where: readonly MappingCondition[] | undefined,
  pointer: string,
  binding: Binding,
): RowCondition[] {
  return (where ?? []).flatMap((condition, index) => {
    const bound = bindCondition(condition, pointerTo(pointer, index), binding);
    return bound === undefined ? [] : [bound];
  });
}

function bindCondition(
  { column, empty, comparison, value }: MappingCondition,
  pointer: string,
  { columns, places, problems }: Binding,
): RowCondition | undefined {
  const at = columns.one(column, pointerTo(pointer, 'column'));
  const refuse = (title: Wording, key: string) => {
    problems.push(problem({ code: 'data-mapping', title, at: places.value(pointerTo(pointer, key)) }));
    return undefined;
  };
  if (empty !== undefined) {
    if (comparison === undefined && value === undefined) return { kind: 'empty', column: at, empty };
    return refuse(say`a condition is either \`empty\` or a \`comparison\` with a \`value\`, not both`, 'empty');
  }
  if (comparison === undefined || value === undefined) {
    return refuse(say`the condition on \`${column}\` needs a \`comparison\` and a \`value\`, or \`empty\``, 'column');
  }
  if (typeof value === 'number') {
    // From the file's own digits: the parsed number has been through binary floating point.
    const exact = parseDecimal(places.written(pointerTo(pointer, 'value')));
    if (exact === undefined) return refuse(say`the number must be written without an exponent`, 'value');
    return { kind: 'number', column: at, comparison, value: exact };
  }
  if (comparison === '=' || comparison === '!=') {
    return { kind: 'text', column: at, equal: comparison === '=', value };
  }
  return refuse(say`a text can only be compared with \`=\` or \`!=\`, not \`${comparison}\``, 'comparison');
}
