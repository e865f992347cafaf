import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/base/calendar.ts';
import { integer, type Rational } from '../../src/base/rational.ts';
import { SourceText } from '../../src/base/span.ts';
import { replacedFrom } from '../../src/compile/steps.ts';
import { openMember } from '../../src/kernel/open-member.ts';
import { BEHAVIOR_NAMES, BEHAVIOR_PLACES, type Behavior } from '../../src/population/behavior.ts';
import type { BlockJob } from '../../src/population/block-job.ts';
import { FROM_START } from '../../src/population/compiled/from-start.ts';
import { lifeKernelOf } from '../../src/population/compiled/life-kernel.ts';
import { shapeOf } from '../../src/population/compiled/life-shape.ts';
import { liveCompiled } from '../../src/population/compiled/live-compiled-world.ts';
import { type Past, sizeOf } from '../../src/population/compiled/past.ts';
import { Pasts } from '../../src/population/compiled/pasts.ts';
import type { Fitted } from '../../src/population/fitted.ts';
import { blockContributions, highValueCut } from '../../src/population/high-value.ts';
import { decileCuts } from '../../src/population/shift.ts';
import { simulateBlock } from '../../src/population/simulate-block.ts';
import type { Study } from '../../src/population/simulation-spec.ts';
import { programOf } from '../../src/workspace/load-program.ts';
import { loadStudy } from '../../src/workspace/load-study.ts';
import { hireCrew, runStudy } from '../../src/workspace/run-study.ts';
import { STARBUCKS } from '../effect/starbucks.ts';
import { expectValue } from '../workspace/outcomes.ts';

const folder = join(import.meta.dirname, '../../simulations');
const loaded = async (name: string, members: number) =>
  expectValue(await loadStudy(join(folder, name), { members, replicates: 1 })).study;

/** The program beside itself where a setting is doubled from the start on, and members think of leaving half as often. */
function beside(study: Study, setting: number | null, own: Partial<Behavior> = {}): Study {
  const { plan, settings, spec } = study;
  const turned = settings.map((steps, i) => {
    if (i !== setting) return steps;
    const { n, d } = steps.at(-1)!.value;
    return replacedFrom(steps, spec.start, { n: 2n * n, d });
  });
  const behavior = { ...spec.behavior, ...own };
  const personas = spec.personas.map((each) => ({ ...each, behavior: { ...each.behavior, ...own } }));
  return {
    ...study,
    spec: { ...spec, worlds: ['program', 'what-if'] },
    alternatives: { 'what-if': { plan, settings: turned, spec: { ...spec, behavior, personas } } },
  };
}

function jobOf(study: Study): BlockJob {
  const values = blockContributions(study, 0, 0);
  const cut = highValueCut(values, study.spec.topShare);
  return { replicate: 0, block: 0, cut, deciles: decileCuts(values.sort()) };
}

const pastOf = (pasts: Pasts, study: Study, job: BlockJob): Past | null => {
  const life = lifeKernelOf(shapeOf(study, 'program')!, study);
  return pasts.of(life!, study, 'program', job);
};

const more = { contagionTied: 0.8, bystanderDrop: 0.6, referralSaid: 2 };
const fitted: Fitted = {
  dropout: { kind: 'after purchase', a: 0.9, b: 22, atFirst: true },
  season: null,
  ids: [],
  draws: [],
};
const changed = (study: Study, spec: Partial<Study['spec']>): Study => ({ ...study, spec: { ...study.spec, ...spec } });
const starbucks = await loaded('starbucks-japan.json', 300);
const { behavior } = starbucks.spec;
const personas = [0.7, 0.3].map((share, i) => ({
  name: `${i}`,
  share,
  behavior: { ...behavior, ...more, satisfactionMean: behavior.satisfactionMean - i },
  assumptions: [],
}));

