import type { CstNode } from 'chevrotain';
import { buildFieldContent } from './build-event.ts';
import { buildQuantity } from './build-expression.ts';
import { buildLines } from './build-lines.ts';
import type { ExampleLineNode, ExampleNode, ExpectedNode, HappeningNode, WishNode } from './example-tree.ts';
import type { Reader } from './reader.ts';

export function buildExample(reader: Reader, node: CstNode): ExampleNode {
  const lines = buildLines(reader, reader.nodes(node, 'exampleBlock')[0], 'exampleLine', buildLine);
  return {
    kind: 'example',
    name: reader.text(node),
    lines: lines.lines,
    broken: lines.broken,
    span: reader.span(node),
  };
}

function buildLine(reader: Reader, node: CstNode): ExampleLineNode {
  const span = reader.span(node);
  if (reader.has(node, 'wish')) return buildWish(reader, reader.node(node, 'wish'));
  if (reader.has(node, 'happening')) return buildHappening(reader, reader.node(node, 'happening'));
  if (reader.has(node, 'joining')) {
    return { line: 'joined', day: reader.day(reader.token(reader.node(node, 'joining'), 'DateLiteral')), span };
  }
  if (reader.has(node, 'override')) {
    const inner = reader.node(node, 'override');
    return {
      line: 'set',
      setting: reader.name(inner),
      value: buildQuantity(reader, reader.node(inner, 'quantity')),
      span,
    };
  }
  const inner = reader.node(node, 'expectation');
  const day = reader.has(inner, 'DateLiteral') ? reader.day(reader.token(inner, 'DateLiteral')) : null;
  return {
    line: 'expect',
    day,
    expected: reader.nodes(inner, 'expected').map((part) => buildExpected(reader, part)),
    span,
  };
}

function buildHappening(reader: Reader, node: CstNode): HappeningNode {
  const named = reader.has(node, 'Word_as');
  const values: {
    field: HappeningNode['values'][number]['field'];
    value: HappeningNode['values'][number]['value'];
    span: HappeningNode['span'];
  }[] = [];
  let times: HappeningNode['times'] = null;
  for (const part of reader.nodes(node, 'fieldValue')) {
    if (reader.has(part, 'Word_time')) times = reader.number(part);
    else {
      const value = buildFieldContent(reader, reader.node(part, 'fieldContent'));
      values.push({ field: reader.name(part), value, span: reader.span(part) });
    }
  }
  const date = reader.token(node, 'DateLiteral');
  return {
    line: 'event',
    day: reader.day(date),
    dateSpan: reader.tokenSpan(date),
    second: secondOf(reader, node),
    name: reader.name(node),
    alias: named ? reader.name(node, 1) : null,
    refers: reader.has(node, 'Word_of') ? reader.name(node, named ? 2 : 1) : null,
    posted: reader.has(node, 'Word_posted') ? reader.date(node, 1) : null,
    values,
    times,
    span: reader.span(node),
  };
}

function buildWish(reader: Reader, node: CstNode): WishNode {
  return {
    line: 'wish',
    day: reader.day(reader.token(node, 'DateLiteral')),
    second: secondOf(reader, node),
    reward: reader.name(node),
    wish: reader.has(node, 'Word_choose') ? 'choose' : 'redeem',
    for: reader.has(node, 'Word_for') ? reader.name(node, 1) : null,
    span: reader.span(node),
  };
}

function secondOf(reader: Reader, node: CstNode): number | null {
  return reader.has(node, 'TimeOfDay') ? reader.secondOfDay(reader.token(node, 'TimeOfDay')) : null;
}

function buildExpected(reader: Reader, node: CstNode): ExpectedNode {
  const span = reader.span(node);
  const subject = reader.name(node);
  if (reader.has(node, 'Word_shows')) return { expects: 'shown', value: reader.number(node), subject, span };
  if (reader.has(node, 'Word_issued')) return { expects: 'issued', times: reader.number(node), subject, span };
  if (reader.has(node, 'Word_worth'))
    return { expects: 'worth', value: buildQuantity(reader, reader.node(node, 'quantity')), subject, span };
  if (reader.has(node, 'Word_available'))
    return { expects: 'available', value: buildQuantity(reader, reader.node(node, 'quantity')), subject, span };
  if (reader.has(node, 'quantity'))
    return { expects: 'quantity', value: buildQuantity(reader, reader.node(node, 'quantity')), subject, span };
  return { expects: 'word', value: reader.cellName(node, 1), negated: reader.has(node, 'Word_not'), subject, span };
}
