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
});
