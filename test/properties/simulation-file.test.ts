import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import assumptionsSchema from '../../grammar/assumptions.schema.json' with { type: 'json' };
import simulationSchema from '../../grammar/simulation.schema.json' with { type: 'json' };
import ledgerJson from '../../simulations/assumptions.json' with { type: 'json' };
import starbucks from '../../simulations/starbucks-japan.json' with { type: 'json' };
import { mbgCnbd } from '../../src/calibration/models.ts';
import { NBD } from '../../src/calibration/nbd.ts';
import { PARETO_NBD } from '../../src/calibration/pareto-nbd.ts';
import type { PopulationFile } from '../../src/calibration/population-file.ts';
import type { PlanGrid } from '../../src/compile/plan-grid.ts';
import { PLAIN_CELLS, STANDARD_BANDS } from '../../src/model/customer-grid.ts';
import { cellNames } from '../../src/population/grid.ts';
import { checkAssumptions } from '../../src/population/resolve-assumptions.ts';
import { resolveSpec } from '../../src/population/resolve-spec.ts';
import type { AssumptionFile, SimulationFile } from '../../src/population/simulation-file.ts';
import { english } from '../english.ts';
import { populationOf } from '../validation/fitted-study.ts';
import { yearlyClub } from './yearly-club.ts';

const ledger = ledgerJson as AssumptionFile;

const club: SimulationFile = {
  program: 'yearly-club.regalia',
  settings: { gold_points: '120 point' },
  start: '2026-01-01',
  horizon: 12,
  warmup: 12,
  members: 100,
  replicates: 2,
  seed: 'club',
  population: {
    purchase: { event: 'purchase', amount: 'amount', fields: { channel: { store: 3, app: 1 } } },
    others: [{ event: 'visit', perYear: 2, fields: { guests: 1.5 } }],
    returns: { event: 'refund' },
  },
  highValue: { topShare: 0.2 },
  survey: { invited: 0.1 },
  assumptions: { from: 'assumptions.json', override: { 'tier.lift': { value: 0.3 } } },
};

function resolved(change: Partial<SimulationFile>, plan = yearlyClub) {
  return resolveSpec({ ...club, ...change }, ledger.assumptions, plan, null);
}

function findings(change: Partial<SimulationFile>): readonly [string, string][] {
  const outcome = resolved(change);
  return outcome.ok ? [] : outcome.findings.map(({ pointer, problem }) => [pointer, english(problem.title)]);
}

describe('the schemas', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
  const isSimulation = ajv.compile(simulationSchema);
  const isLedger = ajv.compile(assumptionsSchema);

  test('take the files of the project', () => {
    expect(isSimulation(starbucks)).toBe(true);
    expect(isSimulation(club)).toBe(true);
    expect(isLedger(ledgerJson)).toBe(true);
  });

  test.each<[string, object]>([
    ['an unknown key', { ...club, member: 5 }],
    ['no members', { ...club, members: 0 }],
    ['too many members', { ...club, members: 10_000_001 }],
    ['half a month', { ...club, horizon: 1.5 }],
    ['too long a horizon', { ...club, horizon: 241 }],
    ['no replicate', { ...club, replicates: 0 }],
    ['a world without a name', { ...club, worlds: [{ program: 'club.regalia' }] }],
    ['a setting that is no text', { ...club, settings: { gold_points: 3 } }],
    ['a top share of nothing', { ...club, highValue: { topShare: 0 } }],
  ])('refuse %s', (_name, file) => {
    expect(isSimulation(file)).toBe(false);
  });

  test('describe every key', () => {
    const missing: string[] = [];
    const visit = (schema: object, path: string) => {
      if (!('description' in schema)) missing.push(path);
      const { properties, items, additionalProperties } = schema as Record<string, object | undefined>;
      for (const [name, inner] of Object.entries(properties ?? {})) visit(inner as object, `${path}/${name}`);
      if (typeof items === 'object') visit(items, `${path}/[]`);
      if (typeof additionalProperties === 'object') visit(additionalProperties, `${path}/*`);
    };
    visit(simulationSchema, '');
    visit(assumptionsSchema, '');
    expect(missing).toEqual([]);
  });
});

describe('the assumption ledger', () => {
  test('holds every number the model reads, once, within its range', () => {
    expect(checkAssumptions(ledger)).toEqual([]);
  });

  test('is told what it lacks, has twice, does not know or puts out of range', () => {
    const [first, second, ...rest] = ledger.assumptions;
    const bad = { assumptions: [second!, { ...second!, value: 1e9 }, ...rest, { ...first!, id: 'purchase.s' }] };
    expect(checkAssumptions(bad).map(({ pointer, problem }) => [pointer, english(problem.title)])).toEqual([
      ['/assumptions/1/id', 'the assumption `purchase.alpha` stands twice'],
      ['/assumptions/1/value', '`purchase.alpha` is 1000000000, outside its own range of 8.9 to 12.3'],
      [`/assumptions/${rest.length + 2}/id`, 'no assumption is called `purchase.s`'],
      ['/assumptions', 'the assumption `purchase.r` is missing'],
    ]);
  });
});

