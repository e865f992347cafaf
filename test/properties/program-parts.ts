import fc from 'fast-check';

/** What statements of generated programs are made of. Every name they read is declared by `wholePrograms`. */
type Text = fc.Arbitrary<string>;

/** A text with holes: each is filled by what it generates. */
export function written(parts: TemplateStringsArray, ...holes: readonly Text[]): Text {
  return fc.tuple(...holes).map((filled) => parts.map((part, i) => part + (filled[i] ?? '')).join(''));
}

export const one = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
export const maybe = (text: Text): Text => fc.oneof(fc.constant(''), text);

/** Some of the texts, in the order given. */
export const some = (...texts: readonly Text[]): Text => fc.tuple(...texts.map(maybe)).map((parts) => parts.join('\n'));

const upTo = (most: number): Text =>
  fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: most })).map(String);

export const small = upTo(99);
export const large = fc.oneof(upTo(200_000), fc.bigInt({ min: 1n, max: 10n ** 30n }).map(String));
export const decimal = written`${small}.${one('5', '25', '001', '3333333')}`;
export const month = one('1', '2', '3', '6', '12', '18');
export const monthDay = one('01-01', '02-29', '03-01', '04-01', '12-31');
export const date = fc.constantFrom('2024-02-29', '2024-04-01', '2024-12-31', '2025-07-01', '2026-02-28');
export const length = fc.oneof(
  written`${upTo(400)} days`,
  written`${month} months`,
  written`${one('1', '2', '5')} years`,
);
export const period = fc.oneof(
  one('from 2024-04-01', 'until 2025-04-01', 'through 2025-03-31'),
  one('from 2024-04-01 until 2025-04-01', 'from 2024-02-29 through 2024-02-29'),
);
export const rounding = written`rounded ${one('down', 'up', 'half up', 'half even')}${maybe(written` to ${upTo(50)} star`)}`;

export const window = fc.oneof(
  one('lifetime', 'calendar year', 'calendar month', 'personal year', 'time since match'),
  written`year from ${monthDay}`,
  written`last ${length}`,
  written`${month} whole months${maybe(written`, ending ${month} months before the review`)}`,
);
export const yearEnd = written`until end of ${one('', 'next ')}${one('calendar year', 'year from 04-01', 'year from 03-01')}`;

/** Measures by what their amounts are counted in. */
const MEASURES = {
  '¥': ['spend', 'spend_again', 'largest', 'posted_spend', 'bar'],
  '': ['visits', 'flown', 'shops', 'visit_days', 'voice_score', 'member_years', 'line_months', 'club_years', 'lines'],
  star: ['stars', 'stars_by_flight', 'stars_held'],
} as const;
const SIGNS = one('>=', '>', '<=', '<', 'is', 'is not');

const amount = (unit: keyof typeof MEASURES): Text => {
  if (unit === '¥') return written`¥${large}`;
  return unit === '' ? fc.oneof(small, decimal) : written`${large} star`;
};

const sum = (unit: keyof typeof MEASURES): Text => {
  const name = one(...MEASURES[unit]);
  const other = unit === '' ? amount(unit) : fc.oneof(amount(unit), name);
  return fc.oneof(
    { weight: 6, arbitrary: name },
    { weight: 1, arbitrary: written`${name} + ${other}` },
    { weight: 1, arbitrary: written`(${name} - ${other}) * ${decimal}` },
    { weight: 1, arbitrary: written`(${one('greater', 'lesser')} of ${name} and ${amount(unit)})` },
    { weight: 1, arbitrary: written`${name} / ${small}` },
  );
};

const comparison = fc
  .constantFrom(...(Object.keys(MEASURES) as (keyof typeof MEASURES)[]))
  .chain((unit) => written`${sum(unit)} ${SIGNS} ${fc.oneof(amount(unit), one(MEASURES[unit][0]))}`);

const known = one('card is gold', 'card is not none', 'lines >= 2', 'lines < 1');
const standing = one('club is gold', 'club is at least silver', 'club is below silver', 'club is not member');
const seated = one(
  'customers is promoter',
  'customers is hostage',
  'customers is not high',
  'customers is low unknown',
);
const rights = one('loyal is granted', 'loyal is not granted');

const joined = (leaf: Text): Text =>
  fc.letrec<{ whole: string }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3 },
      leaf,
      written`${tie('whole')} and (${tie('whole')})`,
      written`(${tie('whole')}) or not (${tie('whole')})`,
    ),
  })).whole;

/** Conditions that ladders may ask for, that a second ladder may, and that rules on purchases may. */
export const reached = joined(fc.oneof({ weight: 4, arbitrary: comparison }, known));
export const reachedBeside = joined(fc.oneof({ weight: 2, arbitrary: comparison }, known, standing));
const ofPurchase = written`amount ${SIGNS} ¥${large}`;
export const atPurchase = joined(fc.oneof(comparison, known, standing, seated, rights, ofPurchase, one('shop is web')));

const rate = fc.oneof(written`(${upTo(9)} star per ¥${upTo(500)})`, one('star_rate'));
const shares = fc.oneof(one('shop_share[shop]', 'card_share[card]', 'tier_share[club]'), written`${small}%`, decimal);

/** Stars for a purchase. */
export const stars: Text = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3 },
    written`${small} star`,
    written`amount * ${rate}`,
    written`amount / (¥${upTo(500)} per star) * ${shares}`,
    written`(${tie('whole')}) + (${tie('whole')}) * ${shares}`,
    written`(${one('greater', 'lesser')} of (${tie('whole')}) and ${small} star)`,
    written`(${tie('whole')}) - stars / ${small}`,
  ),
})).whole;

export const limit = fc.oneof(
  written`, at most ${large} star ${one('per event', 'per day', 'per month', 'per year', 'in balance')}`,
  written`, at most ${small} star in ${one('lifetime', 'last 30 days', 'calendar year', 'personal year')}`,
  written`, at most ${small} times ${one('per day', 'per month', 'per year', 'in last 7 days')}`,
  written`, at most ${small} star ${period}`,
);
