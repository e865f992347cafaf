import type { CstNode, IToken } from 'chevrotain';
import { BLOCK_RULES, LINE_RULES } from '../../grammar/parser.ts';
import { Close, Open } from '../../grammar/tokens.ts';
import { type Word, wordsOf } from './format-words.ts';
import type { Parse } from './parse.ts';
import { isNode } from './positions.ts';

/**
 * A program as nested lines: what belongs together, whatever lines the source put it on. Of the source's layout only
 * three things are kept: blank lines between lines, which comments share a line with code, and between which words a
 * comment stands.
 */
export type Entry = Clause | Remark;

/** One line of canonical form, with the block it opens. */
export interface Clause {
  readonly kind: 'clause';
  /** Comments are among the words where the source has them inside the clause; the opening brace comes last. */
  readonly words: readonly (Word | Remark)[];
  readonly body: Body | null;
  /** The comment at its end, after the closing brace where there is one. */
  readonly trailing: Remark | null;
  /** A blank line stands before it in the source. */
  readonly spaced: boolean;
}

export interface Body {
  /** The comment at the end of the line of the opening brace. */
  readonly trailing: Remark | null;
  readonly entries: readonly Entry[];
}

/** A comment. */
export interface Remark {
  readonly kind: 'remark';
  readonly text: string;
  /** Shares its line with the code before it. */
  readonly trails: boolean;
  readonly spaced: boolean;
}

/** The outline of a sound program with the comments before and after it. */
export function outline(parse: Parse, cst: CstNode): Entry[] {
  return new OutlineReader(parse, cst).entries();
}

/** A comment's text in canonical form: a space after its sign, none at its end. `##` and `#` alone are left as they are. */
export function canonicalComment(token: IToken): string {
  return token.image.trimEnd().replace(/^#(?=[^\s#])/, '# ');
}

type Item = (Word | Remark) & {
  readonly role: 'starts line' | 'opens' | 'closes' | 'inside';
  readonly spaced: boolean;
};

class OutlineReader {
  readonly #items: readonly Item[];
  #at = 0;

  constructor(parse: Parse, cst: CstNode) {
    this.#items = itemsOf(parse, cst);
  }

  /** Up to the closing brace of the block, or the end of the file. */
  entries(): Entry[] {
    const entries: Entry[] = [];
    for (let item = this.#items[this.#at]; item !== undefined && item.role !== 'closes'; item = this.#items[this.#at]) {
      if (item.kind === 'word') entries.push(this.#clause(item));
      else {
        entries.push(item);
        this.#at++;
      }
    }
    return entries;
  }

  #clause(first: Item): Clause {
    const words: Item[] = [first];
    this.#at++;
    let body: Body | null = null;
    for (let item = this.#items[this.#at]; item !== undefined; item = this.#items[this.#at]) {
      if (item.role === 'starts line' || item.role === 'closes') break;
      words.push(item);
      this.#at++;
      if (item.role === 'opens') {
        body = { trailing: this.#trailing(), entries: this.entries() };
        // The closing brace itself, which a sound program always has.
        this.#at++;
        break;
      }
    }
    return { kind: 'clause', words, body, trailing: this.#trailing(), spaced: first.spaced };
  }

  #trailing(): Remark | null {
    const item = this.#items[this.#at];
    if (item?.kind !== 'remark' || !item.trails) return null;
    this.#at++;
    return item;
  }
}

/** Words and comments in the order of the source. */
function itemsOf({ source, tokens, comments }: Parse, cst: CstNode): Item[] {
  const starts = new Set<number>();
  const braces = new Set<IToken>();
  collectLines(cst, starts, braces);
  const words = new Map(wordsOf(cst, tokens).map((word, i) => [tokens[i]!, word]));
  const ordered = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  const items: Item[] = [];
  let end = 0;
  for (const token of ordered) {
    const breaks = source.text.slice(end, token.startOffset).match(/\r\n|\n|\r/g)?.length ?? 0;
    const spaced = breaks > 1;
    end = token.startOffset + token.image.length;
    const word = words.get(token);
    if (word === undefined) {
      const trails = breaks === 0 && items.length > 0;
      items.push({ kind: 'remark', text: canonicalComment(token), trails, spaced, role: 'inside' });
    } else items.push({ ...word, spaced, role: roleOf(token, starts, braces) });
  }
  return atLineEnds(items);
}

function roleOf(token: IToken, starts: ReadonlySet<number>, braces: ReadonlySet<IToken>): Item['role'] {
  if (braces.has(token) && token.tokenType === Open) return 'opens';
  if (braces.has(token) && token.tokenType === Close) return 'closes';
  return starts.has(token.startOffset) ? 'starts line' : 'inside';
}

/** Comments before the start of a line, before a closing brace and at the end of the file stand between lines. */
function atLineEnds(items: readonly Item[]): Item[] {
  let between = true;
  return items
    .toReversed()
    .map((item): Item => {
      if (item.kind === 'remark') return between ? { ...item, role: 'starts line' } : item;
      between = item.role === 'starts line' || item.role === 'closes';
      return item;
    })
    .reverse();
}

function collectLines(node: CstNode, starts: Set<number>, braces: Set<IToken>): void {
  const start = node.location?.startOffset;
  if (LINE_RULES.has(node.name) && start !== undefined) starts.add(start);
  for (const elements of Object.values(node.children)) {
    for (const element of elements) {
      if (isNode(element)) collectLines(element, starts, braces);
      else if (BLOCK_RULES.has(node.name)) braces.add(element);
    }
  }
}
