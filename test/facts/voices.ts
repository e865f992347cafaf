import { mean, sampleCorrelation } from 'simple-statistics';
import { addMonths } from '../../src/base/calendar.ts';
import { openMember } from '../../src/engine/open-member.ts';
import type { Behavior } from '../../src/population/behavior.ts';
import type { MemberLife } from '../../src/population/member-life.ts';
import { keyOf } from '../../src/population/seed.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { SimulationSpec, Study } from '../../src/population/simulation-spec.ts';
import { cardPlan, type Lived, livesIn, plainStudy } from '../population/lives.ts';
import { NO_FRIENDS } from '../properties/yearly-club.ts';
import { above, below, between, near } from '../validation/check.ts';
import type { Fact } from './fact.ts';
import { kept } from './kept.ts';
import { leavingAlike, monthlyBase } from './staying.ts';
import { sum } from './sum.ts';

const plan = cardPlan(10);

/** Everybody is asked every month and answers. */
const ASKED: Partial<Behavior> = { ...NO_FRIENDS, surveyResponse: 1, surveyConsent: 1, dropoutShape: 0 };
const study = (spec: Partial<SimulationSpec>, behavior: Partial<Behavior>): Study =>
  plainStudy(plan, { warmup: 6, joinSpread: 6, horizon: 12, members: 6000, invited: 1, ...spec }, behavior);

interface Asked extends Lived {
  /** The answers of the last months before the start, the latest last. */
  readonly answers: readonly number[];
}

function asked(own: Study): Asked[] {
  const answers: number[][] = [];
  const arrival = { joined: addMonths(own.spec.start, -12), referred: false };
  const lives = livesIn(own, 'none', {
    arrival,
    seen: (life, month, member) => {
      answers[member] ??= [];
      if (month <= 0 && month > -4) answers[member].push(life.answer!.score);
    },
  });
  return lives.map((life, member) => ({ ...life, answers: answers[member]! }));
}

const askedMembers = kept(() => asked(study({}, ASKED)));

/** How often who leaves within a year ranks below who stays; ties count half. */
function auc(score: (member: Asked) => number): number {
  const ranked = askedMembers()
    .map((member) => ({ score: score(member), left: !member.life.active }))
    .sort((a, b) => a.score - b.score);
  let [stayedBelow, above] = [0, 0];
  for (let i = 0; i < ranked.length; ) {
    let j = i;
    let [left, stayed] = [0, 0];
    for (; j < ranked.length && ranked[j]!.score === ranked[i]!.score; j++) ranked[j]!.left ? left++ : stayed++;
    above += left * (ranked.filter(({ left: gone }) => !gone).length - stayedBelow - stayed / 2);
    stayedBelow += stayed;
    i = j;
  }
  const left = ranked.filter(({ left: gone }) => gone).length;
  return above / (left * (ranked.length - left));
}

const latest = ({ answers }: Asked) => answers.at(-1)!;
const former = ({ answers }: Asked) => answers.at(-2)!;
const voice = (score: number) => (score >= 9 ? 1 : score >= 7 ? 0 : -1);

function noLaw() {
  const of = (behavior: Partial<Behavior>) =>
    livesIn(study({ members: 1000 }, { ...ASKED, ...behavior }), 'program').map(
      ({ life, sales }) => `${life.leftIn} ${sales}`,
    );
  const [clear, noisy, silent] = [of({ surveyNoise: 0 }), of({ surveyNoise: 3 }), of({ surveyConsent: 0 })];
  const differing = clear.filter((life, member) => life !== noisy[member] || life !== silent[member]).length;
  return [near('N1', 'members whom it changes how they answer, or whether', differing, 0, 0)];
}

function recommendOnly() {
  const [state, classes] = [auc(({ satisfaction }) => satisfaction), auc((member) => voice(latest(member)))];
  return [
    above('N2', 'AUC of satisfaction for leaving within a year', state, 0.5),
    between('N2', 'AUC of promoter, passive or detractor, over that', classes / state, 0, 1),
  ];
}

