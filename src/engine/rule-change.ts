import { integer, multiply } from '../base/rational.ts';
import type { PlanChange, Transition } from '../compile/plan.ts';
import { roundEarning } from './earning.ts';
import type { Judge, Ladder } from './ladder.ts';
import type { Ledger } from './ledger.ts';

/** What a change of the rules finds of a member, and how it writes in the books. */
export interface Changed {
  readonly ladders: readonly Ladder[];
  readonly ledgers: readonly Ledger[];
  judge(ladder: number): Judge;
  attained(ladder: number, tier: number): void;
  /** Points that the change moved in (above zero) or out, in smallest units. */
  moved(ledger: number, amount: bigint): void;
}

/** A change of the rules on its day: what ladders judge anew, and what it does to tiers and points that are there. */
export function applyChange(change: PlanChange, member: Changed): void {
  const { day, name, judges, transitions } = change;
  const noDrops = transitions.some(({ kind }) => kind === 'no drops');
  member.ladders.forEach((ladder, i) => {
    const { tier } = ladder;
    const keep = transitions.find((t): t is Transition & { kind: 'keep' } => isPromise(t, i, tier));
    const attained = ladder.change(day, member.judge(i), {
      rule: name,
      judged: judges.includes(i),
      spared: noDrops || keep?.until === null,
      keptUntil: keep?.until ?? null,
    });
    if (attained !== null) member.attained(i, attained);
  });
  for (const transition of transitions) {
    if (transition.kind === 'convert') convert(transition, change, member);
    if (transition.kind === 'top up') {
      const { ledger, to } = transition;
      add(ledger, to - member.ledgers[ledger]!.balance, change, member);
    }
  }
}

function isPromise(transition: Transition, ladder: number, tier: number): boolean {
  return transition.kind === 'keep' && transition.ladder === ladder && transition.tier === tier;
}

/** A debt is not converted: it stays to be paid in the points it is owed in. */
function convert(
  { from, to, rate, ...rounding }: Transition & { kind: 'convert' },
  change: PlanChange,
  member: Changed,
) {
  const amount = member.ledgers[from]!.clear();
  if (amount === 0n) return;
  member.moved(from, -amount);
  add(to, roundEarning(rounding, multiply(integer(amount), rate)), change, member);
}

function add(ledger: number, amount: bigint, { day }: PlanChange, member: Changed): void {
  if (amount <= 0n) return;
  member.ledgers[ledger]!.add(amount, day, null);
  member.moved(ledger, amount);
}
