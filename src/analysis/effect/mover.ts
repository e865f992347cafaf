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
  /**
   * The other version's tier, where this one has it, else the next above: its label, and all that the nearest way to it lacks.
   * Null where nothing is asked, or nothing lacks.
   */
  readonly lacks: { readonly tier: string; readonly parts: readonly Wording[] } | null;
}

/** One version of a program, as a member lives under it. */
export interface Version {
  readonly plan: Plan;
  readonly settings: readonly Steps[];
  readonly source: SourceText;
}

/** What decides where a member stands is told by so many steps. */
const LAST_STEPS = 2;

/** How a member came to stand at `rung` on a day, and why not at `wanted`; null where that is not asked. */
export function accountOf(version: Version, history: History, day: Day, rung: Rung, wanted: Rung | null): Account {
  const { plan, settings, source } = version;
  const ladder = plan.ladders.findIndex(({ name }) => name === rung.ladder);
  const tiers = plan.ladders[ladder]?.tiers ?? [];
  const named = tiers.findIndex(({ name }) => name === wanted?.tier);
  const tier = wanted === null ? tiers.length : named > rung.height ? named : rung.height + 1;
  const whyNot = tier < tiers.length ? { ladder, tier } : null;
  const explanation = explain(plan, source, settings, history, day, { whyNot, trial: [] });
  const told = explainSteps(explanation, explanation.steps);
  const own = told.filter((_, i) => {
    const step = explanation.steps[i]!;
    if (step.kind === 'grant') return step.grant.ladder === ladder;
    return step.kind === 'movement' && step.movement.ladder === ladder;
  });
  const [way = []] = explanation.whyNot?.ways ?? [];
  const parts = way.map(({ missing }) => missingText(plan, missing));
  return { steps: own.slice(-LAST_STEPS), lacks: parts.length === 0 ? null : { tier: tiers[tier]!.label, parts } };
}
