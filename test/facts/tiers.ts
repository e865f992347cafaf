import { addMonths } from '../../src/base/calendar.ts';
import type { Plan } from '../../src/compile/plan.ts';
import type { MemberEvent } from '../../src/engine/books.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import type { MemberLife } from '../../src/population/member-life.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { planOf } from '../engine/plan-of.ts';
import { type Living, livesIn, plainStudy } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { sum } from './sum.ts';

/** Nobody leaves, joins or drops out. */
export const STAYING: Partial<Behavior> = { ...NO_FRIENDS, leaveChance: 0, dropoutShape: 0 };

/** A ladder of tiers that are given and never earned, each by an award of its own. */
function given(grants: string, gold = 'by invitation', rest = ''): Plan {
  return planOf(`program "Status" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase { amount: money }
    event award {}
    event bonus {}
    ${rest}
    ladder club {
      base tier member
      tier silver by invitation
      tier gold ${gold}
      attain at once
      lasts until next review
      review monthly on day 1
      downgrade to the tier earned
    }
    ${grants}
  }`);
}

export const study = (plan: Plan, spec: Partial<SimulationSpec>, behavior: Partial<Behavior> = STAYING): Study =>
  plainStudy(plan, { ladder: 0, horizon: 12, ...spec }, behavior);

export const event = (kind: number, day: number): MemberEvent => ({
  id: `given-${kind}`,
  event: kind,
  day,
  posted: day,
  second: 0,
  fields: [],
  refers: null,
});

interface Followed {
  readonly lives: readonly MemberLife[];
  /** By member and month. */
  readonly satisfaction: readonly (readonly number[])[];
}

/** Members who get what the events of those numbers give, on the day they join. */
function followed(own: Study, awards: readonly number[], living: Living = {}): Followed {
  const satisfaction: number[][] = [];
  const lives = livesIn(own, 'program', {
    ...living,
    entered: (run) => {
      satisfaction.push([]);
      for (const award of awards) run.happen(event(award, own.spec.start));
    },
    seen: (life, month, member) => {
      satisfaction[member]![month] = life.satisfaction.level;
      living.seen?.(life, month, member);
    },
  });
  return { lives: lives.map(({ life }) => life), satisfaction };
}

/** The mean of satisfaction over members and months. */
const felt = ({ satisfaction }: Followed, from: number, to = from) =>
  sum(satisfaction.map((own) => sum(own.slice(from, to + 1)))) / satisfaction.length / (to - from + 1);
const sales = ({ lives }: Followed, from: number, to: number) =>
  sum(lives.map((life) => sum(life.sales.slice(from, to + 1))));

const HALF_A_YEAR = given('grant silver of club on award for 6 months');
const TWO_YEARS = given('grant silver of club on award for 24 months');
const FEW = { members: 1500 };
const never = kept(() => followed(study(TWO_YEARS, FEW), []));
const elevated = kept(() => followed(study(TWO_YEARS, FEW), [1]));
const demoted = kept(() => followed(study(HALF_A_YEAR, FEW), [1]));

function demotion() {
  const rise = felt(elevated(), 1) - felt(never(), 1);
  const fall = felt(elevated(), 7) - felt(demoted(), 7);
  return [
    below(
      'T1',
      'satisfaction in the quarter after a fall, less that of who never rose',
      felt(demoted(), 7, 9) - felt(never(), 7, 9),
      0,
    ),
    above(
      'T1',
      'satisfaction of who rose and stayed, less that of who never rose',
      felt(elevated(), 7, 9) - felt(never(), 7, 9),
      0,
    ),
    below(
      'T1',
      'sales in that quarter, over those of who never rose',
      sales(demoted(), 7, 9) / sales(never(), 7, 9),
      1,
    ),
    above(
      'T1',
      'sales of who rose and stayed, over those of who never rose',
      sales(elevated(), 7, 9) / sales(never(), 7, 9),
      1,
    ),
    above('T1', 'satisfaction lost by the fall over that won by the rise', fall / rise, 1),
  ];
}

