import fc from 'fast-check';

/**
 * Programs of all shapes that reasoning speaks about, with small numbers, so that conditions contradict, contain and miss
 * each other often. Some have errors in them: who uses them passes over those.
 */
const windows = fc.constantFrom(
  'lifetime',
  'calendar year',
  'calendar month',
  'year from 04-01',
  'personal year',
  'last 12 months',
  'last 6 months',
  'last 20 days',
  '12 whole months',
);

const measures = {
  spend: { text: 'sum of purchase.amount', amount: (n: number) => `¥${n}` },
  half: { text: 'sum of purchase.amount', amount: (n: number) => `¥${n}` },
  visits: { text: 'count of visit', amount: (n: number) => `${n}` },
  gained: { text: 'sum of point earned', amount: (n: number) => `${n} point` },
  held: { text: 'balance of point', amount: (n: number) => `${n} point` },
} as const;

type Measure = keyof typeof measures;
const names = Object.keys(measures) as Measure[];

const comparison = fc
  .record({
    measure: fc.constantFrom(...names),
    sign: fc.constantFrom('>=', '>=', '>=', '>', '<', '<=', 'is'),
    bar: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ measure, sign, bar }) => `${measure} ${sign} ${measures[measure].amount(bar)}`);

const condition = fc.oneof(
  { weight: 3, arbitrary: comparison },
  { weight: 3, arbitrary: fc.tuple(comparison, comparison).map((parts) => parts.join(' and ')) },
  { weight: 1, arbitrary: fc.tuple(comparison, comparison).map((parts) => parts.join(' or ')) },
  { weight: 1, arbitrary: comparison.map((part) => `not (${part})`) },
);

const tier = fc
  .record({ when: condition, kept: fc.option(condition, { freq: 2 }), clearing: fc.boolean() })
  .map(({ when, kept, clearing }) => {
    return `when ${when}${kept === null ? '' : `, kept while ${kept}`}${clearing ? ', clearing point' : ''}`;
  });

const ladder = fc
  .record({
    tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
    attain: fc.constantFrom('at once', 'at once', 'at review', 'after 7 days'),
    lasts: fc.constantFrom(
      'forever',
      'until next review',
      'until end of calendar year',
      'until end of next calendar year',
      'for 12 months',
      'for 6 months after latest purchase',
    ),
    review: fc.constantFrom('monthly on day 1', 'monthly on day 15', 'yearly on 04-01', 'yearly on 01-01 and 07-01'),
    downgrade: fc.constantFrom('to the tier earned', 'to the tier earned', 'one tier', 'never'),
  })
  .map(({ tiers, attain, lasts, review, downgrade }) =>
    [
      'ladder rank {',
      '    base tier member',
      ...tiers.map((text, i) => `    tier t${i + 1} ${text}`),
      `    attain ${attain}`,
      `    lasts ${lasts}`,
      `    review ${review}`,
      `    downgrade ${downgrade}`,
      '  }',
    ].join('\n'),
  );

/** By event, what a rule may ask of it and give for it. */
const onEvent = {
  purchase: {
    guards: ['amount >= ¥4 and amount < ¥3', 'amount < ¥5'],
    formulas: ['1 point', 'amount * (1 point per ¥2), rounded down'],
  },
  visit: {
    guards: ['kind is plain and kind is special', 'kind is special'],
    formulas: ['1 point', 'rate[kind] * 1 point, rounded down'],
  },
} as const;

const limit = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom('per event', 'per day', 'per month', 'per year', 'in balance', 'in last 20 days'),
  )
  .map(([most, over]) => `, at most ${most} point ${over}`);

const earning = fc.constantFrom('purchase' as const, 'visit' as const).chain((on) =>
  fc
    .record({
      guard: fc.option(
        fc.oneof(
          condition,
          fc.constantFrom('rank is t1', 'rank is at least t1'),
          fc.constantFrom(...onEvent[on].guards),
        ),
        { freq: 2 },
      ),
      formula: fc.constantFrom(...onEvent[on].formulas),
      cap: fc.option(limit),
    })
    .map(({ guard, formula, cap }) => {
      return `earn point on ${on}${guard === null ? '' : ` when ${guard}`} = ${formula}${cap ?? ''}`;
    }),
);

const refund = `event return { amount: money }
  refund of purchase by return {
    reduces amount by amount
    earn again on the remainder
    counts on the DAY day
    TIER the tier
    unlinked takes the latest purchase
  }`;

export const generatedPrograms: fc.Arbitrary<string> = fc
  .record({
    windows: fc.record({ spend: windows, half: windows, visits: windows, gained: windows }),
    expiry: fc.constantFrom(
      'never',
      '2 months after earning',
      '30 days after earning, at end of month',
      'yearly on 03-01',
    ),
    negative: fc.constantFrom('stops at zero', 'may go negative'),
    earnings: fc.array(earning, { minLength: 1, maxLength: 3 }),
    ladder,
    price: fc.integer({ min: 1, max: 14 }),
    mark: fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 12 })),
    worth: fc.integer({ min: 1, max: 20 }),
    refund: fc.option(fc.tuple(fc.constantFrom('original', 'refund'), fc.constantFrom('keep', 'recompute')), {
      freq: 3,
    }),
  })
  .map((parts) =>
    [
      'program "Generated" {',
      '  currency JPY',
      '  timezone "Asia/Tokyo"',
      '  event purchase { amount: money }',
      '  event visit { kind: one of plain, special }',
      ...(parts.refund === null
        ? []
        : [`  ${refund.replace('DAY', parts.refund[0]).replace('TIER', parts.refund[1])}`]),
      `  points point { expires ${parts.expiry} balance ${parts.negative} }`,
      '  table rate by kind { plain 25% special 200% }',
      ...names.map((name) => {
        const window = name === 'held' ? '' : ` in ${parts.windows[name]}`;
        return `  measure ${name} = ${measures[name].text}${window}`;
      }),
      ...parts.earnings.map((text) => `  ${text}`),
      `  ${parts.ladder}`,
      `  reward cup for ${parts.price} point { worth ¥${parts.worth} costs ¥1 use any time issued on request }`,
      `  milestone gift at ${measures[parts.mark[0]].amount(parts.mark[1])} of ${parts.mark[0]} { worth ¥${parts.worth} costs ¥1 use any time }`,
      '}',
      '',
    ].join('\n'),
  );
