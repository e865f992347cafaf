import type { Plan } from '../../compile/plan.ts';
import type { WitnessRun } from '../../reason/witness-run.ts';
import { type Shown, worthOf } from '../../reason/witness-text.ts';

/** Something a member has or is, in both plans, by its place in each. */
interface Common {
  readonly old: Shown;
  readonly now: Shown;
}

/**
 * What two programs may say of one member, by the names both have: tiers, balances, rewards and milestones. What only one
 * of them has counts where it is more than nothing.
 */
export class Outcomes {
  readonly #old: Plan;
  readonly #now: Plan;
  readonly #common: readonly Common[];

  constructor(old: Plan, now: Plan) {
    this.#old = old;
    this.#now = now;
    this.#common = [
      ...common(old.ladders, now.ladders, (ladder) => ({ of: 'tier', ladder })),
      ...common(old.ledgers, now.ledgers, (ledger) => ({ of: 'ledger', ledger })),
      ...common(old.rewards, now.rewards, (reward) => ({ of: 'reward', reward })),
      ...common(old.milestones, now.milestones, (milestone) => ({ of: 'milestone', milestone })),
      ...common(old.lifetimes, now.lifetimes, (lifetime) => ({ of: 'granted', lifetime })),
      ...common(old.benefits, now.benefits, (benefit) => ({ of: 'benefit', benefit })),
      ...(old.grid === null || now.grid === null ? [] : [{ old: { of: 'cell' }, now: { of: 'cell' } } as const]),
      { old: { of: 'worth' }, now: { of: 'worth' } },
    ];
  }

  /** Whether the members of two runs of one history stand differently on their day. */
  differ(old: WitnessRun, now: WitnessRun): boolean {
    return this.#common.some((one) => stands(old, one.old) !== stands(now, one.now)) || lists(old) !== lists(now);
  }

  /** What stands differently, for examples under the old plan and under the new one. */
  shown(old: WitnessRun, now: WitnessRun): { readonly old: readonly Shown[]; readonly now: readonly Shown[] } {
    const apart = this.#common.filter((one) => stands(old, one.old) !== stands(now, one.now));
    // A difference that no fact of an example tells, as of how long a reward lives, shows beside all the facts there are.
    const told = apart.length > 0 ? apart : this.#common;
    const alone = (plan: Plan, side: 'old' | 'now', run: WitnessRun): Shown[] =>
      allOf(plan).filter(
        (fact) =>
          !this.#common.some((one) => JSON.stringify(one[side]) === JSON.stringify(fact)) && stands(run, fact) !== '0',
      );
    return {
      old: [...told.map((one) => one.old), ...alone(this.#old, 'old', old)],
      now: [...told.map((one) => one.now), ...alone(this.#now, 'now', now)],
    };
  }
}

function common(
  old: readonly { readonly name: string }[],
  now: readonly { readonly name: string }[],
  shown: (index: number) => Shown,
): Common[] {
  return old.flatMap(({ name }, i) => {
    const at = now.findIndex((other) => other.name === name);
    return at === -1 ? [] : [{ old: shown(i), now: shown(at) }];
  });
}

function allOf(plan: Plan): Shown[] {
  return [
    ...plan.ladders.map((_, ladder): Shown => ({ of: 'tier', ladder })),
    ...plan.ledgers.map((_, ledger): Shown => ({ of: 'ledger', ledger })),
    ...plan.rewards.map((_, reward): Shown => ({ of: 'reward', reward })),
    ...plan.milestones.map((_, milestone): Shown => ({ of: 'milestone', milestone })),
    ...plan.lifetimes.map((_, lifetime): Shown => ({ of: 'granted', lifetime })),
    ...plan.benefits.map((_, benefit): Shown => ({ of: 'benefit', benefit })),
  ];
}

/** How one thing stands, as text that two plans can be compared by: points in whole points, tiers by their names. */
function stands(run: WitnessRun, shown: Shown): string {
  const { plan, member, books } = run;
  switch (shown.of) {
    case 'tier': {
      const tier = member.tier(shown.ladder);
      return tier === 0 ? '0' : plan.ladders[shown.ladder]!.tiers[tier]!.name;
    }
    case 'ledger': {
      const { unit } = plan.ledgers[shown.ledger]!;
      const balance = member.balance(shown.ledger);
      const shift = 10n ** BigInt(38 - Math.min(38, unit.digits));
      return balance === 0n ? '0' : `${balance * shift}`;
    }
    case 'reward':
    case 'milestone': {
      const index = shown.of === 'reward' ? shown.reward : shown.milestone;
      return `${books.rewards.filter((one) => one.kind === shown.of && one.index === index && one.taken === null).length}`;
    }
    case 'granted':
      return member.granted(shown.lifetime) ? '1' : '0';
    case 'benefit':
      return member.holdsBenefit(shown.benefit, run.day + 1) ? '1' : '0';
    case 'cell':
      return plan.grid!.cells[member.cell(run.day + 1)]!.name;
    case 'worth':
      return `${worthOf(run)}`;
    case 'measure':
      return '0';
  }
}

/** What no single fact tells: what was given with its worth and the time to use it, what is held, rights, and what only one plan has. */
function lists({ plan, books, member, day }: WitnessRun): string {
  const issued = books.rewards
    .filter(({ taken }) => taken === null)
    .map(({ kind, index, until }) => {
      const { name, worth } = (kind === 'reward' ? plan.rewards : plan.milestones)[index]!;
      return `${kind} ${name} ${worth} ${until}`;
    });
  const rights = books.rights.filter(({ until }) => until > day).map(({ lifetime }) => plan.lifetimes[lifetime]!.name);
  const tiers = plan.ladders.flatMap(({ name, tiers: all }, ladder) => {
    const tier = member.tier(ladder);
    return tier === 0 ? [] : [`${name} ${all[tier]!.name}`];
  });
  const ledgers = plan.ledgers.flatMap(({ name }, ledger) => (member.balance(ledger) === 0n ? [] : [name]));
  // What a benefit is worth and how often it may be used is no fact of its own.
  const held = plan.benefits.flatMap(({ name, worth, most }, i) =>
    member.holdsBenefit(i, day + 1)
      ? [`holds ${name} ${worth.amount} ${worth.per} ${most?.times.n}/${most?.times.d} ${most?.per}`]
      : [],
  );
  const open = plan.interventions.flatMap(({ name }, i) => (member.isOpen(i, day + 1) ? [name] : []));
  return [...open.sort(), ...held.sort(), ...issued.sort(), ...rights.sort(), ...tiers.sort(), ...ledgers.sort()].join(
    '; ',
  );
}
