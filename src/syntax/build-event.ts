import type { CstNode } from 'chevrotain';
import { buildCondition, buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import type { AttributeNode, ClockNode, EventNode, FieldNode } from './event-tree.ts';
import type { FieldContentNode } from './expression-tree.ts';
import type { Reader } from './reader.ts';
import type { NameNode } from './tree.ts';

export function buildEvent(reader: Reader, node: CstNode): EventNode {
  const clock = reader.has(node, 'clock') ? buildClock(reader, reader.node(node, 'clock')) : null;
  const fields =
    clock === null
      ? buildLines(reader, reader.nodes(node, 'eventBlock')[0], 'field', buildField)
      : { lines: [], broken: false };
  return {
    kind: 'event',
    name: reader.name(node),
    label: reader.optionalText(node),
    fields: fields.lines,
    sets: reader
      .tokens(node, 'Name')
      .slice(1)
      .map((token) => reader.nameOf(token)),
    clock,
    broken: fields.broken,
    span: reader.span(node),
  };
}

export function buildAttribute(reader: Reader, node: CstNode): AttributeNode {
  const name = reader.name(node);
  return {
    kind: 'attribute',
    name,
    label: reader.optionalText(node),
    holds: fieldOf(reader, name, node),
    starting: reader.has(node, 'fieldContent') ? buildFieldContent(reader, reader.node(node, 'fieldContent')) : null,
    span: reader.span(node),
  };
}

/** What stands in a field: an amount, a day or a word. */
export function buildFieldContent(reader: Reader, node: CstNode): FieldContentNode {
  if (reader.has(node, 'quantity')) return buildQuantity(reader, reader.node(node, 'quantity'));
  if (!reader.has(node, 'DateLiteral')) return { kind: 'word', ...reader.name(node) };
  const token = reader.token(node, 'DateLiteral');
  return { kind: 'date', day: reader.day(token), span: reader.tokenSpan(token) };
}

function buildField(reader: Reader, node: CstNode): FieldNode {
  return fieldOf(reader, reader.name(node), node);
}

const FIELD_WORDS = ['money', 'number', 'ratio', 'date'] as const;

function fieldOf(reader: Reader, name: NameNode, node: CstNode): FieldNode {
  const type = reader.node(node, 'fieldType');
  const names = reader.tokens(type, 'Name').map((token) => reader.nameOf(token));
  const word = FIELD_WORDS.find((each) => reader.has(type, `Word_${each}`));
  const kind = word ?? (reader.has(type, 'Word_one') ? 'choice' : 'unit');
  return {
    name,
    type: kind,
    choices: kind === 'choice' ? names : [],
    unit: kind === 'unit' ? reader.name(type) : null,
    span: reader.span(node),
  };
}

function buildClock(reader: Reader, node: CstNode): ClockNode {
  const condition = reader.has(node, 'Word_while') ? buildCondition(reader, reader.node(node, 'condition')) : null;
  const span = reader.span(node);
  if (reader.has(node, 'Word_personal')) return { every: { how: 'personal year' }, while: condition, span };
  if (reader.has(node, 'Word_month'))
    return { every: { how: 'monthly', day: reader.number(node) }, while: condition, span };
  const dates = reader.tokens(node, 'MonthDay').map((token) => reader.monthDay(token));
  return { every: { how: 'yearly', dates }, while: condition, span };
}
