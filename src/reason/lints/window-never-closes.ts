import { ALWAYS, addMonths } from '../../base/calendar.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Condition } from '../../compile/plan-condition.ts';
import type { PlanLadder } from '../../compile/plan-ladder.ts';
import { say } from '../../report/wording.ts';
import { isRefunded, isTakenBack, leastMeasure } from '../bounds.ts';
import type { Finding } from '../finding.ts';
import { minus } from '../linear.ts';
import type { Reasoning } from '../reasoning.ts';
import { linearForm, readVariable } from '../variables.ts';
import { unlessEndless, type Witness, WitnessRun } from '../witness-run.ts';

/** Long enough for every way down to have been taken. */
const MONTHS = 120;

/** A ladder that says how its tiers are lost, while all of them read totals that never fall. */
export function windowNeverCloses(reasoning: Reasoning): Finding[] {
  const { plan, held } = reasoning;
  return plan.ladders.flatMap((ladder, i): Finding[] => {
    // What is given from outside ends by itself.
    if ([...plan.grants, ...plan.floors].some((given) => given.ladder === i)) return [];
    if (
      ladder.inForce.until !== ALWAYS.until ||
      ladder.tiers.length < 2 ||
      ladder.dropping === 'never' ||
      !isRenewed(ladder)
    )
      return [];
    const closes = ladder.tiers.some(
      ({ attain, retain }, t) =>
        t > 0 && held[i]![t]! && (!neverFalls(plan, retain) || reasoning.possible([attain], [retain])),
    );
    const witness = closes || held[i]!.lastIndexOf(true) === 0 ? null : stillHeld(reasoning, i);
    if (witness === null) return [];
    return [
      {
        code: 'window-never-closes',
        subjects: [ladder.name],
        severity: 'warning',
        title: say`nobody can ever lose a tier of \`${ladder.name}\``,
        at: ladder.span,
        label: say`its tiers read totals that never fall`,
        help: say`read them in a window, as in \`last 12 months\`, or write \`lasts forever\``,
        witness,
        shown: [{ of: 'tier', ladder: i }],
      },
    ];
  });
}

/** Whether a tier whose condition still holds is given again when it ends. */
function isRenewed({ lasts }: PlanLadder): boolean {
  // A tier that ends with the year it was judged in ends on the day of the judgment; one that lapses is not renewed.
  return (
    lasts.kind === 'until review' ||
    lasts.kind === 'for' ||
    (lasts.kind === 'year end' && (lasts.later > 0 || lasts.beyond !== null))
  );
}

/** Whether a condition that holds once holds for ever: it asks for at least so much of what only grows. */
function neverFalls(plan: Plan, condition: Condition): boolean {
  switch (condition.op) {
    case 'always':
      return true;
    case 'and':
    case 'or':
      return condition.parts.every((part) => neverFalls(plan, part));
    case 'compare': {
      const form = minus(linearForm(plan, condition.left), linearForm(plan, condition.right));
      const rising = condition.comparison === '>=' || condition.comparison === '>';
      return rising && [...form.terms].every(([variable, factor]) => factor.n > 0n && onlyGrows(plan, variable));
    }
    default:
      return false;
  }
}

function onlyGrows(plan: Plan, variable: string): boolean {
  const read = readVariable(variable);
  if (read?.kind !== 'measure' || leastMeasure(plan, read.index) === null) return false;
  const { source, window } = plan.measures[read.index]!;
  if (window.kind !== 'lifetime') return false;
  if (source.kind === 'earned') return !isTakenBack(plan, source.ledger);
  return (source.kind === 'field' || source.kind === 'count') && !isRefunded(plan, source.event);
}

/** A member who reaches a tier, does nothing for ten years, and still holds it. */
function stillHeld(reasoning: Reasoning, ladder: number): Witness | null {
  const { plan } = reasoning;
  const reached = reasoning.find([`ladders/${ladder}`], (part) => {
    const own = part.at('ladders', ladder);
    return (run) => run.member.tier(own) > 0;
  });
  if (reached === null) return null;
  return unlessEndless(() => {
    const run = new WitnessRun(plan, reached.happenings);
    run.advance(reached.day);
    const tier = run.member.tier(ladder);
    const day = addMonths(reached.day, MONTHS);
    run.advance(day);
    return run.member.tier(ladder) === tier ? { happenings: reached.happenings, day } : null;
  }, null);
}
