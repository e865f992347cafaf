import type { CstNode, IToken } from 'chevrotain';
import { negate, ONE } from '../base/rational.ts';
import { problem } from '../report/problem.ts';
import { say } from '../report/wording.ts';
import type { ExpressionNode, QuantityNode, UnitRef } from './expression-tree.ts';
import { Incomplete, type Reader } from './reader.ts';

/** Conditions, formulas and quantities out of the concrete tree. */
export function buildCondition(reader: Reader, node: CstNode): ExpressionNode {
  return joined(reader, node, 'both', 'or', buildBoth);
}

function buildBoth(reader: Reader, node: CstNode): ExpressionNode {
  return joined(reader, node, 'negation', 'and', buildNegation);
}

function joined(
  reader: Reader,
  node: CstNode,
  rule: string,
  kind: 'and' | 'or',
  build: (reader: Reader, node: CstNode) => ExpressionNode,
): ExpressionNode {
  const parts = reader.nodes(node, rule).map((part) => build(reader, part));
  const [only] = parts;
  if (only === undefined) throw new Incomplete();
  return parts.length === 1 ? only : { kind, parts, span: reader.span(node) };
}

function buildNegation(reader: Reader, node: CstNode): ExpressionNode {
  if (!reader.has(node, 'Word_not')) return buildComparison(reader, reader.node(node, 'comparison'));
  return { kind: 'not', of: buildNegation(reader, reader.node(node, 'negation')), span: reader.span(node) };
}

function buildComparison(reader: Reader, node: CstNode): ExpressionNode {
  const left = buildSum(reader, reader.node(node, 'sum'));
  const operators = reader.tokens(
    node,
    'AtLeast',
    'More',
    'AtMost',
    'Less',
    'Same',
    'Differs',
    'Word_is',
    'Word_not',
    'Word_at',
    'Word_least',
    'Word_below',
  );
  const [first] = operators;
  if (first === undefined) return left;
  const last = operators.at(-1)!;
  return {
    kind: 'comparison',
    op: comparisonOf(operators),
    left,
    right: buildSum(reader, reader.node(node, 'sum', 1)),
    operator: { ...reader.tokenSpan(first), end: reader.tokenSpan(last).end },
    span: reader.span(node),
  };
}

function comparisonOf(operators: readonly IToken[]): '>=' | '>' | '<=' | '<' | 'is' | 'is not' | 'at least' | 'below' {
  const names = operators.map((token) => token.tokenType.name);
  if (names.includes('Word_not') || names.includes('Differs')) return 'is not';
  if (names.includes('Word_least')) return 'at least';
  if (names.includes('Word_below')) return 'below';
  switch (names[0]) {
    case 'AtLeast':
      return '>=';
    case 'More':
      return '>';
    case 'AtMost':
      return '<=';
    case 'Less':
      return '<';
    default:
      return 'is';
  }
}

export function buildSum(reader: Reader, node: CstNode): ExpressionNode {
  return chain(reader, node, 'product', buildProduct, { Plus: 'add', Minus: 'subtract' });
}

function buildProduct(reader: Reader, node: CstNode): ExpressionNode {
  return chain(reader, node, 'factor', buildFactor, { Times: 'multiply', Over: 'divide' });
}

type Arithmetic = (ExpressionNode & { kind: 'arithmetic' })['op'];

function chain(
  reader: Reader,
  node: CstNode,
  rule: string,
  build: (reader: Reader, node: CstNode) => ExpressionNode,
  signs: Readonly<Record<string, Arithmetic>>,
): ExpressionNode {
  const operands = reader.nodes(node, rule).map((part) => build(reader, part));
  const operators = reader.tokens(node, ...Object.keys(signs));
  if (operators.length > 0) for (const operand of operands) reportBareExtreme(reader, operand);
  const [first, ...rest] = operands;
  if (first === undefined || rest.length !== operators.length) throw new Incomplete();
  let left = first;
  rest.forEach((right, i) => {
    const operator = operators[i]!;
    const span = { ...left.span, end: right.span.end };
    left = {
      kind: 'arithmetic',
      op: signs[operator.tokenType.name]!,
      left,
      right,
      operator: reader.tokenSpan(operator),
      span,
    };
  });
  return left;
}

