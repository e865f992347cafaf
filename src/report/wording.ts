import { JAPANESE } from './japanese/catalog.ts';

/** The languages in which people can be spoken to, by their ISO 639 codes. */
export const LANGUAGES = ['en', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * What is said, apart from the language it is said in: an English template in its parts, and what stands between them.
 * A value that is itself language is a Wording; names, amounts, dates and anything a program's author wrote are strings.
 * Plain data, so that it may pass between threads.
 */
export interface Wording {
  readonly parts: readonly string[];
  readonly values: readonly (Wording | string | number)[];
}

/**
 * Tags the English template of something to be said: say`${a} and ${b} cannot be compared`. Every template is a sentence
 * or a phrase that other languages can say as a whole: what depends on a number or on a case is a Wording of its own.
 */
export function say(parts: TemplateStringsArray, ...values: Wording['values']): Wording {
  return { parts: [...parts], values };
}

/** A phrase that stands in a table outside this project's code, such as a schema or the grammar's expectations. */
export function phrase(text: string): Wording {
  return { parts: [text], values: [] };
}

/** The English template with its places numbered, by which other languages know it: `{0} and {1} cannot be compared`. */
export function templateOf({ parts }: Pick<Wording, 'parts'>): string {
  return parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`);
}

/** In the words of a language; what a language has no words for stays English. */
export function speak(wording: Wording, language: Language): string {
  const { parts, values } = wording;
  const said = values.map((value) => (typeof value === 'object' ? speak(value, language) : String(value)));
  const translated = language === 'ja' ? JAPANESE.get(templateOf(wording)) : undefined;
  if (translated === undefined) return parts.reduce((text, part, i) => text + (said[i - 1] ?? '') + part);
  return translated.replace(/\{(\d+)\}/g, (_, index: string) => said[Number(index)] ?? '');
}

/** Says what is given to it in one language. */
export type Speaker = (wording: Wording) => string;

export function speaker(language: Language | undefined): Speaker {
  return (wording) => speak(wording, language ?? 'en');
}

/** Names or phrases one after another: `a, b, c`. Nothing at all where there are none. */
export function listed(items: readonly (Wording | string)[]): Wording {
  return folded(items, (list, rest) => say`${list}, ${rest}`);
}

/** Requirements of which all must hold, however long each is: `a and b and c`. */
export function together(items: readonly Wording[]): Wording {
  return folded(items, (all, rest) => say`${all} and ${rest}`);
}

/** All of several things: `a, b and c`. */
export function allOf(items: readonly (Wording | string)[]): Wording {
  const last = items.at(-1);
  return last === undefined || items.length === 1 ? listed(items) : say`${listed(items.slice(0, -1))} and ${last}`;
}

/** One of several things: `a, b or c`. */
export function anyOf(items: readonly (Wording | string)[]): Wording {
  const last = items.at(-1);
  return last === undefined || items.length === 1 ? listed(items) : say`${listed(items.slice(0, -1))} or ${last}`;
}

/** Whole sentences one after another. */
export function oneAfterAnother(sentences: readonly Wording[]): Wording {
  return folded(sentences, (before, rest) => say`${before} ${rest}`);
}

/** Clauses one after another, as in `first; second`. */
export function inTurn(items: readonly (Wording | string)[]): Wording {
  return folded(items, (before, rest) => say`${before}; ${rest}`);
}

/** Joined in halves, so that a list of thousands nests no deeper than its logarithm. */
function folded(items: readonly (Wording | string)[], join: (list: Wording, rest: Wording) => Wording): Wording {
  const [first, ...others] = items;
  if (first === undefined) return say``;
  if (others.length === 0) return say`${first}`;
  const half = Math.ceil(items.length / 2);
  return join(folded(items.slice(0, half), join), folded(items.slice(half), join));
}
