import { addMonths, type Day, formatDay } from '../../base/calendar.ts';
import type { PlanLadder } from '../../compile/plan-ladder.ts';
import type { PlanMeasure } from '../../compile/plan-measure.ts';
import { measuresInCondition } from '../../engine/measures-read.ts';
import { isEvent } from '../../engine/order.ts';
import { nextReview } from '../../engine/schedule.ts';
import { windowAt } from '../../engine/window.ts';
import { say } from '../../report/wording.ts';
import { sameSource } from '../bounds.ts';
import type { Finding } from '../finding.ts';
import type { Reasoning } from '../reasoning.ts';
import { unlessEndless, type Witness, WitnessRun } from '../witness-run.ts';

/** Every day of so many months is looked at, and as many months of reviews after it. */
const MONTHS = 36;

/** A ladder that is judged at reviews alone, by windows shorter than the time between them: some days count for nothing. */
export function thresholdEdge(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  return plan.ladders.flatMap((ladder, i) => {
    if (ladder.attain.kind !== 'at review' || ladder.review === null || held[i]!.lastIndexOf(true) === 0) return [];
    if (ladder.lasts.kind !== 'until review' && ladder.lasts.kind !== 'forever') return [];
    const read = [
      ...new Set(ladder.tiers.flatMap(({ attain, retain }) => [attain, retain].flatMap(measuresInCondition))),
    ];
    const measures = read.map((measure) => plan.measures[measure]!);
    return measures.flatMap((measure, m) => {
      const alike = measures.filter((other) => sameSource(measure, other));
      return alike[0] === measure ? findings(reasoning, i, alike, read[m]!) : [];
    });
  });
}

function findings(reasoning: Reasoning, index: number, measures: readonly PlanMeasure[], shown: number): Finding[] {
  const { plan } = reasoning;
  const ladder = plan.ladders[index]!;
  const [measure] = measures;
  const missed = measure === undefined ? null : missedDay(ladder, measures, reasoning.firstDay);
  if (measure === undefined || missed === null) return [];
  const witness = missingMember(reasoning, index, missed);
  if (witness === null) return [];
  return [
    {
      code: 'threshold-edge',
      subjects: [ladder.name, measure.name],
      severity: 'warning',
      title: say`no review of \`${ladder.name}\` counts what happens on some days`,
      at: measure.span,
      label: say`misses ${formatDay(missed)} at every review`,
      others: [{ span: ladder.span, text: say`judged at reviews only` }],
      help: say`let the window reach back to the review before, or review more often`,
      witness,
      shown: [
        { of: 'measure', measure: shown },
        { of: 'tier', ladder: index },
      ],
    },
  ];
}

/** The first day that no window holds at any review after it; null where every day is held by some. */
function missedDay(ladder: PlanLadder, measures: readonly PlanMeasure[], first: Day): Day | null {
  const covers = measures.map(({ source, window }) => {
    const recurring = window.kind === 'previous' ? window.of : window;
    const known = recurring.kind !== 'lifetime' && recurring.kind !== 'personal year';
    return known && (source.kind === 'field' || source.kind === 'count' || source.kind === 'earned') ? window : null;
  });
  if (covers.includes(null)) return null;
  const end = addMonths(first, 2 * MONTHS);
  const held = new Set<Day>();
  for (let review = nextReview(ladder.review, first); review < end; review = nextReview(ladder.review, review)) {
    for (const window of covers) {
      const { from, until } = windowAt(window!, review, first);
      for (let day = Math.max(from, first); day < until; day++) held.add(day);
    }
  }
  const last = addMonths(first, MONTHS);
  for (let day = first; day < last; day++) if (!held.has(day)) return day;
  return null;
}

/** A member who reaches a tier by what they do on the day before a review, and none by the same on the missed day. */
function missingMember(reasoning: Reasoning, index: number, missed: Day): Witness | null {
  const { plan } = reasoning;
  const { review } = plan.ladders[index]!;
  const enough = reasoning.find([`ladders/${index}`], (part) => {
    const { tiers } = part.plan.ladders[part.at('ladders', index)]!;
    return (run) =>
      run.happenings.every(({ day }) => day === run.happenings[0]!.day) &&
      tiers.some((tier, t) => t > 0 && run.holds(tier.attain));
  });
  if (enough === null) return null;
  const next = nextReview(review, missed);
  const moved = (day: Day, until: Day) => {
    const happenings = enough.happenings.map((happening) =>
      isEvent(happening) ? { ...happening, day, posted: day } : { ...happening, day },
    );
    const rises = unlessEndless(() => {
      const run = new WitnessRun(plan, happenings);
      run.advance(until);
      return run.books.movements.some(({ ladder }) => ladder === index);
    }, null);
    return { happenings, rises };
  };
  const until = nextReview(review, next);
  const { happenings, rises } = moved(missed, until);
  return rises !== false || moved(next - 1, next).rises !== true ? null : { happenings, day: until };
}
