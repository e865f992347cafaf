import type {
  Choice,
  Grant,
  MemberEvent,
  Movement,
  Posting,
  Redemption,
  RewardIssue,
  Right,
  Unmatched,
  Watch,
} from './books.ts';

/** The books of one member, kept whole. */
export interface Books {
  readonly postings: Posting[];
  readonly grants: Grant[];
  readonly rights: Right[];
  readonly movements: Movement[];
  readonly rewards: RewardIssue[];
  readonly unmatched: Unmatched[];
  readonly duplicates: MemberEvent[];
  readonly refused: (Redemption | Choice)[];
}

/** Empty books and the watch that fills them. */
export function keepBooks(): { books: Books; watch: Watch } {
  const books: Books = {
    postings: [],
    grants: [],
    rights: [],
    movements: [],
    rewards: [],
    unmatched: [],
    duplicates: [],
    refused: [],
  };
  const watch: Watch = {
    posted: (posting) => void books.postings.push(posting),
    granted: (grant) => void books.grants.push(grant),
    entitled: (right) => void (books.rights.includes(right) || books.rights.push(right)),
    moved: (movement) => void books.movements.push(movement),
    rewarded: (issue) => void books.rewards.push(issue),
    unmatched: (unmatched) => void books.unmatched.push(unmatched),
    duplicate: (event) => void books.duplicates.push(event),
    refused: (wish) => void books.refused.push(wish),
  };
  return { books, watch };
}
