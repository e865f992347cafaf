import { listed, say, type Wording } from '../report/wording.ts';
import type { TableNode } from '../syntax/definition-tree.ts';
import type { ExpressionNode } from '../syntax/expression-tree.ts';
import type { ExpressionType } from './checked-program.ts';
import { valuesOfRow } from './dated-values.ts';
import type { Scope } from './scope.ts';
import type { Surroundings } from './surroundings.ts';
import { tierNames } from './tier-names.ts';
import { literalValue } from './value.ts';

type LookupNode = ExpressionNode & { kind: 'lookup' };

const HOLE: ExpressionType = { kind: 'hole' };

/** A table read by the word of a field or attribute, or by the tier of a ladder: total over these, or with `else`. */
export function lookupType(scope: Scope, node: LookupNode, around: Surroundings): ExpressionType {
  const table = scope.find(node.table, 'table');
  const words = wordsOfKey(scope, node, around);
  if (words === null || table === undefined || table.broken) return HOLE;
  reportGaps(scope, table, words, node);
  const values = table.rows.flatMap((row) =>
    valuesOfRow(scope, table, row).map(({ value }) => literalValue(scope, value)),
  );
  const [first] = values;
  if (first === undefined) return HOLE;
  return { kind: 'quantity', dimension: first.dimension, whole: values.every((v) => v?.value.d === 1n) };
}

/** The words that the key can be; null, and said, where it is nothing that a table can be read by. */
function wordsOfKey(scope: Scope, node: LookupNode, around: Surroundings): readonly string[] | null {
  const { key } = node;
  const field = around.event?.fields.find((f) => f.name.text === key.text);
  if (field?.type === 'choice') return field.choices.map((choice) => choice.text);
  if (field !== undefined) return notWords(scope, node, field.name.span);
  if (around.event?.broken === true) return null;
  const declared = scope.lookup(key.text);
  if (declared?.kind !== 'attribute' && declared?.kind !== 'ladder') {
    const known = scope.namesOf('attribute', 'ladder');
    const fields = around.event?.fields.map((f) => f.name.text) ?? [];
    if (declared === undefined)
      scope.unknown(key, say`a field, attribute or ladder in reach here`, [...fields, ...known]);
    else scope.wrongKind(key, declared, say`a field, attribute or ladder`);
    return null;
  }
  if (!around.measures) {
    outOfReach(
      scope,
      node,
      declared.kind === 'ladder' ? say`a measure cannot read a tier` : say`a measure cannot read an attribute`,
    );
    return null;
  }
  if (declared.kind === 'ladder') {
    if (around.within !== declared) return tierNames(declared);
    outOfReach(scope, node, say`a ladder cannot read its own tier`, 'rule-cycle');
    return null;
  }
  const { holds } = declared;
  return holds.type === 'choice'
    ? holds.choices.map((choice) => choice.text)
    : notWords(scope, node, declared.name.span);
}

function outOfReach(
  scope: Scope,
  { key }: LookupNode,
  title: Wording,
  code: 'name-kind' | 'rule-cycle' = 'name-kind',
): void {
  scope.report({ code, title, at: key.span, label: say`out of reach here` });
}

function notWords(scope: Scope, { key }: LookupNode, declared: LookupNode['span']): null {
  scope.report({
    code: 'name-kind',
    title: say`\`${key.text}\` is not a choice of words`,
    at: key.span,
    label: say`a table is read by a choice or a tier`,
    others: [{ span: declared, text: say`declared here` }],
  });
  return null;
}

function reportGaps(scope: Scope, table: TableNode, words: readonly string[], node: LookupNode): void {
  if (table.rows.some((row) => row.key === null)) return;
  const lacking = words.filter((word) => !table.rows.some((row) => row.key?.text === word));
  if (lacking.length === 0) return;
  scope.report({
    code: 'table-gap',
    title: say`\`${table.name.text}\` has no value for ${listed(lacking.map((word) => `\`${word}\``))}`,
    at: node.span,
    label: say`read here`,
    others: [{ span: table.name.span, text: say`the table` }],
    help: say`add the rows, or an \`else\` row`,
  });
}
