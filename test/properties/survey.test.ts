import { describe, expect, test } from 'vitest';
import { Draws } from '../../src/base/draws.ts';
import { keyOf } from '../../src/population/seed.ts';
import { isUnhappy, observedVoice, surveyed } from '../../src/population/survey.ts';
import { clubStudy } from './yearly-club.ts';

describe('surveys', () => {
  const draws = new Draws(keyOf('survey'));

  test('say nothing of members who were not asked', () => {
    const { spec } = clubStudy({ invited: 0 });
    expect(surveyed(spec.invited, spec.behavior, draws, 3, 8)).toBeNull();
    expect(observedVoice(spec, null, 3)).toBe('unknown');
  });

  test('forget an answer after the memory', () => {
    const { spec } = clubStudy({}, { surveyMemory: 12 });
    const answer = { score: 9, month: -2 };
    expect(observedVoice(spec, answer, 9)).toBe('promoter');
    expect(observedVoice(spec, answer, 10)).toBe('unknown');
  });

  test.each([
    [6.49, 'detractor'],
    [6.5, 'passive'],
    [8.49, 'passive'],
    [8.5, 'promoter'],
    [14, 'promoter'],
    [-3, 'detractor'],
  ])('without noise read satisfaction %d as %s', (satisfaction, expected) => {
    const { spec } = clubStudy({ invited: 1 }, { surveyResponse: 1, surveyNoise: 0 });
    expect(observedVoice(spec, surveyed(spec.invited, spec.behavior, draws, 1, satisfaction), 1)).toBe(expected);
    expect(isUnhappy(spec, satisfaction)).toBe(expected === 'detractor');
  });

  test('are answered more by happy members, so that the answers overstate how happy all are (Baehre et al. 2022)', () => {
    const { spec } = clubStudy({ invited: 1 }, { surveyNoise: 0 });
    const answered = (satisfaction: number) =>
      Array.from({ length: 4000 }, (_, month) => surveyed(1, spec.behavior, draws, month, satisfaction)).filter(
        (answer) => answer !== null,
      ).length;
    expect(answered(9)).toBeGreaterThan(answered(8));
    expect(answered(8)).toBeGreaterThan(answered(5));
    expect(answered(8) / 4000).toBeCloseTo(spec.behavior.surveyResponse, 1);
  });
});
