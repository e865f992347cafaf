import type { PostingReason } from '../../engine/books.ts';
import type { Build } from '../../kernel/build.ts';
import { type I32, i32, load } from '../../kernel/code.ts';
import type { Tenant } from '../../kernel/compile-kernel.ts';
import { DrawsCode } from '../../kernel/draws-code.ts';
import { placeReals } from '../../kernel/elementary-code.ts';
import type { Exact } from '../../kernel/exact.ts';
import type { Grounds } from '../../kernel/grounds.ts';
import type { Pen } from '../../kernel/pen.ts';
import { AheadCode } from './ahead-code.ts';
import { rowOffset } from './behavior-row.ts';
import { BlockBrief } from './block-brief.ts';
import { countCode, standCode, tiesOutCode } from './census-code.ts';
import { moved, posted, rewarded } from './effects-code.ts';
import { FriendsCode } from './friends-code.ts';
import { GroupCode } from './group-code.ts';
import type { LifeBuild, Rules } from './life-build.ts';
import type { LifeShape } from './life-shape.ts';
import { type LifeState, lifeState } from './life-state.ts';
import { LifeSums } from './life-sums.ts';
import { type LifeFrame, MonthCode } from './month-code.ts';
import { RankingCode } from './ranking-code.ts';
import { noteStands } from './stands-code.ts';
import { SumsRow } from './sums-row.ts';
import { drawnOnce, settleCode } from './traits-code.ts';
import { WaysCode } from './ways-code.ts';

/** The member model as code, in one module with the rules whose books it keeps. */
export class LifeCode implements Tenant {
  /** A member with the days of years of purchases has a tenth of it. */
  readonly room = 65_536;
  readonly #shape: LifeShape;
  readonly #frame: LifeFrame;
  #life: LifeBuild | null = null;
  #ahead: AheadCode | null = null;
  #friends: FriendsCode | null = null;
  #group: GroupCode | null = null;
  #ranking: RankingCode | null = null;
  #ways: WaysCode | null = null;
  #row: SumsRow | null = null;

  readonly turns: boolean;

  constructor(shape: LifeShape, frame: LifeFrame, turns: boolean) {
    this.#shape = shape;
    this.#frame = frame;
    this.turns = turns;
  }

  /** From the start of a member: the size of all the member has in memory. */
  get top(): number {
    return this.#life!.build.layout.top.offset;
  }

  get state(): LifeState {
    return this.#life!.state;
  }

  get sums(): LifeSums {
    return this.#life!.sums;
  }

  /** Where its sums stand when they are laid flat. */
  get row(): SumsRow {
    this.#row ??= new SumsRow(this.#shape, this.sums);
    return this.#row;
  }

  get brief(): BlockBrief {
    return this.#life!.brief;
  }

  get ranking(): RankingCode {
    return this.#ranking!;
  }

  get ways(): WaysCode {
    return this.#ways!;
  }

  settle(build: Build, grounds: Grounds): void {
    const { module, layout, extents } = build;
    const { spec } = this.#shape;
    this.#ahead = new AheadCode(module, grounds);
    this.#friends = new FriendsCode(module, grounds);
    this.#ways = new WaysCode(this.#shape, grounds);
    this.#ranking = new RankingCode(grounds);
    this.#group = new GroupCode(module, grounds, this.room, this.#frame.edges, spec.warmup, this.#friends, this.#ways);
    const { season = null } = spec.fitted ?? {};
    this.#life = {
      build,
      shape: this.#shape,
      state: lifeState(layout, this.#shape, extents),
      sums: new LifeSums(this.#shape, grounds),
      draws: new DrawsCode(module, grounds, drawnOnce(this.#shape)),
      month: module.global('i32'),
      counted: module.global('i32'),
      lane: module.global('i32'),
      season: season && placeReals(module, grounds, Float64Array.from(season)),
      buying: module.global('i32'),
      rules: null as unknown as Rules,
      brief: new BlockBrief(grounds, spec.personas.length, spec.warmup + spec.horizon),
    };
  }

  posted(pen: Pen, ledger: number, amount: Exact, reason: PostingReason): void {
    posted(this.#life!, pen, ledger, amount, reason);
  }

  moved(pen: Pen, ladder: number, from: I32, to: I32, day: I32, cause: I32): void {
    noteStands(this.#life!, pen, ladder, to, day);
    moved(this.#life!, pen, ladder, from, to, day, cause);
  }

  rewarded(pen: Pen, kind: 'reward' | 'milestone', index: number): void {
    rewarded(this.#life!, pen, kind, index);
  }

  open(rules: Rules): void {
    const life: LifeBuild = { ...this.#life!, rules };
    const { module } = life.build;
    const month = new MonthCode(life, this.#frame, this.#ahead!, this.#friends!);
    // The memory of the survey is the study's, whoever is asked.
    const memory = i32(life.brief.behaviors + rowOffset('surveyMemory'));
    const parts = {
      settle: settleCode(life, this.#frame),
      live: month.live(),
      stand: standCode(life),
      count: countCode(life, () => load('f64', memory)),
      tiesOut: tiesOutCode(life),
    };
    module.open('up to the start', this.#group!.upToStart(life, parts));
    module.open('from the start on', this.#group!.fromStartOn(life, parts));
    module.open('rank', this.#ranking!.write(life));
  }
}