describe('resolving a simulation', () => {
  test('finds every name and takes the values of its own', () => {
    const outcome = resolved({});
    expect(outcome.ok && outcome.spec).toMatchObject({
      start: 20454,
      worlds: ['program', 'none'],
      joinSpread: 12,
      ladder: 0,
      purchase: {
        event: 0,
        slot: 0,
        fields: [{ kind: 'spend' }, { kind: 'drawn', values: ['store', 'app'], shares: [0.75, 1] }],
      },
      others: [{ event: 2, slot: 1, perYear: 2, fields: [{ kind: 'drawn', values: [{ n: 3n, d: 2n }], shares: [1] }] }],
      returns: { event: 1, fields: [{ kind: 'original', field: 0 }] },
      behavior: { tierLift: 0.3 },
    });
  });

  test('gives a changed assumption neither the source nor the claim of the old value, and a range that holds it', () => {
    const outcome = resolved({});
    const lift = outcome.ok ? outcome.spec.assumptions.find(({ id }) => id === 'tier.lift') : undefined;
    expect(lift).toMatchObject({ value: 0.3, low: 0, high: 0.3, source: 'this simulation', claim: 'assumed' });
  });

  test('turns effects off by id and by kind, at the value of the ledger', () => {
    const outcome = resolved({ assumptions: { from: '', off: ['gradient', 'referral.said', 'demotion.policy'] } });
    expect(outcome.ok && outcome.spec.behavior).toMatchObject({
      gradientPull: 0,
      gradientFade: 0,
      referralSaid: 0,
      demotionPolicy: 1,
    });
    const off = outcome.ok ? outcome.spec.assumptions.find(({ id }) => id === 'gradient.pull') : undefined;
    expect(off).toMatchObject({ value: 0, claim: 'assumed', source: 'this simulation' });
  });

  const { population } = club;
  test.each<[string, Partial<SimulationFile>, string, string]>([
    ['a date that does not exist', { start: '2026-02-30' }, '/start', 'is not a date'],
    ['a warm-up before 1900', { start: '1901-01-01', warmup: 120 }, '/start', 'leaves the years'],
    ['an unknown setting', { settings: { 'gold/points': '1' } }, '/settings/gold~1points', 'no setting'],
    ['an unknown ladder', { ladder: 'clubs' }, '/ladder', 'no ladder'],
    [
      'an unknown assumption',
      { assumptions: { from: '', override: { lift: { value: 1 } } } },
      '/assumptions/override/lift',
      'no assumption',
    ],
    [
      'an impossible assumption',
      { assumptions: { from: '', override: { 'spend.q': { value: 1 } } } },
      '/assumptions/override/spend.q/value',
      'outside 1.01',
    ],
    ['an unknown world', { worlds: ['programme'] }, '/worlds/0', 'no world'],
    ['two worlds of one name', { worlds: ['none', { name: 'none' }] }, '/worlds/1/name', 'another world'],
    ['an effect that there is not', { assumptions: { from: '', off: ['gravity'] } }, '/assumptions/off/0', 'no effect'],
    [
      'a number that is no effect, turned off',
      { assumptions: { from: '', off: ['purchase.r'] } },
      '/assumptions/off/0',
      'no effect',
    ],
    [
      'a persona with an unknown assumption',
      {
        population: {
          ...population,
          personas: [{ name: 'a', share: 1, assumptions: { override: { b: { value: 1 } } } }],
        },
      },
      '/population/personas/0/assumptions/override/b',
      'no assumption',
    ],
    [
      'a persona with a cost of its own',
      {
        population: {
          ...population,
          personas: [{ name: 'a', share: 1, assumptions: { override: { 'cost.tier': { value: 1 } } } }],
        },
      },
      '/population/personas/0/assumptions/override/cost.tier',
      'no assumption',
    ],
    [
      'two personas of one name',
      {
        population: {
          ...population,
          personas: [
            { name: 'a', share: 1 },
            { name: 'a', share: 1 },
          ],
        },
      },
      '/population/personas/1/name',
      'stands twice',
    ],
    [
      'a margin in a field that is no money',
      { population: { ...population, purchase: { ...population.purchase, margin: 'channel' } } },
      '/population/purchase/margin',
      'no money field',
    ],
    [
      'an unknown event',
      { population: { ...population, purchase: { event: 'purchases', amount: 'amount' } } },
      '/population/purchase/event',
      'no event',
    ],
    [
      'a field that is no money',
      { population: { ...population, purchase: { event: 'purchase', amount: 'channel' } } },
      '/population/purchase/amount',
      'no money field',
    ],
    [
      'a field without a value',
      { population: { ...population, purchase: { event: 'purchase', amount: 'amount' } } },
      '/population/purchase',
      'the field `channel`',
    ],
    [
      'a choice that is none',
      { population: { ...population, purchase: { ...population.purchase, fields: { channel: 'phone' } } } },
      '/population/purchase/fields/channel',
      'no choice',
    ],
    [
      'a word for a number',
      { population: { ...population, others: [{ event: 'visit', perYear: 1, fields: { guests: 'two' } }] } },
      '/population/others/0/fields/guests',
      'is no number',
    ],
    [
      'a refund among the events',
      { population: { ...population, others: [{ event: 'refund', perYear: 1 }] } },
      '/population/others/0/event',
      'takes back another event',
    ],
    [
      'a return that takes nothing back',
      { population: { ...population, returns: { event: 'visit' } } },
      '/population/returns/event',
      'does not take back',
    ],
  ])('tells of %s at its place', (_name, change, pointer, title) => {
    const found = findings(change);
    expect(found.map(([at]) => at)).toEqual([pointer]);
    expect(found[0]![1]).toContain(title);
  });

  test('collects all problems at once', () => {
    expect(findings({ start: 'soon', ladder: 'clubs', settings: { gold: '1' } }).length).toBe(3);
  });
});

