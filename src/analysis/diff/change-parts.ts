import { formatDay } from '../../base/calendar.ts';
import type { ChangeNode } from '../../syntax/change-tree.ts';
import type { StepNode } from '../../syntax/definition-tree.ts';
import type { QuantityNode } from '../../syntax/expression-tree.ts';
import type { ProgramNode } from '../../syntax/program-tree.ts';
import type { PartList } from './part-list.ts';

/** A change of values on a day: what changes, when it was said, and what becomes of members already there. */
export function changeParts(list: PartList, node: ChangeNode, program: ProgramNode): void {
  list.add('dated-change', node.on, node.on.span, { path: 'on', value: node.on.day });
  if (node.label !== null) list.add('label', node.label, node.label.span);
  for (const clause of node.clauses) {
    switch (clause.clause) {
      case 'announced':
        list.add('notice', clause, clause.span, { value: clause.on.day });
        break;
      case 'becomes':
      case 'row becomes': {
        const name = clause.clause === 'becomes' ? clause.setting.text : clause.table.text;
        const key = clause.clause === 'becomes' ? null : (clause.key?.text ?? 'else');
        const before = valueBefore(program, name, key, node.on.day);
        list.add('dated-value', clause, clause.value.span, {
          path: key === null ? name : `${name}.${key}`,
          value: clause.value,
          read: { kind: key === null ? 'setting' : 'table', name },
          otherwise: before === null ? null : { value: before, text: list.text(before.span) },
        });
        break;
      }
      case 'judged':
        list.add('judging', clause, clause.span);
        break;
      case 'kept':
        list.add('transition-keep', clause, clause.span, {
          path: clause.ladder === null ? clause.tier.text : `${clause.tier.text} of ${clause.ladder.text}`,
          value: clause.until?.day ?? Number.POSITIVE_INFINITY,
        });
        break;
      case 'no drops':
        list.add('transition-no-drops', clause, clause.span);
        break;
      case 'nothing':
        list.add('transition-nothing', clause, clause.span);
        break;
      case 'convert':
        list.add('transition-convert', clause, clause.span, {
          path: `${clause.from.text} to ${clause.to.text}`,
          value: clause.rate,
        });
        break;
      case 'top up':
        list.add('transition-top-up', clause, clause.span, { path: clause.ledger.text, value: clause.to });
        break;
    }
  }
  list.rest('dated-change', node);
}

/** The later values of a setting or row. */
export function stepParts(
  list: PartList,
  steps: readonly StepNode[],
  first: QuantityNode,
  read: { readonly kind: 'setting' | 'table'; readonly name: string },
  path: string,
): void {
  let before = first;
  for (const step of steps) {
    list.add('setting-step', step, step.value.span, {
      path: `${path} from ${formatDay(step.from.day)}`.trim(),
      value: step.value,
      read,
      effective: step.from.day,
      otherwise: { value: before, text: list.text(before.span) },
    });
    before = step.value;
  }
}

/** The value that a program writes for the days before one; null where it writes none. */
function valueBefore(program: ProgramNode, name: string, key: string | null, day: number): QuantityNode | null {
  const dated: { readonly day: number; readonly value: QuantityNode }[] = [];
  for (const statement of program.statements) {
    if (statement.kind === 'setting' && key === null && statement.name.text === name) {
      dated.push({ day: Number.NEGATIVE_INFINITY, value: statement.value });
      for (const step of statement.steps) dated.push({ day: step.from.day, value: step.value });
    } else if (statement.kind === 'table' && key !== null && statement.name.text === name) {
      const row = statement.rows.find((one) => (one.key?.text ?? 'else') === key);
      if (row === undefined) continue;
      dated.push({ day: Number.NEGATIVE_INFINITY, value: row.value });
      for (const step of row.steps) dated.push({ day: step.from.day, value: step.value });
    } else if (statement.kind === 'change') {
      for (const clause of statement.clauses) {
        const same =
          clause.clause === 'becomes'
            ? key === null && clause.setting.text === name
            : clause.clause === 'row becomes' && clause.table.text === name && (clause.key?.text ?? 'else') === key;
        if (same && 'value' in clause) dated.push({ day: statement.on.day, value: clause.value });
      }
    }
  }
  const earlier = dated.filter((one) => one.day < day).sort((a, b) => a.day - b.day);
  return earlier.at(-1)?.value ?? null;
}
