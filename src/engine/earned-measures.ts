import type { Plan } from '../compile/plan.ts';
import { planIndex } from './plan-index.ts';

/** The measures of what a ledger earned that go by what a rule gives, by the name it bears in the books. */
export function earnedMeasures(plan: Plan, ledger: number, rule: string): number[] {
  const index = planIndex(plan);
  const earning = index.earningNamed.get(rule);
  return index.measuresOfLedger[ledger]!.filter((measure) => {
    const { source } = plan.measures[measure]!;
    if (source.kind !== 'earned') return false;
    const { event, tag } = source;
    return (event === null || earning?.event === event) && (tag === null || earning?.tag === tag);
  });
}
