import { covers, type Day, FOREVER } from '../base/calendar.ts';
import { integer } from '../base/rational.ts';
import type { Plan } from '../compile/plan.ts';
import { type Accounts, type Entry, entryOn, type Payment } from './accounts.ts';
import type { RewardIssue, Watch } from './books.ts';
import { forward } from './window.ts';

/**
 * How many of a reward, and of a milestone's marks, are issued at one moment (R12.8): an amount in the wrong unit must not
 * give a member millions of them.
 */
export const MOST_AT_ONCE = 1_000;

/** A reward or mark as it was issued, with what is needed to take it back. */
interface Issued {
  readonly issue: RewardIssue;
  /** The lot of the points it consists of. */
  readonly lot: string;
  readonly source: Source;
}

/**
 * Why a reward was issued: bought, perhaps to spend it on an event; chosen at a mark; for reaching a tier, with the name
 * of the occasion; or because a mark was reached, which is its own source.
 */
type Source =
  | { readonly kind: 'bought'; readonly payment: Payment; readonly spentOn: string | null }
  | { readonly kind: 'chosen'; readonly mark: RewardIssue }
  | { readonly kind: 'welcome'; readonly occasion: string }
  | { readonly kind: 'mark' };

/** A choice that a milestone has opened and that is not used up. */
interface OpenChoice {
  readonly mark: RewardIssue;
  picks: number;
  /** The first day on which it is too late. */
  readonly until: Day;
}

/** The rewards of one member: bought, given, reached as milestones, chosen, and taken back. */
export class Rewards {
  readonly #plan: Plan;
  readonly #accounts: Accounts;
  readonly #watch: Watch;
  readonly #issued: Issued[] = [];
  /** In the order in which they were opened. */
  #choices: OpenChoice[] = [];

  constructor(plan: Plan, accounts: Accounts, watch: Watch) {
    this.#plan = plan;
    this.#accounts = accounts;
    this.#watch = watch;
  }

  /** The next day on which a choice that was not made is made for the member. */
  get nextDeadline(): Day {
    return this.#choices.reduce((next, choice) => Math.min(next, choice.until), FOREVER);
  }

  /** Whether a reward can be bought on a day. */
  inReach(reward: number, day: Day): boolean {
    const { ledgers, price, inForce } = this.#plan.rewards[reward]!;
    if (price === 0n || !covers(inForce, day)) return false;
    const balance = this.#accounts.spendable(ledgers);
    this.#watch.weighed?.({ of: 'reward', index: reward }, integer(balance), integer(price));
    return balance >= price;
  }

  /** Buys a reward that is in reach, perhaps to spend it on an event. */
  buy(reward: number, day: Day, spentOn: string | null): void {
    const { ledgers, price, name } = this.#plan.rewards[reward]!;
    const payment = this.#accounts.spend(ledgers, price, entryOn(day, `reward ${name}`));
    this.#issue('reward', reward, day, { kind: 'bought', payment, spentOn });
  }

  /** A reward for reaching a tier; `occasion` names which reaching of which tier. */
  welcome(reward: number, day: Day, occasion: string): void {
    this.#issue('reward', reward, day, { kind: 'welcome', occasion });
  }

  /** A mark has been reached: what it gives, or the choice it opens. */
  reach(milestone: number, day: Day): void {
    const mark = this.#issue('milestone', milestone, day, { kind: 'mark' });
    const { choice } = this.#plan.milestones[milestone]!;
    if (choice !== null) this.#choices.push({ mark, picks: choice.picks, until: forward(day, choice.within) });
  }

