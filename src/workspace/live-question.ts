import type { Row } from '../analysis/row.ts';
import type { Bar } from '../analysis/uncertainty/sensitivity.ts';
import type { History } from '../engine/books.ts';
import type { MemberLook } from '../population/look-at-members.ts';
import type { Study } from '../population/simulation-spec.ts';
import type { Source } from '../population/sources.ts';

/** What a live session may be asked. Plain data; `key` names the question, and its answers bear it. */
export type LiveQuestion =
  /** The numbers of a study, better with every replicate. */
  | {
      readonly kind: 'forecast';
      readonly key: string;
      readonly study: Study;
      readonly sources: readonly Source[];
      /** Two worlds of which the differences are wanted, run by run. */
      readonly pair: { readonly world: string; readonly against: string } | null;
    }
  /** What each assumption does to the headline numbers at the ends of its range. */
  | { readonly kind: 'tornado'; readonly key: string; readonly study: Study }
  /** The members of a study one by one. */
  | { readonly kind: 'members'; readonly key: string; readonly study: Study }
  /** What happened to one of them in a world. */
  | {
      readonly kind: 'history';
      readonly key: string;
      /** The key of the question about the members. */
      readonly among: string;
      readonly study: Study;
      readonly member: string;
      readonly world: string;
    };

/** The numbers so far. */
export interface LiveForecast {
  readonly members: number;
  /** Finished, and asked for. */
  readonly replicates: number;
  readonly of: number;
  /** How many independent replicates the numbers are worth. */
  readonly independent: number;
  /** Of the start and the end of the horizon, and of a few numbers the months between. */
  readonly rows: readonly Row[];
  readonly differences: readonly Row[];
  /** How long it took to find all of this out, in milliseconds; null where some of it was known, or is not yet. */
  readonly took: number | null;
}

/** A member without what happened to it, which is much and seldom asked for. */
export type LiveMember = Omit<MemberLook, 'worlds'> & {
  readonly worlds: readonly Omit<MemberLook['worlds'][number], 'history'>[];
};

/** An answer, or a part of one: `done` says whether it is the last. */
export type LiveAnswer = { readonly key: string; readonly done: boolean } & (
  | ({ readonly kind: 'forecast' } & LiveForecast)
  | {
      readonly kind: 'tornado';
      readonly runs: number;
      readonly of: number;
      /** By headline number. */
      readonly numbers: readonly { readonly row: Row; readonly bars: readonly Bar[] }[];
    }
  | { readonly kind: 'members'; readonly members: readonly LiveMember[] }
  | { readonly kind: 'history'; readonly history: History | null }
  | { readonly kind: 'failed'; readonly message: string }
);

/** What the thread of a session is told: a question, which takes the place of the one before, or null for none. */
export type LiveOrder = LiveQuestion | null;
