import type { CstNode, IToken } from 'chevrotain';
import * as t from '../../grammar/tokens.ts';
import { isNode } from './positions.ts';

/** A token as canonical form prints it. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  /** Stands against the word before it; all others are one space apart. */
  readonly glued: boolean;
  /** How a line that is too long may be broken before this word; null where it may not. */
  readonly joint: Joint | null;
}

/** Joints of the lowest rank are broken first; within one rank, all of them, or as few as suffice where it `fills`. */
export interface Joint {
  readonly rank: number;
  readonly fills: boolean;
}

const FORMULA: Joint = { rank: 1, fills: false };
const CLAUSE: Joint = { rank: 2, fills: false };
const LISTED: Joint = { rank: 2, fills: true };
const EITHER: Joint = { rank: 3, fills: false };
const BOTH: Joint = { rank: 4, fills: false };

/** The rules whose commas part the members of a list; all other commas part clauses. */
const LIST_RULES: ReadonlySet<string> = new Set(['event', 'fieldType', 'happening', 'gridVoice', 'reward']);

/** The words of a sound program, one per token and in their order. */
export function wordsOf(cst: CstNode, tokens: readonly IToken[]): Word[] {
  const roles: Roles = { signs: new Set(), formulas: new Set(), lists: new Set() };
  collectRoles(cst, roles);
  let depth = 0;
  return tokens.map((token, i) => {
    const before = tokens[i - 1];
    if (closesGroup(token)) depth--;
    const joint = depth > 0 ? null : jointBefore(token, before, roles);
    if (opensGroup(token)) depth++;
    return {
      kind: 'word',
      text: canonicalImage(token),
      glued: before === undefined || glued(before, token, roles),
      joint,
    };
  });
}

/**
 * A token's text in canonical form. The whole digits of a number stand in groups of three from four digits on (`1_000`,
 * `¥13_500`), the digits of a fraction in one (`249.99999`); every other token stays as it was written.
 */
export function canonicalImage(token: IToken): string {
  if (token.tokenType !== t.NumberLiteral && token.tokenType !== t.MoneyLiteral) return token.image;
  const [whole = '', ...fraction] = token.image.replaceAll('_', '').split('.');
  return [whole.replace(/\d(?=(?:\d{3})+$)/g, '$&_'), ...fraction].join('.');
}

/** What only the tree can tell about a sign: the same sign spaces and breaks otherwise elsewhere. */
interface Roles {
  /** The minus of a negative quantity. */
  readonly signs: Set<IToken>;
  /** The equals sign of an earning rule. */
  readonly formulas: Set<IToken>;
  /** The commas of lists. */
  readonly lists: Set<IToken>;
}

function collectRoles(node: CstNode, roles: Roles): void {
  const take = (key: string, role: Set<IToken>) => {
    for (const element of node.children[key] ?? []) if (!isNode(element)) role.add(element);
  };
  if (node.name === 'quantity') take('Minus', roles.signs);
  if (node.name === 'earn') take('Equals', roles.formulas);
  if (LIST_RULES.has(node.name)) take('Comma', roles.lists);
  for (const elements of Object.values(node.children)) {
    for (const element of elements) if (isNode(element)) collectRoles(element, roles);
  }
}

function jointBefore(token: IToken, before: IToken | undefined, roles: Roles): Joint | null {
  if (roles.formulas.has(token)) return FORMULA;
  if (before?.tokenType === t.Comma) return roles.lists.has(before) ? LISTED : CLAUSE;
  if (token.tokenType === t.Gives) return CLAUSE;
  if (token.tokenType === t.Or) return EITHER;
  if (token.tokenType === t.And) return BOTH;
  return null;
}

function opensGroup({ tokenType }: IToken): boolean {
  return tokenType === t.LeftParen || tokenType === t.LeftBracket;
}

function closesGroup({ tokenType }: IToken): boolean {
  return tokenType === t.RightParen || tokenType === t.RightBracket;
}

function glued(left: IToken, right: IToken, roles: Roles): boolean {
  if (opensGroup(left) || left.tokenType === t.Dot || left.tokenType === t.Range || roles.signs.has(left)) return true;
  switch (right.tokenType) {
    case t.RightParen:
    case t.RightBracket:
    case t.LeftBracket:
    case t.Comma:
    case t.Colon:
    case t.Percent:
    case t.Range:
    case t.Dot:
      return true;
    default:
      return false;
  }
}
