import type { SourceText } from '../../base/span.ts';
import type { MeasureNode } from '../../syntax/measure-tree.ts';
import type { ExpiresNode, PointsNode } from '../../syntax/points-tree.ts';
import type { ProgramNode, Statement } from '../../syntax/program-tree.ts';
import type { WindowNode } from '../../syntax/time-tree.ts';
import { gridParts, interventionParts, lastingParts, milestoneParts, rewardParts } from './benefit-parts.ts';
import { changeParts, stepParts } from './change-parts.ts';
import { capParts, earningParts, refundParts } from './earning-parts.ts';
import { floorParts, grantParts, ladderParts, lifetimeParts } from './ladder-parts.ts';
import { meaningOf, type Part, type Size } from './part.ts';
import { daysOf, PartList } from './part-list.ts';

/**
 * Everything a statement says, part by part. Nothing of it is left out: what no part tells is told by the last, so that
 * two statements that differ in anything but their layout differ in some part.
 */
export function statementParts(source: SourceText, program: ProgramNode, statement: Statement): readonly Part[] {
  const list = new PartList(source, statement.kind === 'change' ? statement.on.day : null);
  tell(list, program, statement);
  if ('label' in statement && statement.label !== null && statement.kind !== 'change')
    list.add('label', statement.label, statement.label.span);
  return list.parts;
}

function tell(list: PartList, program: ProgramNode, node: Statement): void {
  switch (node.kind) {
    case 'currency':
    case 'timezone':
      list.add(node.kind, node, node.span);
      return;
    case 'ends':
      list.add('program-end', node, node.span, { value: node.on.day, effective: node.on.day });
      return;
    case 'unit':
      list.rest('unit', node);
      return;
    case 'attribute':
      list.rest('attribute', node);
      return;
    case 'event':
      for (const field of node.fields) list.add('event', field, field.span, { path: field.name.text });
      list.rest('event', node);
      return;
    case 'points':
      pointsParts(list, node);
      return;
    case 'setting': {
      const read = { kind: 'setting', name: node.name.text } as const;
      list.add('setting', node.value, node.value.span, { value: node.value, read });
      for (const step of node.steps) list.skip(step);
      stepParts(list, node.steps, node.value, read, '');
      if (node.range !== null) list.add('what-if', node.range, node.range.low.span);
      if (node.judged !== null) list.add('judging', node.judged, node.judged.span);
      list.rest('setting', node, 'the rest');
      return;
    }
    case 'table':
      for (const row of node.rows) {
        const path = row.key?.text ?? 'else';
        const read = { kind: 'table', name: node.name.text } as const;
        list.skip(row);
        for (const step of row.steps) list.skip(step);
        stepParts(list, row.steps, row.value, read, path);
        list.add('table-row', { ...row, steps: [] }, row.value.span, { path, value: row.value, read });
      }
      list.rest('table', node);
      return;
    case 'measure':
      measureParts(list, node);
      return;
    case 'earn':
      earningParts(list, node);
      return;
    case 'cap':
      capParts(list, node);
      return;
    case 'refund':
      refundParts(list, node);
      return;
    case 'ladder':
      ladderParts(list, node);
      return;
    case 'lifetime':
      lifetimeParts(list, node);
      return;
    case 'floor':
      floorParts(list, node);
      return;
    case 'grant':
      grantParts(list, node);
      return;
    case 'reward':
      rewardParts(list, node);
      return;
    case 'milestone':
      milestoneParts(list, node);
      return;
    case 'benefit':
      lastingParts(list, node);
      return;
    case 'grid':
      gridParts(list, node);
      return;
    case 'intervention':
      interventionParts(list, node);
      return;
    case 'change':
      changeParts(list, node, program);
      return;
    case 'example':
      list.rest('example', node);
      return;
    case 'allow':
      list.rest('allowance', node);
      return;
    case 'renamed':
      list.rest('renamed', node);
      return;
    case 'broken':
      return;
  }
}

function pointsParts(list: PartList, node: PointsNode): void {
  for (const clause of node.expires) {
    list.condition('expiry-suspension', clause.suspended);
    list.add('expiry', clause, clause.span, { value: livingDays(clause) });
  }
  for (const clause of node.balance)
    list.add('balance-below-zero', clause, clause.span, { value: clause.negative === 'allowed' ? 1 : 0 });
  list.rest('ledger', node);
}

function livingDays(clause: ExpiresNode): Size | null {
  switch (clause.how) {
    case 'never':
      return { family: clause.how, size: Number.POSITIVE_INFINITY };
    case 'after earning':
      return { family: clause.how, size: daysOf(clause.length) + (clause.monthEnd ? 15 : 0) };
    case 'after latest':
      // Of other actions it is another clock.
      return {
        family: `${clause.how} ${meaningOf(clause.actions)}`,
        size: daysOf(clause.length) + (clause.monthEnd ? 15 : 0),
      };
    case 'yearly':
      return null;
  }
}

function measureParts(list: PartList, node: MeasureNode): void {
  const read = { kind: 'measure', name: node.name.text } as const;
  const { window } = node;
  if (window !== null) list.add('measure-window', window, window.span, { value: windowDays(window), read });
  list.rest('measure', node);
}

/** Null where a window is not a length of time that a longer one would contain. */
function windowDays(window: WindowNode): Size | null {
  switch (window.how) {
    case 'lifetime':
      return { family: window.how, size: Number.POSITIVE_INFINITY };
    case 'last':
      return { family: window.how, size: daysOf(window.length) };
    case 'whole months':
      return { family: `${window.how} ${meaningOf(window.lag)}`, size: Number(window.months.value.n) };
    default:
      return null;
  }
}