const cases: readonly [string, () => Promise<Study>][] = [
  ['of a setting', async () => beside(starbucks, 0)],
  [
    'of a setting, with looks',
    async () => ({ ...beside(starbucks, 0), looks: [0, 100, 500].map((day) => starbucks.spec.start + day) }),
  ],
  [
    'of what makes members leave and bring friends',
    async () => beside(starbucks, 0, { leaveChance: 0.9, referralSaid: 3 }),
  ],
  [
    'of members who hear of each other',
    async () => beside(changed(starbucks, { behavior: { ...behavior, ...more } }), 0, { contagionRatio: 6 }),
  ],
  ['of several kinds of members', async () => beside(changed(starbucks, { personas }), 0, { lockInPoints: 0 })],
  ['of a fitted population', async () => beside(changed(starbucks, { fitted }), 0, { lockInTier: 0 })],
  ['of stamps of another program', async () => beside(await loaded('tenure-floor.json', 100), 0)],
  ['of members who come more often', async () => beside(await loaded('event-stars.json', 100), 0)],
];

describe('a life from a past shared gives the bytes of one that was lived from the beginning', () => {
  it.each(cases)('%s', async (_, make) => {
    const study = await make();
    const job = jobOf(study);
    const pasts = new Pasts(false);
    const shared = study.spec.worlds.map((world) => liveCompiled(study, world, job, pasts)!);
    const past = pastOf(pasts, study, job)!;
    expect(past.ends).toHaveLength(study.spec.members);
    const alone = study.spec.worlds.map((world) => liveCompiled(study, world, job)!);
    expect(shared.map(({ sums }) => sums)).toEqual(alone.map(({ sums }) => sums));
    expect(shared.map(({ ways }) => ways)).toEqual(alone.map(({ ways }) => ways));
    // They are not the same life.
    expect(shared[1]!.sums.sales).not.toEqual(shared[0]!.sums.sales);
    // Nor does it hang on which of the two was lived first, or on what the next question is.
    const next = liveCompiled(beside(study, 0), 'what-if', job, pasts)!;
    expect(next.sums).toEqual(liveCompiled(beside(study, 0), 'what-if', job)!.sums);
  });
});

it('workers that share pasts give what the member model gives, in one run and from one question to the next', async () => {
  const engine = new URL('../../src/engine/open-member.ts', import.meta.url);
  const few = changed(starbucks, { members: 60, replicates: 2 });
  const crew = hireCrew({ workers: 2 });
  try {
    for (const study of [few, beside(few, 0), beside(few, 0, { leaveChance: 0.9 }), beside(few, 0)]) {
      const expected = await runStudy(study, { workers: 1, engine });
      expect(expected.status).toBe('done');
      expect(await runStudy(study, { workers: 1 })).toEqual(expected);
      expect(await runStudy(study, { crew })).toEqual(expected);
    }
  } finally {
    await crew.close();
  }
});

