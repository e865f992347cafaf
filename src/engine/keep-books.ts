import type { Grant, MemberEvent, Movement, Posting, Redemption, RewardIssue, Unmatched, Watch } from './books.ts';

/** The books of one member, kept whole. */
export interface Books {
  readonly postings: Posting[];
  readonly grants: Grant[];
  readonly movements: Movement[];
  readonly rewards: RewardIssue[];
  readonly unmatched: Unmatched[];
  readonly duplicates: MemberEvent[];
  readonly refused: Redemption[];
}

/** Empty books and the watch that fills them. */
export function keepBooks(): { books: Books; watch: Watch } {
  const books: Books = {
    postings: [],
    grants: [],
    movements: [],
    rewards: [],
    unmatched: [],
    duplicates: [],
    refused: [],
  };
  const watch: Watch = {
    posted: (posting) => void books.postings.push(posting),
    granted: (grant) => void books.grants.push(grant),
    moved: (movement) => void books.movements.push(movement),
    rewarded: (issue) => void books.rewards.push(issue),
    unmatched: (unmatched) => void books.unmatched.push(unmatched),
    duplicate: (event) => void books.duplicates.push(event),
    refused: (redemption) => void books.refused.push(redemption),
  };
  return { books, watch };
}
