import type { Movement, Posting, RewardIssue, Watch } from '../engine/books.ts';
import type { Behavior } from './behavior.ts';
import type { Study } from './simulation-spec.ts';
import { CAUSES, type PointSums, type WorldSums } from './sums.ts';

/**
 * Listens to what the rules write for one member after another and adds it to a block's sums.
 * What is posted before the start counts together as month 0; movements count from month 1 on, while the member has not
 * left.
 */
export class Recorder implements Watch {
  readonly #study: Study;
  readonly #behavior: Behavior;
  readonly #sums: WorldSums;
  readonly #posted: bigint[];
  #month = 0;
  #present = true;
  #shock = 0;

  constructor(study: Study, sums: WorldSums) {
    this.#study = study;
    this.#behavior = study.spec.behavior;
    this.#sums = sums;
    this.#posted = study.plan.ledgers.map(() => 0n);
  }

  /** Begins a new member, in the warm-up: month 0. */
  begin(): void {
    this.#posted.fill(0n);
    this.#month = 0;
    this.#present = true;
    this.#shock = 0;
  }

  turnTo(month: number, present: boolean): void {
    this.#month = Math.max(0, month);
    this.#present = present;
  }

  /** What tier movements did to satisfaction since last asked, in score points. */
  takeShock(): number {
    const shock = this.#shock;
    this.#shock = 0;
    return shock;
  }

  /** Whether the postings of each ledger add up to the balance that the rules claim. */
  tiesOut(balance: (ledger: number) => bigint): boolean {
    return this.#posted.every((sum, ledger) => sum === balance(ledger));
  }

  posted(posting: Posting): void {
    this.#posted[posting.ledger] = this.#posted[posting.ledger]! + posting.amount;
    const sums = this.#sums.points[posting.ledger]!;
    if (posting.reason === 'earned') this.#add(sums, 'earned', posting.amount);
    // A price given back was never redeemed.
    else this.#add(sums, posting.reason === 'restored' ? 'redeemed' : posting.reason, -posting.amount);
  }

  moved(movement: Movement): void {
    const { cause, from, to } = movement;
    if (!this.#present || cause === 'join' || movement.ladder !== this.#study.spec.ladder) return;
    const b = this.#behavior;
    this.#shock += to > from ? (to - from) * b.promotionGain : (to - from) * b.demotionDrop;
    if (this.#month < 1) return;
    const series = this.#sums.moves[CAUSES.indexOf(cause)]![from]![to]!;
    series[this.#month] = series[this.#month]! + 1;
  }

  rewarded(issue: RewardIssue): void {
    this.#addCost(issue, 1n);
  }

  revoked(issue: RewardIssue): void {
    this.#addCost(issue, -1n);
  }

  #addCost({ kind, index }: RewardIssue, sign: bigint): void {
    const { rewards, milestones } = this.#study.plan;
    const { cost } = (kind === 'reward' ? rewards : milestones)[index]!;
    this.#sums.rewardCost[this.#month] = this.#sums.rewardCost[this.#month]! + sign * cost;
  }

  #add(sums: PointSums, reason: Exclude<keyof PointSums, 'outstanding'>, amount: bigint): void {
    sums[reason][this.#month] = sums[reason][this.#month]! + amount;
  }
}
