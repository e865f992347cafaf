import type { CstNode } from 'chevrotain';
import { type Item, itemsOf, type Remark } from './format-items.ts';
import type { Word } from './format-words.ts';
import type { Parse } from './parse.ts';

/**
 * A program as nested lines: what belongs together, whatever lines the source put it on. Of the source's layout only
 * three things are kept: blank lines between lines, which comments share a line with code, and between which words a
 * comment stands.
 */
export type Entry = Clause | (Remark & { readonly spaced: boolean });

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

/** The outline of a sound program with the comments before and after it. */
export function outline(parse: Parse, cst: CstNode): Entry[] {
  return new OutlineReader(parse, cst).entries();
}

class OutlineReader {
  readonly #items: readonly Item[];
  #at = 0;

  constructor(parse: Parse, cst: CstNode) {
    this.#items = itemsOf(parse, cst);
  }

  /** Up to the closing brace of the block, or the end of the file. */
  entries(): Entry[] {
    const entries: Entry[] = [];
    for (let item = this.#peek(); item !== undefined && item.role !== 'closes'; item = this.#peek()) {
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
    for (let item = this.#peek(); item !== undefined; item = this.#peek()) {
      if (item.role === 'begins' || item.role === 'closes') break;
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
    const item = this.#peek();
    if (item?.kind !== 'remark' || !item.trails) return null;
    this.#at++;
    return item;
  }

  #peek(): Item | undefined {
    return this.#items[this.#at];
  }
}
