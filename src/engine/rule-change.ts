import { integer, multiply } from '../base/rational.ts';
import type { PlanChange, Transition } from '../compile/plan-change.ts';
import { type Accounts, entryOn } from './accounts.ts';
import { roundEarning } from './earning.ts';
import type { Holder, Ladder } from './ladder.ts';

/** What a change of the rules finds of a member. */
export interface Changed {
  readonly ladders: readonly Ladder[];
  readonly accounts: Accounts;
  holder(ladder: number): Holder;
}

/** A change of the rules on its day: what ladders judge anew, and what it does to tiers and points that are there. */
export function applyChange(change: PlanChange, member: Changed): void {
  const { day, name, judges, transitions } = change;
  const noDrops = transitions.some(({ kind }) => kind === 'no drops');
  member.ladders.forEach((ladder, i) => {
    const { tier } = ladder;
    const keep = transitions.find((t): t is Transition & { kind: 'keep' } => isPromise(t, i, tier));
    ladder.change(day, member.holder(i), {
      rule: name,
      judged: judges.includes(i),
      spared: noDrops || keep?.until === null,
      keptUntil: keep?.until ?? null,
    });
  });
  for (const transition of transitions) {
    if (transition.kind === 'convert') convert(transition, change, member);
    if (transition.kind === 'top up') {
      const { ledger, to } = transition;
      member.accounts.convertTo(ledger, to - member.accounts.balance(ledger), entryOn(day, name));
    }
  }
}

function isPromise(transition: Transition, ladder: number, tier: number): boolean {
  return transition.kind === 'keep' && transition.ladder === ladder && transition.tier === tier;
}

function convert(
  { from, to, rate, ...rounding }: Transition & { kind: 'convert' },
  { day, name }: PlanChange,
  { accounts }: Changed,
) {
  const amount = accounts.convertFrom(from, entryOn(day, name));
  accounts.convertTo(to, roundEarning(rounding, multiply(integer(amount), rate)), entryOn(day, name));
}