describe('a past', () => {
  const study = beside(changed(starbucks, { members: 40 }), 0);
  const job = jobOf(study);

  it('is what is lived from', () => {
    const pasts = new Pasts(true);
    liveCompiled(study, 'program', job, pasts);
    pastOf(pasts, study, job)!.sums.fill(0);
    expect(liveCompiled(study, 'what-if', job, pasts)!.sums.active[0]).toBe(0);
  });

  it('is another one with other numbers before the start, another replicate, block or cut', () => {
    const pasts = new Pasts(true);
    liveCompiled(study, 'program', job, pasts);
    const lives = (of: Study, at: BlockJob = job) => pastOf(pasts, of, at) !== null;
    expect(lives(study)).toBe(true);
    expect(lives(beside(study, 0, { leaveChance: 0.9 }))).toBe(true);
    expect(lives(changed(study, { behavior: { ...behavior, tierLift: 1 } }))).toBe(false);
    expect(lives(changed(study, { behavior: { ...behavior, leaveChance: 0.9 } }))).toBe(true);
    expect(lives(changed(study, { personas }))).toBe(false);
    expect(lives(changed(study, { invited: 0.9 }))).toBe(false);
    expect(lives({ ...study, key: { high: 1, low: 2 } })).toBe(false);
    for (const other of [{ replicate: 1 }, { block: 1 }, { cut: 0 }])
      expect(lives(study, { ...job, ...other })).toBe(false);
    const { start } = study.spec;
    const since = (from: number) => ({
      ...study,
      settings: study.settings.map((steps) => replacedFrom(steps, from, integer(10n ** 22n))),
    });
    expect(lives(since(start))).toBe(true);
    expect(lives(since(start - 1))).toBe(false);
  });

  it('is not kept of a world that nobody asks for again', () => {
    const pasts = new Pasts(false);
    liveCompiled(study, 'what-if', job, pasts);
    expect(pasts.bytes).toBe(0);
    liveCompiled(study, 'program', job, pasts);
    expect(pasts.bytes).toBeGreaterThan(0);
    liveCompiled(study, 'program', { ...job, replicate: 1 }, pasts);
    expect(pastOf(pasts, study, job)).toBeNull();
    const all = new Pasts(true);
    liveCompiled({ ...study, spec: { ...study.spec, worlds: ['none'] } }, 'none', job, all);
    expect(all.bytes).toBe(0);
  });

  it('gives way to one of a later question, and never to one of the same', () => {
    const blocks = [0, 1, 2].map((replicate) => ({ ...job, replicate }));
    const size = (() => {
      const pasts = new Pasts(true);
      liveCompiled(study, 'program', job, pasts);
      return sizeOf(pastOf(pasts, study, job)!);
    })();
    const pasts = new Pasts(true, Math.round(size * 2.5));
    const ask = () => {
      pasts.begin();
      for (const each of blocks) liveCompiled(study, 'program', each, pasts);
      return blocks.map((each) => pastOf(pasts, study, each) !== null);
    };
    expect(ask()).toEqual([true, true, false]);
    expect(ask()).toEqual([true, true, false]);
    expect(pasts.bytes).toBeLessThan(size * 2.5);
    pasts.begin();
    liveCompiled(study, 'program', { ...job, replicate: 7 }, pasts);
    expect(blocks.map((each) => pastOf(pasts, study, each) !== null)).toEqual([false, true, false]);
  });
});

describe('a setting from a day on', () => {
  const months = 15;
  const day = addMonths(starbucks.spec.start, months);
  const soldIn = (value: Rational, from: number) => {
    const settings = starbucks.settings.map((steps) => replacedFrom(steps, from, value));
    const study = changed({ ...starbucks, settings }, { members: 80, worlds: ['program'] });
    const job = { replicate: 0, block: 0, cut: 20_000 };
    const compiled = liveCompiled(study, 'program', job)!.sums;
    expect(compiled).toEqual(simulateBlock(study, job, openMember).worlds[0]);
    return compiled;
  };
  const [now] = starbucks.settings[0]!;
  const twice = { n: 2n * now.value.n, d: now.value.d };
  const asItIs = soldIn(now.value, -1e6);

  it('changes nothing where it has the value that it had', () => {
    expect(soldIn(now.value, day)).toEqual(asItIs);
  });

  it('changes nothing before, and something after', () => {
    const { sales } = soldIn(twice, day);
    expect(sales.slice(0, months + 1)).toEqual(asItIs.sales.slice(0, months + 1));
    expect(sales.slice(months + 1)).not.toEqual(asItIs.sales.slice(months + 1));
  });
});

it('one code has room for settings as they are and as they are turned, whatever steps they take', () => {
  const { spec } = starbucks;
  const plan = { ...starbucks.plan };
  const [value] = plan.settings[0]!.value;
  const later = { from: spec.start + 90, value: integer(3n * 10n ** 22n), judged: 'window end' } as const;
  const dated = { ...plan, settings: [{ ...plan.settings[0]!, value: [value, later] as const }] };
  for (const of of [plan, dated]) {
    const steps = of.settings[0]!.value;
    const study: Study = { ...starbucks, plan: of, settings: [steps] };
    const own = (from: number) => ({ ...study, settings: [replacedFrom(steps, from, integer(10n ** 22n))] });
    const codeOf = (each: Study) => lifeKernelOf(shapeOf(each, 'program')!, each, true);
    const code = codeOf(study);
    for (const from of [0, 90, 91].map((after) => spec.start + after)) expect(codeOf(own(from))).toBe(code);
    expect(codeOf(study)).toBe(code);
  }
});

