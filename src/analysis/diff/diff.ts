import type { Effect } from '../effect/effect.ts';
import type { Change } from './change.ts';
import { changesBetween } from './changes.ts';
import type { Side } from './side.ts';
import type { SubjectName } from './subject.ts';
import { type Search, witnessOf } from './witness.ts';

/** Why somebody took responsibility for a change, and when. */
export interface Acceptance {
  readonly fingerprint: string;
  readonly reason: string;
  readonly date: string;
}

/** A change with what shows it. */
export interface ShownChange {
  readonly change: Change;
  /** Null where none was looked for: of a change that is neutral, or where witnesses are not asked for. */
  readonly search: Search | null;
  readonly accepted?: Acceptance;
}

/** What lies between two versions of a program. With no change the two say the same. */
export interface ProgramDiff {
  readonly old: Side;
  readonly now: Side;
  readonly changes: readonly ShownChange[];
  /** What they do to members, where that was asked for. */
  readonly effect?: Effect;
}

export interface DiffOptions {
  /** Whether to look for a history that shows each change. */
  readonly witnesses: boolean;
  readonly accepted: readonly Acceptance[];
}

/** What no history of a member can show: what the business pays, and when something was said. */
const APART_FROM_MEMBERS: ReadonlySet<SubjectName> = new Set(['cost', 'expected-use', 'notice']);

/** So many changes are looked for with all the effort there is; more share it, so that a large comparison comes to its end. */
const FULL_SEARCHES = 8;

/** What a change of a program means for members: what changed, how grave it is, and a history that shows it. */
export function diff(old: Side, now: Side, { witnesses, accepted }: DiffOptions): ProgramDiff {
  const found = changesBetween(old, now);
  const shows = ({ grade, subject }: Change) => grade !== 'COSMETIC' && !APART_FROM_MEMBERS.has(subject);
  const effort = Math.min(1, FULL_SEARCHES / Math.max(1, found.filter(shows).length));
  const changes = found.map((change): ShownChange => {
    const search = witnesses && shows(change) ? witnessOf(change, old, now, effort) : null;
    const acceptance = accepted.find(({ fingerprint }) => fingerprint === change.fingerprint);
    return { change, search, ...(acceptance === undefined ? {} : { accepted: acceptance }) };
  });
  return { old, now, changes };
}
