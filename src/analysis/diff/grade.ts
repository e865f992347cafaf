import type { Plan } from '../../compile/plan.ts';
import type { Change } from './change.ts';
import { GRADES, type Grade, subjectOf } from './subject.ts';

/** How grave each change is, the gravest first. */
export function gradeOf(changes: readonly Change[], now: Plan): readonly Change[] {
  const graded = changes.map((change) => ({ ...change, grade: gradeOfOne(change, now) }));
  return graded.sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade));
}

function gradeOfOne(change: Change, now: Plan): Grade {
  const { direction, subject } = change;
  const { loss } = subjectOf(subject);
  if (direction === 'neutral') return loss === 'COST' ? 'COST' : 'COSMETIC';
  // What members gain is paid for by the business.
  if (direction === 'better') return 'COST';
  if (subject !== 'dated-value' || change.now === null) return loss;
  return fallsOnTheDay(change, now) ? 'MEMBER_LOSS' : 'FUTURE_LOSS';
}

/** Whether members fall on the day of a change: it judges them at once, and nothing keeps all of them where they are. */
function fallsOnTheDay({ effective }: Change, plan: Plan): boolean {
  const change = plan.changes.find(({ day }) => day === effective);
  if (change === undefined || change.transitions.some(({ kind }) => kind === 'no drops')) return false;
  return change.judges.some((ladder) => {
    const kept = change.transitions.filter((one) => one.kind === 'keep' && one.ladder === ladder);
    return kept.length < plan.ladders[ladder]!.tiers.length - 1;
  });
}