describe('the grid of a simulation', () => {
  const span = { file: 'yearly-club', start: 0, end: 0 };
  const bands = [
    { voice: 'promoter', from: 8, to: 10 },
    { voice: 'detractor', from: 0, to: 7 },
  ] as const;
  const grid: PlanGrid = {
    name: 'customers',
    label: 'Customers',
    profit: { op: 'always' },
    answers: { event: 2, field: 0, window: { kind: 'lifetime' } },
    bands,
    cells: PLAIN_CELLS.map((name) => ({ name: `our ${name}`, label: name })),
    span,
  };

  test("has the program's voices and names, where it has a grid", () => {
    const plan = { ...yearlyClub, grid };
    expect(resolved({}, plan)).toMatchObject({ ok: true, spec: { bands } });
    expect(cellNames(plan).slice(0, 2)).toEqual(['our high promoter', 'our high passive']);
  });

  test('has those of the field otherwise', () => {
    expect(resolved({})).toMatchObject({ ok: true, spec: { bands: STANDARD_BANDS } });
    expect(cellNames(yearlyClub).filter((name) => !name.includes(' '))).toEqual(['angel', 'hostage', 'rebel']);
  });
});

describe('a population file', () => {
  const file = { ...club, warmup: 12, population: { ...club.population, joinSpread: 24 } };
  const pareto = populationOf(PARETO_NBD, [0.5, 10, 0.6, 12]);
  const regular = populationOf(mbgCnbd(3), [0.9, 1.2, 1.1, 2.6]);
  const told = (population: PopulationFile, change: Partial<SimulationFile> = {}) => {
    const found = resolveSpec({ ...file, ...change }, ledger.assumptions, yearlyClub, population);
    return found.ok ? [] : found.findings.map(({ pointer, problem }) => [pointer, english(problem.title)]);
  };

  test('gives its numbers to the ledger, and replaces the chance to leave', () => {
    const found = resolveSpec(file, ledger.assumptions, yearlyClub, pareto);
    expect(found.ok && found.spec.behavior).toMatchObject({
      purchaseShape: 0.5,
      purchaseRate: 10,
      dropoutShape: 0.6,
      dropoutRate: 12,
      leaveChance: 0,
    });
    const own = resolveSpec({ ...file, warmup: 24 }, ledger.assumptions, yearlyClub, regular);
    // A purchase is every third step, and nobody ends but after one.
    expect(own.ok && own.spec.behavior).toMatchObject({
      purchaseRate: 1.2 * 3,
      purchaseRegularity: 3,
      dropoutShape: 0,
    });
    expect(own.ok && own.spec.fitted?.dropout).toEqual({ kind: 'after purchase', a: 1.1, b: 2.6, atFirst: true });
    expect(own.ok && own.spec.assumptions.find(({ id }) => id === 'purchase.r')?.claim).toBe('calibrated');
  });

  test('without dropout leaves the assumptions of leaving as they are', () => {
    const found = resolveSpec(file, ledger.assumptions, yearlyClub, populationOf(NBD, [0.5, 10]));
    expect(found.ok && found.spec.behavior.dropoutShape).toBe(0);
    expect(found.ok && found.spec.behavior.leaveChance).toBeGreaterThan(0);
    expect(found.ok && found.spec.fitted?.dropout).toBe(null);
  });

  test('of members who end after a purchase needs all their purchases', () => {
    expect(told(pareto)).toEqual([]);
    expect(told(regular)).toEqual([
      [
        '/population/joinSpread',
        'members who end after a purchase live from their first: `joinSpread` exceeds `warmup`',
      ],
    ]);
    expect(told(regular, { warmup: 24 })).toEqual([]);
  });

  test('is not contradicted', () => {
    const twice = '`dropout.s` has its value from the population file';
    const { from } = file.assumptions;
    expect(told(pareto, { assumptions: { from, override: { 'dropout.s': { value: 0.3 } } } })).toEqual([
      ['/assumptions/override/dropout.s', twice],
    ]);
    expect(told(pareto, { assumptions: { from, off: ['dropout'] } })).toEqual([['/assumptions/off/0', twice]]);
    expect(told(pareto, { assumptions: { from, off: ['leave.satisfaction'] } })).toEqual([]);
  });
});
