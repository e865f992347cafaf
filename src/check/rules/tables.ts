import { say } from '../../report/wording.ts';
import { valuesOfRow } from '../dated-values.ts';
import type { Scope } from '../scope.ts';
import { tierNames } from '../tier-names.ts';
import { sameUnit } from './same-unit.ts';

/** The rows of a table are of one unit, each word has one row, and each is a word that can be read: of a field, of an attribute, or a tier. */
export function checkTables(scope: Scope): void {
  for (const table of scope.all('table')) {
    const known = wordsOf(scope, table.by.text);
    if (known.length === 0 && !scope.all('event').some((event) => event.broken)) {
      const fields = scope.all('event').flatMap((event) => event.fields.filter((f) => f.type === 'choice'));
      const attributes = scope.all('attribute').filter((attribute) => attribute.holds.type === 'choice');
      const names = new Set([...fields, ...attributes, ...scope.all('ladder')].map((each) => each.name.text));
      scope.unknown(table.by, say`a field or attribute with a choice of words, or a ladder`, [...names]);
    }
    const seen = new Map<string, (typeof table.rows)[number]>();
    const [first] = table.rows;
    if (first === undefined && !table.broken)
      scope.missing(say`\`${table.name.text}\` has no rows`, table.name.span, say`write rows as in \`flexible 100%\``);
    for (const row of table.rows) {
      const key = row.key?.text ?? 'else';
      const earlier = seen.get(key);
      if (earlier !== undefined) scope.twice(say`the row \`${key}\``, earlier.span, row.span);
      seen.set(key, row);
      if (row.key !== null && known.length > 0 && !known.includes(key))
        scope.unknown(row.key, say`a choice of \`${table.by.text}\``, known);
      for (const { value } of valuesOfRow(scope, table, row)) {
        if (first !== undefined) sameUnit(scope, value, first.value, say`the first row`);
      }
    }
  }
}

function wordsOf(scope: Scope, by: string): string[] {
  const fields = [
    ...scope.all('event').flatMap((event) => event.fields),
    ...scope.all('attribute').map((attribute) => attribute.holds),
  ].filter((field) => field.name.text === by && field.type === 'choice');
  const ladders = scope.all('ladder').filter((ladder) => ladder.name.text === by);
  return [...fields.flatMap((field) => field.choices.map((c) => c.text)), ...ladders.flatMap(tierNames)];
}