/** As many firms as were asked in Norway, whose customers are differently satisfied. */
function firms() {
  const found = Array.from({ length: 21 }, (_, i) => {
    const own = study({ members: 700, seed: `firm ${i}` }, { ...ASKED, satisfactionMean: 7 + (1.6 * i) / 20 });
    const members = asked({ ...own, key: keyOf(`firm ${i}`) });
    const scores = members.map(latest);
    return {
      average: mean(scores),
      net: mean(scores.map(voice)),
      kept: members.filter(({ life }) => life.active).length / members.length,
    };
  });
  const r = (of: (firm: (typeof found)[number]) => number) =>
    sampleCorrelation(
      found.map(of),
      found.map(({ kept: share }) => share),
    );
  const [average, net] = [r(({ average: score }) => score), r(({ net: score }) => score)];
  return [
    above('N3', 'correlation over 21 firms of the average answer with the share kept', average, 0),
    between('N3', 'that of the net promoter score, over it', net / average, 0.8, 1.02),
  ];
}

function severalIndicators() {
  const [one, several] = [auc(latest), auc(({ answers }) => mean(answers))];
  return [above('N4', 'AUC of four answers together over that of one', several / one, 1)];
}

function together() {
  const [one, other, both] = [auc(latest), auc(former), auc((member) => latest(member) + former(member))];
  return [
    near('N5', 'AUC of one answer over that of another reading of the same state', one / other, 1, 0.05),
    above('N5', 'AUC of both over the better of the two', both / Math.max(one, other), 1),
  ];
}

function survivors() {
  const last: number[] = [];
  const own = study({ horizon: 24 }, { ...NO_FRIENDS, dropoutShape: 0 });
  const lives = livesIn(own, 'none', {
    seen: (life, _month, member) => {
      if (life.active) last[member] = life.satisfaction.level;
    },
  }).map(({ life }) => life);
  const there = last.filter((_, member) => lives[member]!.active);
  const answering = lives.flatMap((life) =>
    life.active && life.answer !== null && life.answer.month > 18 ? [life.answer.score] : [],
  );
  return [
    above(
      'N6',
      'points by which those still there are more satisfied than all who ever were',
      mean(there) - mean(last),
      0,
    ),
    above('N6', 'points by which the answers lie above those still there', mean(answering) - mean(there), 0),
  ];
}

const ever = (behavior: Partial<Behavior>, referred: boolean) => {
  const own = plainStudy(
    plan,
    { horizon: 33, members: 3000 },
    { ...NO_FRIENDS, dropoutRate: 1000 / 7, dropoutShape: 1, ...behavior },
  );
  return livesIn(own, 'none', { arrival: { joined: own.spec.start, referred } }).map(({ life }) => life);
};
const others = kept(() => ever({}, false));
const goneBy = (lives: readonly MemberLife[], month: number) => lives.filter(({ leftIn }) => leftIn <= month).length;
const spent = (lives: readonly MemberLife[], from: number, to: number) =>
  sum(lives.map(({ sales }) => sum(sales.slice(from, to + 1))));
const perHead = (lives: readonly MemberLife[], from: number, to: number) =>
  spent(lives, from, to) / lives.filter(({ leftIn }) => leftIn > from).length;

function referred() {
  const lives = ever({}, true);
  const hazard = (from: number, to: number) => {
    const of = (own: readonly MemberLife[]) => (goneBy(own, to) - goneBy(own, from)) / (own.length - goneBy(own, from));
    return of(lives) / of(others());
  };
  const premium = (from: number, to: number) => perHead(lives, from, to) / perHead(others(), from, to) - 1;
  return [
    near('R1', 'share of the referred who leave in the first half year, over that of others', hazard(0, 6), 0.82, 0.06),
    near('R1', 'the same in the second year', hazard(12, 24), 0.82, 0.12),
    between('R1', 'worth in 33 months, over that of others', spent(lives, 1, 33) / spent(others(), 1, 33), 1.16, 1.4),
    below('R1', 'what they spend more in the third year, over the first', premium(25, 33) / premium(1, 12), 0.6),
  ];
}

function lowerMargin() {
  const lives = ever({ referredPremium: -0.1 }, true);
  return [
    below(
      'R2',
      'with a premium of −0.1: spend of the referred in the first year, over that of others',
      perHead(lives, 1, 12) / perHead(others(), 1, 12),
      1,
    ),
    below('R2', 'with it: who leaves in a year, over the same of others', goneBy(lives, 12) / goneBy(others(), 12), 1),
  ];
}

/** Everybody is a promoter. */
const ANGELS: Partial<Behavior> = {
  satisfactionMean: 10,
  satisfactionSpread: 0,
  satisfactionNoise: 0,
  failureShare: 0,
  dropoutShape: 0,
};

