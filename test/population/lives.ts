import { Draws } from '../../src/base/draws.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { MemberEvent } from '../../src/engine/books.ts';
import type { MemberRun } from '../../src/engine/member-run.ts';
import { openMember } from '../../src/kernel/open-member.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import { enroll } from '../../src/population/enrollment.ts';
import { frameOf } from '../../src/population/frame.ts';
import { MemberLife } from '../../src/population/member-life.ts';
import type { OpenMember } from '../../src/population/open-member.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { emptySums } from '../../src/population/sums.ts';
import { type Arrival, drawTraits, type Traits } from '../../src/population/traits.ts';
import { WorldRun } from '../../src/population/world-run.ts';
import { planOf } from '../engine/plan-of.ts';
import { clubStudy } from '../properties/yearly-club.ts';

/** A card of some stamps, one for each purchase, given by itself when full; `gift` gives stamps that nobody earned. */
export function cardPlan(stamps: number, worth = 5000): Plan {
  return planOf(`program "Card" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    event gift { stamps: number }
    points stamp {
      expires never
      balance stops at zero
    }
    earn stamp on purchase = 1 stamp
    earn stamp on gift = stamps * 1 stamp, rounded down
    reward treat for ${stamps} stamp {
      worth ¥${worth}
      costs ¥100
      use any time
      issued at once
    }
  }`);
}

/** A study with purchases alone, of members who join on the start, under the default ledger but for `behavior`. */
export function plainStudy(plan: Plan, spec: Partial<SimulationSpec>, behavior: Partial<Behavior> = {}): Study {
  const purchase = { event: 0, slot: 0, fields: [{ kind: 'spend' }] } as const;
  const base = clubStudy(
    { warmup: 0, joinSpread: 0, purchase, returns: null, ladder: null, worlds: ['program', 'none'], ...spec },
    behavior,
  );
  return { ...base, plan, settings: plan.settings.map(({ value }) => value) };
}

/** The moments of each member's purchases in a world with the program, in days after the start. */
export function purchaseTimes(study: Study, gift = 0): number[][] {
  const times: number[][] = [];
  const spying: OpenMember = (plan, settings, joined, watch) => {
    const run = openMember(plan, settings, joined, watch);
    const own: number[] = [];
    times.push(own);
    const happen = run.happen.bind(run);
    run.happen = (event: MemberEvent) => {
      if (event.event === 0) own.push(event.day + event.second / 86400 - study.spec.start);
      happen(event);
    };
    if (gift > 0) {
      const fields = [{ n: BigInt(gift), d: 1n }];
      happen({ id: 'gift', event: 1, day: joined, posted: joined, second: 0, fields, refers: null });
    }
    return run;
  };
  for (let block = 0; block * 1000 < study.spec.members; block++)
    new WorldRun(study, 'program', { replicate: 0, block, cut: 0 }, new Draws(study.key), spying);
  return times;
}

/** How members are made to live. */
export interface Living {
  /** How each comes; null for who is there at the start. */
  readonly arrival?: Arrival | null;
  /** Seen at the end of each month, the warm-up among them. */
  readonly seen?: (life: MemberLife, month: number, member: number) => void;
  /** The numbers of the members in the order in which they are lived; all, from the first to the last, unless given. */
  readonly order?: readonly number[];
  /** Seen on entering the program, before anything happens. */
  readonly entered?: (run: MemberRun, life: Traits) => void;
}

export interface Lived {
  readonly life: MemberLife;
  /** Satisfaction at the start. */
  readonly satisfaction: number;
  /** Sales since the start, in minor units. */
  readonly sales: number;
}

/** Members living one by one in a world, tied to nobody. */
export function livesIn(
  study: Study,
  world: string,
  { arrival = null, seen = () => {}, entered = () => {}, order }: Living = {},
): Lived[] {
  const own: Study = { ...study, ...study.alternatives[world] };
  const { spec, plan, key } = own;
  const frame = frameOf(own, 0);
  const draws = new Draws(key);
  const sums = emptySums(plan, spec, world);
  return (order ?? Array.from({ length: spec.members }, (_, member) => member)).map((member) => {
    draws.turnTo(0, member);
    const traits = drawTraits(spec, draws, arrival);
    const identity = { replicate: 0, member, key: null, name: String(member) };
    const enrollment = world === 'none' ? null : enroll(frame, traits, openMember, sums);
    if (enrollment !== null) entered(enrollment.run, traits);
    const life = new MemberLife(frame, draws, identity, traits, enrollment, sums);
    const live = (month: number) => {
      life.live(month);
      seen(life, month, member);
    };
    for (let month = 1 - spec.warmup; month <= 0; month++) live(month);
    const satisfaction = life.satisfaction.level;
    for (let month = 1; month <= spec.horizon; month++) live(month);
    return { life, satisfaction, sales: life.sales.reduce((a, b) => a + b, 0) };
  });
}