describe('the numbers that nothing asks for before the start', async () => {
  /** Gold takes more some months before the start, for holders as well. */
  const rising = `${STARBUCKS.trimEnd().slice(0, -1)}
  change on 2025-06-01 "Gold rises" {
    announced 2025-01-01
    gold_stars becomes 400 star
    judged by evaluation date
    nothing for members already there
  }
}`;
  const ranks = (window: string) => `program "Ranks" {
    currency JPY
    timezone "Asia/Tokyo"
    event purchase "Purchase" { amount: money }
    event seminar "Seminar" { stars: number }
    points mile "Mile" {
      expires never
      balance stops at zero
    }
    earn mile on purchase = amount / (¥100 per mile), rounded down
    measure miles_lately = sum of mile earned in ${window}
    ladder rank {
      base tier blue "Blue"
      tier silver "Silver" when miles_lately >= 15 mile
      tier gold "Gold" when miles_lately >= 25 mile
      tier black "Black" when miles_lately >= 40 mile
      attain at once
      lasts for 2 months
      downgrade to the tier earned
    }
  }`;
  const studyOf = async (text: string) => {
    const program = programOf(new SourceText('program', text));
    const overrides = { members: 120, replicates: 1, versions: { old: program, now: program } };
    return expectValue(await loadStudy(join(folder, 'starbucks-japan.json'), overrides)).study;
  };
  const busy = (of: Study): Study => {
    const own = { ...of.spec.behavior, ...more, contractShare: 0.5, redeemingLift: 0.5, failureShare: 0.2 };
    return changed(of, { worlds: ['program'], behavior: own, invited: 0.5 });
  };
  const floored = await loaded('tenure-floor.json', 120);
  const base = busy(await studyOf(rising));
  const populations: readonly Study[] = [
    base,
    changed(base, { fitted }),
    busy(await studyOf(ranks('last 3 months'))),
    busy(await studyOf(ranks('calendar year'))),
    changed(busy({ ...starbucks, ...floored.alternatives['five years are Gold']! }), { joinSpread: 72 }),
  ];
  const job = { replicate: 0, block: 0, cut: 20_000 };
  /** How members live on by the numbers of one study who have lived by those of another until the start. */
  const livedOn = (of: Study, before: Study) => {
    const [made, taken] = [new Pasts(true), new Pasts(true)];
    liveCompiled(before, 'program', job, made);
    taken.keep(of, 'program', job, pastOf(made, before, job)!);
    const { sums, ways } = liveCompiled(of, 'program', job, taken)!;
    return { sums, ways };
  };
  const expected = populations.map((of) => livedOn(of, of));
  const moved = (name: keyof Behavior, of: Study): Study => {
    const { least, most } = BEHAVIOR_PLACES[name];
    const { [name]: value } = of.spec.behavior;
    const other =
      value * 2 <= most && value > 0
        ? value * 2
        : value > least
          ? (value + least) / 2
          : (least + Math.min(most, 2)) / 2;
    return changed(of, { behavior: { ...of.spec.behavior, [name]: Math.max(least, other) } });
  };

  /** Of returns, care and offers, which the member model itself lets happen, and compiled code does not know. */
  const unread: readonly string[] = [
    'returnShare',
    'returnDays',
    'careGain',
    'careLasting',
    'ambassadorLift',
    'ideaLift',
  ];
  const read = BEHAVIOR_NAMES.filter((name) => !unread.includes(name) && !name.startsWith('offer'));

  it.each(read)('%s', (name) => {
    const differs = populations.some((of, i) => !isDeepStrictEqual(livedOn(of, moved(name, of)), expected[i]));
    expect(differs).toBe(!FROM_START.has(name));
  });
});