  /** A member's pick, from the oldest open choice of a milestone; false where there is none, or no such option. */
  choose(milestone: number, reward: number, day: Day): boolean {
    const choice = this.#choices.find((open) => open.mark.index === milestone && open.until > day);
    if (choice === undefined || !this.#plan.milestones[milestone]!.choice!.options.includes(reward)) return false;
    choice.picks--;
    this.#choices = this.#choices.filter((open) => open.picks > 0);
    this.#issue('reward', reward, day, { kind: 'chosen', mark: choice.mark });
    return true;
  }

  /** Gives in place of the picks that were not made before `day` what the program says. */
  lapse(day: Day): void {
    const late = this.#choices.filter((choice) => choice.until <= day);
    this.#choices = this.#choices.filter((choice) => choice.until > day);
    for (const { mark, picks } of late) {
      const { otherwise } = this.#plan.milestones[mark.index]!.choice!;
      if (otherwise === null) continue;
      for (let pick = 0; pick < picks; pick++) this.#issue('reward', otherwise, day, { kind: 'chosen', mark });
    }
  }

  /** Takes back the latest marks of a milestone, with what was chosen at them. */
  takeBackMarks(milestone: number, count: bigint, entry: Entry): void {
    const marks = this.#standing(({ issue }) => issue.kind === 'milestone' && issue.index === milestone);
    for (const mark of marks.slice(0, Number(count))) {
      this.#choices = this.#choices.filter((open) => open.mark !== mark.issue);
      const chosen = this.#standing(({ source }) => source.kind === 'chosen' && source.mark === mark.issue);
      for (const taken of [...chosen, mark]) this.#takeBack(taken, entry);
    }
  }

  /** Takes back what was given on reaching a tier. */
  takeBackWelcome(occasion: string, entry: Entry): void {
    for (const issued of this.#standing(({ source }) => source.kind === 'welcome' && source.occasion === occasion))
      this.#takeBack(issued, entry);
  }

  /** Undoes what was spent on an event: its rewards are taken back, their price is given back. */
  undoSpending(event: string, anew: boolean, entry: Entry): void {
    for (const issued of this.#standing(({ source }) => source.kind === 'bought' && source.spentOn === event))
      this.#undo(issued, anew, entry);
  }

  /** Undoes purchases from a ledger, the latest first, until it holds what is to be taken back or none can be undone. */
  forfeit(ledger: number, amount: bigint, entry: Entry): void {
    const bought = this.#standing(
      ({ issue, source }) => source.kind === 'bought' && source.payment.has(ledger) && issue.until > entry.posted,
    );
    for (const issued of bought) {
      if (this.#accounts.balance(ledger) >= amount) return;
      this.#undo(issued, false, entry);
    }
  }

  /** What was issued and has not been taken back, the latest first. */
  #standing(wanted: (issued: Issued) => boolean): Issued[] {
    return this.#issued.filter((issued) => issued.issue.taken === null && wanted(issued)).reverse();
  }

  #undo(issued: Issued, anew: boolean, entry: Entry): void {
    this.#takeBack(issued, entry);
    if (issued.source.kind === 'bought') this.#accounts.restore(issued.source.payment, anew, entry);
  }

  #takeBack({ issue, lot }: Issued, entry: Entry): void {
    issue.taken = entry.posted;
    this.#watch.revoked?.(issue, entry.posted);
    const { gives } = this.#benefit(issue.kind, issue.index);
    if (gives !== null) this.#accounts.reverse(gives.ledger, gives.amount, lot, entry);
  }

  #issue(kind: RewardIssue['kind'], index: number, day: Day, source: Source): RewardIssue {
    const { name, useWithin, gives } = this.#benefit(kind, index);
    const until = useWithin === null ? FOREVER : forward(day, useWithin);
    const issue: RewardIssue = { kind, index, day, until, taken: null };
    const rule = `${kind} ${name}`;
    const lot = `${rule}, issue ${this.#issued.length}`;
    this.#issued.push({ issue, lot, source });
    this.#watch.rewarded?.(issue);
    if (gives !== null) this.#accounts.earn(gives.ledger, gives.amount, lot, entryOn(day, rule));
    return issue;
  }

  #benefit(kind: RewardIssue['kind'], index: number) {
    return (kind === 'reward' ? this.#plan.rewards : this.#plan.milestones)[index]!;
  }
}
