import type { Plan } from '../compile/plan.ts';
import type { MemberEvent } from '../engine/books.ts';
import type { Problem } from '../report/problem.ts';
import { type Histories, type HistorySource, type MemberHistory, openHistories } from './histories.ts';
import { type Outcome, success } from './outcome.ts';

/** What happened to one member, in the terms of two versions of a program. */
export interface PairedHistory {
  readonly member: string;
  /** Empty where one version knows of nothing that happened. */
  readonly old: readonly MemberEvent[];
  readonly now: readonly MemberEvent[];
}

/** The members of a table, read by two versions of a program side by side. */
export interface PairedHistories {
  /** To be walked through once. */
  readonly members: AsyncIterable<PairedHistory>;
  /** Of either reading; whole once the walk is over. Where there are errors, nothing that was read is to be used. */
  problems(): readonly Problem[];
}

/** Opens a table for two versions of a program. Both read all of it, one member at a time. */
export async function openPairedHistories(
  source: HistorySource,
  old: Plan,
  now: Plan,
): Promise<Outcome<PairedHistories>> {
  const left = await openHistories(source, old);
  if (!left.ok) return left;
  const right = await openHistories(source, now);
  if (!right.ok) {
    await left.value.close();
    return right;
  }
  return success({
    members: sideBySide(left.value, right.value),
    problems: () => {
      const [first, second] = [left.value.report().problems, right.value.report().problems];
      // What is wrong with a row is mostly so for both.
      return first.length > 0 ? first : second;
    },
  });
}

async function* sideBySide(old: Histories, now: Histories): AsyncGenerator<PairedHistory> {
  const [left, right] = [old.members[Symbol.asyncIterator](), now.members[Symbol.asyncIterator]()];
  let [a, b] = [await left.next(), await right.next()];
  while (a.done !== true || b.done !== true) {
    const order = a.done === true ? 1 : b.done === true ? -1 : byBytes(a.value, b.value);
    const { member } = order <= 0 ? (a.value as MemberHistory) : (b.value as MemberHistory);
    const events = { old: order <= 0 ? a.value.events : [], now: order >= 0 ? b.value.events : [] };
    if (order <= 0) a = await left.next();
    if (order >= 0) b = await right.next();
    yield { member, ...events };
  }
}

/** The order in which members come. */
function byBytes({ member: a }: MemberHistory, { member: b }: MemberHistory): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
