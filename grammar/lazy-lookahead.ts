import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Build<Name extends 'buildLookaheadForAlternation' | 'buildLookaheadForOptional'> = ILookaheadStrategy[Name];

/**
 * Looks ahead as usual, but works out what to look for at a place of the grammar when a program first comes there: most
 * programs use a small part of the language, and working it all out takes longer than parsing them.
 */
export class LazyLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(
    options: Parameters<Build<'buildLookaheadForAlternation'>>[0],
  ): ReturnType<Build<'buildLookaheadForAlternation'>> {
    return onFirstUse(() => super.buildLookaheadForAlternation(options));
  }

  override buildLookaheadForOptional(
    options: Parameters<Build<'buildLookaheadForOptional'>>[0],
  ): ReturnType<Build<'buildLookaheadForOptional'>> {
    return onFirstUse(() => super.buildLookaheadForOptional(options));
  }
}

/** A function that is made when it is first called; the parser calls it with itself as `this`. */
function onFirstUse<Args extends unknown[], Result>(make: () => (...args: Args) => Result): (...args: Args) => Result {
  let known: ((...args: Args) => Result) | null = null;
  return function (this: unknown, ...args) {
    known ??= make();
    return known.apply(this, args);
  };
}
