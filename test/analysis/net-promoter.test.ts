import { describe, expect, it } from 'vitest';
import { byVoice, netPromoter } from '../../src/analysis/net-promoter.ts';
import { cellAt, PLAIN_CELLS, STANDARD_BANDS, voiceOfScore } from '../../src/model/customer-grid.ts';

describe('the Net Promoter Score', () => {
  it('NPS-1: of ten answers six promoters and two detractors make +40', () => {
    const { score, standardError, coverage } = netPromoter({ promoter: 6, passive: 2, detractor: 2, unknown: 0 });
    expect(score).toBeCloseTo(40, 12);
    expect(standardError).toBeCloseTo(100 * Math.sqrt((0.6 + 0.2 - 0.16) / 10), 12);
    expect(coverage).toBe(1);
  });

  it.each([
    [0, 'detractor'],
    [6, 'detractor'],
    [7, 'passive'],
    [8, 'passive'],
    [9, 'promoter'],
    [10, 'promoter'],
    [11, 'unknown'],
  ])('NPS-2: a score of %i is a %s', (score, voice) => {
    expect(voiceOfScore(STANDARD_BANDS, score)).toBe(voice);
  });

  it('NPS-3: members who said nothing lower the coverage and leave the score as it is', () => {
    const { score, answered, coverage } = netPromoter({ promoter: 6, passive: 2, detractor: 2, unknown: 90 });
    expect(score).toBeCloseTo(40, 12);
    expect([answered, coverage]).toEqual([10, 0.1]);
  });

  it.each([
    ['all promoters', { promoter: 5, passive: 0, detractor: 0 }, 100, 0],
    ['all detractors', { promoter: 0, passive: 0, detractor: 5 }, -100, 0],
    ['all passive', { promoter: 0, passive: 5, detractor: 0 }, 0, 0],
    ['as many of both', { promoter: 50, passive: 0, detractor: 50 }, 0, 10],
  ])('%s', (_, voices, score, standardError) => {
    expect(netPromoter({ ...voices, unknown: 0 })).toMatchObject({ score, standardError });
  });

  it('is not there without an answer, nor the coverage without members', () => {
    const nobody = { promoter: 0, passive: 0, detractor: 0, unknown: 0 };
    expect(netPromoter({ ...nobody, unknown: 7 })).toEqual({
      score: null,
      standardError: null,
      answered: 0,
      coverage: 0,
    });
    expect(netPromoter(nobody).coverage).toBeNull();
  });

  it('counts both profit bands of a voice', () => {
    const cells = PLAIN_CELLS.map((_, cell) => 10 ** cell);
    expect(byVoice(cells)).toEqual({ promoter: 10_001, passive: 100_010, detractor: 1_000_100, unknown: 10_001_000 });
    expect(PLAIN_CELLS[cellAt(true, 'detractor')]).toBe('high detractor');
  });
});
