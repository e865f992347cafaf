import type { CstNode, IToken } from 'chevrotain';
import { BLOCK_RULES, LINE_RULES } from '../../grammar/parser.ts';
import { Close, Open } from '../../grammar/tokens.ts';
import { type Word, wordsOf } from './format-words.ts';
import type { Parse } from './parse.ts';
import { isNode } from './positions.ts';

/** A comment as canonical form prints it. */
export interface Remark {
  readonly kind: 'remark';
  readonly text: string;
  /** Shares its line with the code before it. */
  readonly trails: boolean;
}

/** A word or a comment of a program, with what the layout must know of its place. */
export type Item = (Word | Remark) & {
  /**
   * `begins` an entry of a block: the first word of a line, or any comment between two lines, even one that trails the
   * first; `opens` and `closes` are the braces of blocks; all else stands `inside` a line.
   */
  readonly role: 'begins' | 'opens' | 'closes' | 'inside';
  /** A blank line stands before it in the source. */
  readonly spaced: boolean;
};

/** The words and comments of a sound program, in the order of the source. */
export function itemsOf({ source, tokens, comments }: Parse, cst: CstNode): Item[] {
  const words = wordsOf(cst, tokens);
  const roles = rolesOf(cst, tokens);
  const ordered = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  const items: Item[] = [];
  let next = 0;
  let end = 0;
  for (const token of ordered) {
    const breaks = source.text.slice(end, token.startOffset).match(/\r\n|\n|\r/g)?.length ?? 0;
    const spaced = breaks > 1;
    end = token.startOffset + token.image.length;
    // At the end of the file nothing follows, and a comment there is an entry too.
    const role = roles[next] ?? 'begins';
    if (token === tokens[next]) {
      items.push({ ...words[next]!, role, spaced });
      next++;
    } else {
      const between = role === 'begins' || role === 'closes';
      const trails = breaks === 0 && next > 0;
      items.push({
        kind: 'remark',
        text: canonicalComment(token),
        trails,
        role: between ? 'begins' : 'inside',
        spaced,
      });
    }
  }
  return items;
}

/** A comment's text in canonical form: a space after its sign, none at its end. `##` and `#` alone stay as they are. */
export function canonicalComment(token: IToken): string {
  return token.image.trimEnd().replace(/^#(?=[^\s#])/, '# ');
}

function rolesOf(cst: CstNode, tokens: readonly IToken[]): Item['role'][] {
  const starts = new Set<number>();
  const braces = new Set<IToken>();
  collectLines(cst, starts, braces);
  return tokens.map((token) => {
    if (braces.has(token)) return token.tokenType === Open ? 'opens' : 'closes';
    return starts.has(token.startOffset) ? 'begins' : 'inside';
  });
}

/** Where lines start, by offset, and the braces of blocks. */
function collectLines(node: CstNode, starts: Set<number>, braces: Set<IToken>): void {
  if (LINE_RULES.has(node.name) && node.location !== undefined) starts.add(node.location.startOffset);
  for (const elements of Object.values(node.children)) {
    for (const element of elements) {
      if (isNode(element)) collectLines(element, starts, braces);
      else if (BLOCK_RULES.has(node.name) && isBrace(element)) braces.add(element);
    }
  }
}

function isBrace({ tokenType }: IToken): boolean {
  return tokenType === Open || tokenType === Close;
}
