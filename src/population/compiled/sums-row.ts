import type { PostingReason } from '../../engine/books.ts';
import { ALL_CAUSES, REASONS } from '../../kernel/journal.ts';
import { type Places, placesIn, WORDS } from '../flat-sums.ts';
import { CAUSES, emptySums, type WorldSums } from '../sums.ts';
import type { LifeShape } from './life-shape.ts';
import type { LifeSums } from './life-sums.ts';

/** Numbers that lie one behind the other in memory, and so where they are laid flat. */
interface Series {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const WORD = 4;
const TWO_32 = 2 ** 32;

const COUNTS = [
  'active',
  'left',
  'leftBecause',
  'joined',
  'recommended',
  'warned',
  'ideas',
  'purchases',
  'inTier',
  'leftFromTier',
  'holders',
  'cells',
  'flow',
  'highValue',
  'atRisk',
  'highValueGone',
  'atRiskGone',
] as const;
const AMOUNTS = ['sales', 'rewardCost', 'cellContribution', 'atRiskContribution'] as const;

/** What of a ledger a reason adds to, and whether it takes away there. */
const POSTED: readonly (readonly [
  PostingReason,
  'earned' | 'redeemed' | 'expired' | 'reversed' | 'cleared' | 'converted',
])[] = [
  ['earned', 'earned'],
  ['redeemed', 'redeemed'],
  ['restored', 'redeemed'],
  ['expired', 'expired'],
  ['reversed', 'reversed'],
  ['cleared', 'cleared'],
  ['converted', 'converted'],
];

/** The sums of a world on their way out of the code's memory: where each number lies there, and where it stands laid flat. */
export class SumsRow {
  readonly #length: number;
  readonly #counts: readonly Series[];
  readonly #amounts: readonly Series[];
  readonly #given: readonly Series[];
  readonly #taken: readonly Series[];

  constructor({ plan, spec, enrolled }: LifeShape, sums: LifeSums) {
    const { places, length } = placesIn(emptySums(plan, spec, enrolled ? 'program' : 'none'));
    this.#length = length;
    this.#counts = countsOf(places, sums);
    this.#amounts = AMOUNTS.flatMap((group) =>
      [places[group]].flat().map((to, i) => ({ from: sums.at(group, i), to, count: sums.months })),
    );
    const points = (ledger: number, reason: number, to: number) => ({
      from: sums.pointsAt(ledger, reason),
      to,
      count: sums.months,
    });
    const posted = (kept: (to: string) => boolean) =>
      places.points.flatMap((each, ledger) =>
        POSTED.filter(([, to]) => kept(to)).map(([reason, to]) => points(ledger, REASONS.indexOf(reason), each[to])),
      );
    this.#given = [
      ...posted((to) => to === 'earned'),
      ...places.points.map(({ outstanding }, ledger) => points(ledger, REASONS.length, outstanding)),
    ];
    this.#taken = posted((to) => to !== 'earned');
  }

  /** By the host. */
  read(buffer: ArrayBuffer): Float64Array<ArrayBuffer> {
    const row = new Float64Array(this.#length);
    const [low, high] = [new Uint32Array(buffer), new Int32Array(buffer)];
    for (const { from, to, count } of this.#counts) {
      let at = from / WORD;
      for (let i = to; i < to + count; i++, at += 2) row[i] = high[at + 1]! * TWO_32 + low[at]!;
    }
    for (const { from, to, count } of this.#amounts) {
      let at = from / WORD;
      for (let i = to; i < to + WORDS * count; i += WORDS, at += 2) {
        row[i] = low[at]!;
        row[i + 1] = high[at + 1]!;
      }
    }
    addPoints(row, this.#given, 1);
    addPoints(row, this.#taken, -1);
    return row;

    /** Their words in memory are those of an amount laid flat. */
    function addPoints(into: Float64Array, series: readonly Series[], sign: 1 | -1): void {
      for (const { from, to, count } of series) {
        const first = from / WORD;
        for (let i = 0; i < WORDS * count; i++)
          into[to + i]! += sign * (i % WORDS === WORDS - 1 ? high : low)[first + i]!;
      }
    }
  }
}

function countsOf(places: Places<WorldSums>, sums: LifeSums): Series[] {
  const ofGroups = COUNTS.flatMap((group) =>
    [places[group]].flat(2).map((to, i) => ({ from: sums.at(group, i), to, count: sums.months })),
  );
  const ofMoves = CAUSES.flatMap((cause, i) => {
    const of = places.moves[i]!.flat();
    const first = ALL_CAUSES.indexOf(cause) * of.length;
    return of.map((to, at) => ({ from: sums.at('moves', first + at), to, count: sums.months }));
  });
  // Of what is counted at the end each number stands in the first month of a series of its own.
  const ofMatrix = places.matrix.flatMap((row, from) =>
    Array.from({ length: sums.tiers + 1 }, (_, to) => ({
      from: sums.at('matrix', from * (sums.tiers + 1) + to),
      to: row + to,
      count: 1,
    })),
  );
  return [...ofGroups, ...ofMoves, ...ofMatrix, { from: sums.at('untied', 0), to: places.untied, count: 1 }];
}
