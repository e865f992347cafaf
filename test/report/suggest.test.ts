import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/report/suggest.ts';
import { english } from '../english.ts';

describe('nearest', () => {
  it.each([
    ['platnum', ['gold', 'platinum'], ['platinum'], 'a missing letter'],
    ['glod', ['gold', 'green'], ['gold'], 'a swap is one edit'],
    ['GOLD', ['gold'], ['gold'], 'case only'],
    ['ｇｏｌｄ', ['gold'], ['gold'], 'full-width letters only'],
    ['ゴルド', ['ゴールド', 'シルバー'], ['ゴールド'], 'Japanese names'],
    ['gold', ['gold'], [], 'never the word itself'],
    ['x', ['y'], [], 'a word that keeps no letter'],
    ['x', ['xy'], ['xy'], 'one edit is always allowed'],
    ['', ['a'], [], 'the empty word'],
    ['abcde', ['abcxy'], [], 'five letters allow one edit, not two'],
    ['abcdef', ['abcdxy'], ['abcdxy'], 'six letters allow two edits'],
    ['abcdef', ['abcxyz'], [], 'six letters do not allow three'],
  ])('%s among %j gives %j: %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toEqual(expected);
  });

  it('puts the nearest first and otherwise keeps the given order', () => {
    expect(nearest('spends', ['spenda', 'spendb', 'spend', 'SPENDS'])).toEqual(['SPENDS', 'spenda', 'spendb']);
  });

  it('offers a name once though it is in scope twice', () => {
    expect(nearest('glod', ['gold', 'gold'])).toEqual(['gold']);
  });

  it('gives none for a word longer than a hundred characters', () => {
    expect(nearest('a'.repeat(100), ['a'.repeat(99)])).toHaveLength(1);
    expect(nearest('a'.repeat(101), ['a'.repeat(100)])).toEqual([]);
  });

  it('looks at a thousand candidates and no more', () => {
    const others = Array.from({ length: 1000 }, (_, i) => `${i}`);
    expect(nearest('glod', [...others.slice(1), 'gold'])).toEqual(['gold']);
    expect(nearest('glod', [...others, 'gold'])).toEqual([]);
  });

  it('finds every word from which two neighboring letters were swapped', () => {
    const name = fc.stringMatching(/^[a-z]{2,20}$/);
    fc.assert(
      fc.property(name, fc.nat(), (word, seed) => {
        const at = seed % (word.length - 1);
        const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
        expect(nearest(swapped, [word])).toEqual(swapped === word ? [] : [word]);
      }),
    );
  });
});

describe('didYouMean', () => {
  it.each([
    [[], undefined],
    [['gold'], 'did you mean `gold`?'],
    [['gold', 'green'], 'did you mean `gold` or `green`?'],
    [['gold', 'green', 'grey'], 'did you mean `gold`, `green` or `grey`?'],
  ])('%j', (names, phrase) => {
    const asked = didYouMean(names);
    expect(asked === undefined ? undefined : english(asked)).toBe(phrase);
  });
});