/** How many times as many leave in the half year after a fall as of twins who keep the tier. */
function leavingAfterFall(yearsBefore: number): number {
  const gone = (plan: Plan) => {
    const own = study(plan, { members: 5000 }, { ...NO_FRIENDS, dropoutShape: 0 });
    const arrival = { joined: addMonths(own.spec.start, -12 * yearsBefore), referred: false };
    const { lives } = followed(own, [1], { arrival });
    return lives.filter(({ leftIn }) => leftIn >= 7 && leftIn <= 12).length;
  };
  return gone(HALF_A_YEAR) / gone(TWO_YEARS);
}

function tenure() {
  const [fresh, long] = [leavingAfterFall(0), leavingAfterFall(5)];
  return [
    above('T2', 'leaving after a fall, over that without one, of new members', fresh, 1),
    above('T2', 'the same after five years, over that of new members', long / fresh, 1),
  ];
}

/** The months of satisfaction that a fall takes, against who keeps the tier to the end. */
function taken(fallen: Plan, held: Plan, awards: readonly number[]): number {
  const spec = { members: 500, horizon: 24 };
  const [low, high] = [followed(study(fallen, spec), awards), followed(study(held, spec), awards)];
  return 24 * (felt(high, 1, 24) - felt(low, 1, 24));
}

function highTiers() {
  const grants = (gold: number, silver: number) =>
    given(`grant gold of club on award for ${gold} months
      grant silver of club on bonus for ${silver} months`);
  const leap = taken(grants(6, 6), grants(36, 36), [1, 2]);
  const first = taken(grants(6, 36), grants(36, 36), [1, 2]);
  const second = taken(grants(36, 6), grants(36, 36), [2]);
  return [
    above('T3', 'a fall from gold to silver over one from silver to the base', first / second, 1),
    above('T3', 'a fall of both steps at once over the two falls', leap / (first + second), 1),
  ];
}

function ruleCaused() {
  const measured = (measure: string, more: string) =>
    given(more, 'when awards >= needed', `setting needed = 1\nmeasure awards = ${measure}`);
  const policy = measured(
    'count of award in lifetime',
    `change on 2026-07-01 "Gold asks for more" {
      needed becomes 2
      judged by evaluation date
      nothing for members already there
    }`,
  );
  const missed = measured('count of award in last 6 months', '');
  const [byRule, byOwn] = [policy, missed].map((plan) => followed(study(plan, FEW), [1]));
  const loss = (of: Followed) => Math.max(...[7, 8].map((month) => felt(never(), month) - felt(of, month)));
  return [
    above(
      'T4',
      'satisfaction lost by a fall that the rules caused, over one that was missed',
      loss(byRule!) / loss(byOwn!),
      1,
    ),
  ];
}

export const TIERS: readonly Fact[] = [
  {
    id: 'T1',
    says: 'losing a tier hurts more than gaining it helps: the demoted end below those never elevated',
    source: 'Wagner, Hennig-Thurau, Rudolph 2009',
    measure: demotion,
  },
  {
    id: 'T2',
    says: 'the longer the membership, the more a fall makes leave',
    source: 'Banik, Gao, Rabbanee 2019',
    measure: tenure,
    lacks: 'That it is stronger for men: members have no sex.',
  },
  {
    id: 'T3',
    says: 'a fall hurts more from a high tier, and most from top to bottom',
    source: 'Ramaseshan, Ouschan 2017; Banik, Gao 2020',
    measure: highTiers,
    lacks: 'That it is stronger for business travelers: a persona with a larger `demotion.drop` can say so.',
  },
  {
    id: 'T4',
    says: 'a fall that a change of the rules causes hurts more than a missed one',
    source: 'Banik 2023',
    measure: ruleCaused,
  },
];
