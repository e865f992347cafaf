/**
 * The customer grid: how profitable a member is, by what the member's latest survey answer says. Having no answer is a
 * voice of its own, so that nobody is ever put where nothing is known.
 */
export const VOICES = ['promoter', 'passive', 'detractor', 'unknown'] as const;
export type Voice = (typeof VOICES)[number];

const PROFITS = ['high', 'low'] as const;

/** Every cell by its plain name, in the order of their indexes: the profitable first, each row from promoter to unknown. */
export const PLAIN_CELLS: readonly string[] = PROFITS.flatMap((profit) => VOICES.map((voice) => `${profit} ${voice}`));

/** The words of every grid, which no cell may take as its own name. */
export const GRID_WORDS: readonly string[] = [...PROFITS, ...VOICES];

/** The question is how likely one is to recommend the business, from 0 to 10. */
export const LOWEST_SCORE = 0;
export const HIGHEST_SCORE = 10;

/** The scores that a voice takes, both ends included. */
export interface ScoreBand {
  readonly voice: Exclude<Voice, 'unknown'>;
  readonly from: number;
  readonly to: number;
}

/** The bands of Reichheld 2003, for where no program says otherwise. */
export const STANDARD_BANDS: readonly ScoreBand[] = [
  { voice: 'promoter', from: 9, to: 10 },
  { voice: 'passive', from: 7, to: 8 },
  { voice: 'detractor', from: 0, to: 6 },
];

/** The index in `PLAIN_CELLS`. */
export function cellAt(highProfit: boolean, voice: Voice): number {
  return (highProfit ? 0 : VOICES.length) + VOICES.indexOf(voice);
}

export function voiceOf(cell: number): Voice {
  return VOICES[cell % VOICES.length]!;
}

/**
 * The cells that words of a grid stand for, by rising index: one for a plain name, those of both bands for a voice, those
 * of all voices for a band. Undefined for any other word.
 */
export function cellsOfWords(words: string): readonly number[] | undefined {
  const cells = PLAIN_CELLS.flatMap((plain, cell) =>
    plain === words || plain.split(' ').includes(words) ? [cell] : [],
  );
  return cells.length === 0 ? undefined : cells;
}

/** The voice of a whole score; unknown for one outside every band. */
export function voiceOfScore(bands: readonly ScoreBand[], score: number): Voice {
  return bands.find(({ from, to }) => from <= score && score <= to)?.voice ?? 'unknown';
}