function referrers() {
  const base = monthlyBase(1 - 0.81 ** (1 / 12));
  const [without, with_] = [leavingAlike(base, 12).share, leavingAlike(base, 12, (stay) => stay.bring(0)).share];
  const run = (behavior: Partial<Behavior>) => {
    const brought: number[] = [];
    const own = study({ members: 4000 }, { ...ANGELS, leaveChance: 0, referralJoins: 1, ...behavior });
    const lives = livesIn(own, 'none', {
      seen: (life, month, member) => {
        if (life.friends.length > 0) brought[member] ??= month;
      },
    });
    return { lives, brought };
  };
  const [on, off] = [run({}), run({ referrerLift: 0 })];
  const after = ({ lives }: typeof on) =>
    sum(
      lives.map(({ life }, member) =>
        (on.brought[member] ?? 12) <= 3 ? sum(life.sales.slice(on.brought[member]! + 1, 13)) : 0,
      ),
    );
  return [
    near('R3', 'share leaving in a year', without, 0.19, 0.01),
    near('R3', 'the same after a friend joined', with_, 0.07, 0.01),
    near(
      'R3',
      'sales in the year after a friend joined, over the same without what that does',
      after(on) / after(off),
      1.114,
      0.02,
    ),
  ];
}

function sayingAndDoing() {
  const own = study({ members: 5000, worlds: ['none'] }, { ...ANGELS, leaveChance: 0, referralJoins: 0 });
  const told = [0, 1, 2, 3, 4].map(
    (block) => simulateBlock(own, { replicate: 0, block, cut: 1e9 }, openMember).worlds[0]!,
  );
  const done = sum(told.map(({ recommended }) => sum(recommended))) / 5000 / own.spec.behavior.referralSaid;
  const friends: number[] = [];
  const lives = livesIn(study({ members: 5000 }, { referralJoins: 1, dropoutShape: 0 }), 'none', {
    seen: (life, _month, member) => {
      friends[member] = (friends[member] ?? 0) + life.friends.filter((friend) => friend.referred).length;
    },
  });
  const r = sampleCorrelation(
    lives.map(({ life }) => life.traits.yearlyContribution),
    friends,
  );
  return [
    near('R4', 'correlation of yearly contribution with friends recommended', r, 0, 0.1),
    near('R4', 'recommendations made over those intended', done, 0.485, 0.05),
  ];
}

export const VOICES: readonly Fact[] = [
  {
    id: 'N1',
    says: 'how likely customers are to recommend is the best predictor of growth (a claim)',
    source: 'Reichheld 2003',
    measure: noLaw,
    lacks:
      'The claim itself: it is not reproduced (see N2 and N3) and not built in. An answer is a reading and moves nobody; only what a program does about it does.',
  },
  {
    id: 'N2',
    says: 'satisfaction predicts results, recommending no better',
    source: 'Morgan, Rego 2006',
    measure: recommendOnly,
  },
  {
    id: 'N3',
    says: 'across firms the net promoter score is not superior',
    source: 'Keiningham et al. 2007, J. of Marketing',
    measure: firms,
  },
  {
    id: 'N4',
    says: 'for one customer a single answer is not enough',
    source: 'Keiningham et al. 2007, Managing Service Quality',
    measure: severalIndicators,
  },
  {
    id: 'N5',
    says: 'for retention both do about as well, and better together',
    source: 'de Haan, Verhoef, Wiesel 2015',
    measure: together,
    lacks: 'A second question: members are asked one. Another answer a month before stands for it.',
  },
  {
    id: 'N6',
    says: 'asking only who is still there, and who answers, overstates',
    source: 'Baehre et al. 2022',
    measure: survivors,
  },
  {
    id: 'R1',
    says: 'referred customers leave 18 % less, always; what they spend more fades; together they are worth at least 16 % more',
    source: 'Schmitt, Skiera, Van den Bulte 2011',
    measure: referred,
  },
  {
    id: 'R2',
    says: 'elsewhere the referred stay longer and spend less',
    source: 'Wolters, Gedenk 2019',
    measure: lowerMargin,
  },
  {
    id: 'R3',
    says: 'who has recommended stays: 7 % leave in a year, not 19 %, and revenue is 11.4 % higher',
    source: 'Garnefeld et al. 2013',
    measure: referrers,
  },
  {
    id: 'R4',
    says: 'big spenders are not big recommenders, and saying is not doing',
    source: 'Kumar, Petersen, Leone 2007',
    measure: sayingAndDoing,
  },
];
