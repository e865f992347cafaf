import type { PostingReason } from '../engine/books.ts';
import type { I32 } from './code.ts';
import type { Exact } from './exact.ts';
import type { Pen } from './pen.ts';

/** Where the rules write: entry by entry for a host that listens, or as sums of many members. */
export interface BooksCode {
  /** `rule` is its number among the rules of the books, `caused` who caused it: see `CAUSED`. */
  posted(
    pen: Pen,
    ledger: number,
    amount: Exact,
    reason: PostingReason,
    rule: number,
    day: I32,
    posted: I32,
    caused: I32,
  ): void;
  moved(pen: Pen, ladder: number, from: I32, to: I32, day: I32, cause: I32): void;
  rewarded(pen: Pen, kind: 'reward' | 'milestone', index: number, day: I32, until: I32): void;
}