/** `greater of a and b * 2` could be read in two ways, so neither is. */
function reportBareExtreme(reader: Reader, operand: ExpressionNode): void {
  if (operand.kind !== 'arithmetic' || (operand.op !== 'greater' && operand.op !== 'lesser')) return;
  if (reader.source.text[operand.span.start] === '(') return;
  const { start, end } = operand.span;
  reader.problems.push(
    problem({
      code: 'syntax-unexpected',
      title: say`\`${operand.op} of\` needs parentheses beside another sign`,
      at: operand.operator,
      label: say`not clear how far it reaches`,
      help: say`write \`(${operand.op} of … and …)\` before going on`,
      fixes: [
        {
          title: say`put it in parentheses`,
          edits: [
            { span: { ...operand.span, end: start }, text: '(' },
            { span: { ...operand.span, start: end }, text: ')' },
          ],
          certain: false,
        },
      ],
    }),
  );
}

function buildFactor(reader: Reader, node: CstNode): ExpressionNode {
  if (reader.has(node, 'quantity')) return buildQuantity(reader, reader.node(node, 'quantity'));
  if (reader.has(node, 'extreme')) return buildExtreme(reader, reader.node(node, 'extreme'));
  // The parentheses belong to what they hold: what is put behind a formula must not fall inside of them.
  if (reader.has(node, 'condition'))
    return { ...buildCondition(reader, reader.node(node, 'condition')), span: reader.span(node) };
  const name = reader.cellName(node);
  if (!reader.has(node, 'LeftBracket')) return { kind: 'name', name, span: name.span };
  return { kind: 'lookup', table: name, key: reader.name(node, 1), span: reader.span(node) };
}

function buildExtreme(reader: Reader, node: CstNode): ExpressionNode {
  const [first, second] = [reader.node(node, 'factor'), reader.node(node, 'factor', 1)];
  const [word] = reader.tokens(node, 'Word_greater', 'Word_lesser');
  return {
    kind: 'arithmetic',
    op: reader.has(node, 'Word_greater') ? 'greater' : 'lesser',
    left: buildFactor(reader, first),
    right: buildFactor(reader, second),
    operator: reader.tokenSpan(word!),
    span: reader.span(node),
  };
}

export function buildQuantity(reader: Reader, node: CstNode): QuantityNode {
  const per = reader.tokens(node, 'Word_per')[0];
  const numbers = reader.tokens(node, 'MoneyLiteral', 'NumberLiteral');
  const units = reader.tokens(node, 'Percent', 'Name');
  const before = (token: IToken) => per === undefined || token.startOffset < per.startOffset;
  const amount = numbers.find(before);
  if (amount === undefined) throw new Incomplete();
  const top = side(reader, amount, units.find(before));
  const negative = reader.has(node, 'Minus');
  return {
    kind: 'quantity',
    value: negative ? negate(top.value) : top.value,
    unit: top.unit,
    per:
      per === undefined
        ? null
        : side(
            reader,
            numbers.find((t) => !before(t)),
            units.find((t) => !before(t)),
          ),
    span: reader.span(node),
  };
}

function side(
  reader: Reader,
  amount: IToken | undefined,
  unit: IToken | undefined,
): { value: QuantityNode['value']; unit: UnitRef } {
  if (amount === undefined && unit === undefined) throw new Incomplete();
  if (amount?.tokenType.name === 'MoneyLiteral') {
    const symbol = amount.image[0] === '￥' ? '¥' : amount.image[0]!;
    return {
      value: reader.decimal(amount.image.slice(1).trimStart(), reader.tokenSpan(amount)),
      unit: { kind: 'money', symbol },
    };
  }
  const value = amount === undefined ? ONE : reader.decimal(amount.image, reader.tokenSpan(amount));
  if (unit === undefined) return { value, unit: { kind: 'number' } };
  if (unit.tokenType.name === 'Percent') return { value, unit: { kind: 'percent' } };
  return { value, unit: { kind: 'named', name: reader.nameOf(unit) } };
}
