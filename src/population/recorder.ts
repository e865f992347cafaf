import type { Day } from '../base/calendar.ts';
import { realOf } from '../base/real.ts';
import type { Movement, Posting, RewardIssue, Watch } from '../engine/books.ts';
import type { Behavior } from './behavior.ts';
import { succeededOn } from './rungs.ts';
import type { Study } from './simulation-spec.ts';
import { CAUSES, type PointSums, type WorldSums } from './sums.ts';
import { isByRule, type MoveContext, moveEffect } from './tier-move.ts';

/** What happened to a member by the rules since it was last asked for. */
export interface RuleEffects {
  /** What a rise, a gift or a reward gave, in score points. */
  lifted: number;
  /** What falls took, in score points, by whether a change of the rules caused them. */
  fallenByRule: number;
  fallen: number;
  /** What moves of the tier did to the log of the purchase rate. */
  impulse: number;
  /** What the best reward does to it; several at once do no more. */
  rewarded: number;
  /** Whether the tier on the reported ladder moved. */
  moved: boolean;
}

/** What a reward does to this member at its full strength, and how strong each is. */
export interface RewardPull {
  readonly impulse: number;
  readonly gain: number;
  /** By reward, and by milestone of the plan. */
  readonly reward: Float64Array;
  readonly milestone: Float64Array;
}

/**
 * Listens to what the rules write for one member and adds it to a block's sums. What is posted before the start counts
 * together as month 0; movements are counted from month 1 on, while the member has not left.
 */
export class Recorder implements Watch {
  readonly #study: Study;
  readonly #behavior: Behavior;
  readonly #sums: WorldSums;
  readonly #pull: RewardPull;
  readonly #posted: bigint[];
  /** The day on which another ladder takes the place of the reported one. */
  readonly #succeeded: Day | null;
  /** By ledger: what lies in it that no purchase earned, since the last redemption; in smallest units. */
  readonly given: Float64Array;
  /** The event at work is a purchase. */
  buying = false;
  /** Of the rewards of this member since the start, in minor units. */
  cost = 0n;
  /** Every movement of a tier on any ladder; null where nobody asks for them. */
  readonly moves: Movement[] | null;
  #month = 0;
  #present = true;
  #move: MoveContext = { steps: 1, tenure: 0, nearness: null };
  #effects: RuleEffects | null = null;

  constructor(study: Study, behavior: Behavior, pull: RewardPull, sums: WorldSums) {
    this.#study = study;
    this.#behavior = behavior;
    this.#sums = sums;
    this.#pull = pull;
    this.#posted = study.plan.ledgers.map(() => 0n);
    this.#succeeded = succeededOn(study.plan, study.spec.ladder);
    this.moves = study.looks === undefined ? null : [];
    this.given = new Float64Array(study.plan.ledgers.length);
  }

  turnTo(month: number, present: boolean, move: MoveContext): void {
    this.#month = Math.max(0, month);
    this.#present = present;
    this.#move = move;
  }

  /** From now on in the month the member is gone. */
  absent(): void {
    this.#present = false;
  }

  /** Null where nothing happened. */
  takeEffects(): RuleEffects | null {
    const effects = this.#effects;
    this.#effects = null;
    return effects;
  }

  /** Whether the postings of each ledger add up to the balance that the rules claim. */
  tiesOut(balance: (ledger: number) => bigint): boolean {
    return this.#posted.every((sum, ledger) => sum === balance(ledger));
  }

  posted(posting: Posting): void {
    const { ledger, reason } = posting;
    this.#posted[ledger] = this.#posted[ledger]! + posting.amount;
    if (reason === 'redeemed') this.given[ledger] = 0;
    else if (reason === 'earned' && !this.buying) this.given[ledger]! += realOf(posting.amount);
    const sums = this.#sums.points[ledger]!;
    if (reason === 'earned') this.#add(sums, 'earned', posting.amount);
    // A price given back was never redeemed.
    else this.#add(sums, reason === 'restored' ? 'redeemed' : reason, -posting.amount);
  }

  moved(movement: Movement): void {
    const { cause, from, to } = movement;
    this.moves?.push(movement);
    if (!this.#present || cause === 'join' || movement.ladder !== this.#study.spec.ladder) return;
    // Nobody falls where a ladder ends and another takes its place: they are told where they stand on that one.
    if (movement.day !== this.#succeeded) this.#feel(movement);
    if (this.#month < 1) return;
    const series = this.#sums.moves[CAUSES.indexOf(cause)]![from]![to]!;
    series[this.#month] = series[this.#month]! + 1;
  }

  #feel(movement: Movement): void {
    const { satisfaction, impulse } = moveEffect(this.#behavior, movement, this.#move);
    const effects = this.#felt();
    effects.moved = true;
    effects.impulse += impulse;
    if (movement.to > movement.from) effects.lifted += satisfaction;
    else if (isByRule(movement)) effects.fallenByRule -= satisfaction;
    else effects.fallen -= satisfaction;
  }

  rewarded(issue: RewardIssue): void {
    const strength = this.#pull[issue.kind][issue.index]!;
    const effects = this.#felt();
    effects.rewarded = Math.max(effects.rewarded, this.#pull.impulse * strength);
    effects.lifted += this.#pull.gain * strength;
    this.#addCost(issue, 1n);
  }

  revoked(issue: RewardIssue): void {
    this.#addCost(issue, -1n);
  }

  #felt(): RuleEffects {
    this.#effects ??= { lifted: 0, fallenByRule: 0, fallen: 0, impulse: 0, rewarded: 0, moved: false };
    return this.#effects;
  }

  #addCost({ kind, index }: RewardIssue, sign: bigint): void {
    const { rewards, milestones } = this.#study.plan;
    const { cost } = (kind === 'reward' ? rewards : milestones)[index]!;
    if (this.#month >= 1) this.cost += sign * cost;
    this.#sums.rewardCost[this.#month] = this.#sums.rewardCost[this.#month]! + sign * cost;
  }

  #add(sums: PointSums, reason: Exclude<keyof PointSums, 'outstanding'>, amount: bigint): void {
    sums[reason][this.#month] = sums[reason][this.#month]! + amount;
  }
}
