import type { Day } from '../../base/calendar.ts';
import type { SourceText } from '../../base/span.ts';
import type { Plan } from '../../compile/plan.ts';
import type { Steps } from '../../compile/steps.ts';
import type { History } from '../../engine/books.ts';
import type { Rung } from '../../population/rungs.ts';
import type { Wording } from '../../report/wording.ts';
import { explain } from '../explanation/explanation.ts';
import { type ExplainedStep, explainSteps } from '../explanation/steps.ts';
import { missingText } from '../missing-text.ts';

/** A member who stands lower under the new version than under the old one, and how that came about. */
export interface Mover {
  readonly member: string;
  /** From 0, the least. */
  readonly decile: number;
  readonly cell: string | null;
  readonly day: Day;
  readonly from: Rung;
  readonly to: Rung;
  readonly old: Account;
  readonly now: Account;
}

/** What one version made of a member on a day: what it gave and took on the ladder looked at last, and what lacks for more. */
export interface Account {
  readonly steps: readonly ExplainedStep[];
  /** All that the nearest way to the other version's tier lacks; nothing where that is not to be told. */
  readonly lacks: readonly Wording[];
}

/** One version of a program, as a member lives under it. */
export interface Version {
  readonly plan: Plan;
  readonly settings: readonly Steps[];
  readonly source: SourceText;
}

/** What decides where a member stands is told by so many steps. */
const LAST_STEPS = 2;

/** How a member came to stand at `rung` on a day, and where the version has it, why not at `wanted`. */
export function accountOf(version: Version, history: History, day: Day, rung: Rung, wanted: Rung | null): Account {
  const { plan, settings, source } = version;
  const ladder = plan.ladders.findIndex(({ name }) => name === rung.ladder);
  const tier = plan.ladders[ladder]?.tiers.findIndex(({ name }) => name === wanted?.tier) ?? -1;
  const whyNot = tier === -1 ? null : { ladder, tier };
  const explanation = explain(plan, source, settings, history, day, { whyNot, trial: [] });
  const told = explainSteps(explanation, explanation.steps);
  const own = told.filter((_, i) => {
    const step = explanation.steps[i]!;
    if (step.kind === 'grant') return step.grant.ladder === ladder;
    return step.kind === 'movement' && step.movement.ladder === ladder;
  });
  const [way = []] = explanation.whyNot?.ways ?? [];
  return { steps: own.slice(-LAST_STEPS), lacks: way.map(({ missing }) => missingText(plan, missing)) };
}
