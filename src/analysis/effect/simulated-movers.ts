import type { BlockJob } from '../../population/block-job.ts';
import { cellNames } from '../../population/grid.ts';
import { type LivedWay, liveAgain } from '../../population/live-again.ts';
import type { OpenMember } from '../../population/open-member.ts';
import { rungOrder, rungsOf } from '../../population/rungs.ts';
import type { Study } from '../../population/simulation-spec.ts';
import type { Look } from './looks.ts';
import { accountOf, type Mover, type Version } from './mover.ts';

/** So many members are enough to see why. */
export const MOST_MOVERS = 3;

interface Fall {
  readonly before: LivedWay;
  readonly after: LivedWay;
  readonly look: number;
  readonly steps: number;
}

/**
 * Members of one block who stand lower under the new version, with how it came about: on the first day on which any of
 * them do; who falls farthest first, then the unhappy of high value, then who is worth most.
 */
export function simulatedMovers(
  study: Study,
  job: BlockJob,
  looks: readonly Look[],
  versions: { readonly old: Version; readonly now: Version },
  openMember: OpenMember,
): Mover[] {
  const { old, now } = versions;
  const [before, after] = [...liveAgain(study, job, openMember).values()] as [readonly LivedWay[], readonly LivedWay[]];
  const order = rungOrder(old.plan, now.plan);
  const rungs = { old: rungsOf(old.plan), now: rungsOf(now.plan) };
  const cells = cellNames(old.plan);
  const fallsOn = (look: number): Fall[] =>
    before.flatMap((way, i) => {
      const other = after[i]!;
      const [from, to] = [way.stands!.on[look]!, other.stands!.on[look]!];
      if (from === null || to === null || order[from]![to]! >= 0) return [];
      return [{ before: way, after: other, look, steps: Math.abs(rungs.old[from]!.height - rungs.now[to]!.height) }];
    });
  const falls = looks.map((_, look) => fallsOn(look)).find((some) => some.length > 0) ?? [];
  const first = falls.toSorted(
    (a, b) =>
      b.steps - a.steps ||
      Number(b.before.stands!.hostage) - Number(a.before.stands!.hostage) ||
      b.before.yearlyContribution - a.before.yearlyContribution ||
      a.before.member - b.before.member,
  );
  return first.slice(0, MOST_MOVERS).map((fall): Mover => {
    const { day } = looks[fall.look]!;
    const stands = fall.before.stands!;
    const from = rungs.old[stands.on[fall.look]!]!;
    const to = rungs.now[fall.after.stands!.on[fall.look]!]!;
    const history = ({ joined, happenings }: LivedWay) => ({ member: String(fall.before.member), joined, happenings });
    return {
      member: String(fall.before.member),
      decile: stands.decile,
      cell: cells[stands.cell] ?? null,
      day,
      from,
      to,
      old: accountOf(old, history(fall.before), day, from, null),
      now: accountOf(now, history(fall.after), day, to, from),
    };
  });
}
