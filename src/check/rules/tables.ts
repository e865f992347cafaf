import { valuesOfRow } from '../dated-values.ts';
import type { Scope } from '../scope.ts';
import { sameUnit } from './same-unit.ts';

/** The rows of a table are of one unit, each word has one row, and each is a word that some event can say. */
export function checkTables(scope: Scope): void {
  for (const table of scope.all('table')) {
    const fields = scope
      .all('event')
      .flatMap((event) => event.fields.filter((f) => f.name.text === table.by.text && f.type === 'choice'));
    const known = fields.flatMap((field) => field.choices.map((c) => c.text));
    if (fields.length === 0 && !scope.all('event').some((event) => event.broken)) {
      const choices = scope
        .all('event')
        .flatMap((event) => event.fields.filter((f) => f.type === 'choice').map((f) => f.name.text));
      scope.unknown(table.by, 'a field with a choice of words', choices);
    }
    const seen = new Map<string, (typeof table.rows)[number]>();
    const [first] = table.rows;
    if (first === undefined && !table.broken)
      scope.missing(`\`${table.name.text}\` has no rows`, table.name.span, 'write rows as in `flexible 100%`');
    for (const row of table.rows) {
      const key = row.key?.text ?? 'else';
      const earlier = seen.get(key);
      if (earlier !== undefined) scope.twice(`the row \`${key}\``, earlier.span, row.span);
      seen.set(key, row);
      if (row.key !== null && known.length > 0 && !known.includes(key))
        scope.unknown(row.key, `a choice of \`${table.by.text}\``, known);
      for (const { value } of valuesOfRow(scope, table, row)) {
        if (first !== undefined) sameUnit(scope, value, first.value, 'the first row');
      }
    }
  }
}
